"""The place line in each state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.board import Laid, Token
from copro_tui.figures.cells import as_text, row_width
from copro_tui.figures.colourless import in_brackets
from copro_tui.figures.draw import draw
from copro_tui.figures.place_line import place_line, row_of
from tests.figures.boards import laid, layings, real, token

SPECTRUM = real("spectrum", short=False)

STATES = [
    (laid(SPECTRUM, chosen=3, held="B3"), "▶ [B] on 3 information          3 of 6"),
    (laid(SPECTRUM, trace="B32"), "✗ 3 → its place: 2 education"),
    (Laid(held=Token(case="B", letter="B", place="")), "▶ [B] is not on the board yet"),
    (Laid(chosen="information"), "▶ 3 information                 3 of 6"),
    (Laid(), "No place chosen yet"),
]


@pytest.mark.parametrize(("state", "line"), STATES)
def test_the_place_line_says_where_the_case_is(state: Laid, line: str) -> None:
    assert as_text(in_brackets((place_line(SPECTRUM, state, 38),))) == line


def test_a_case_that_was_put_down_is_said_with_its_sign() -> None:
    line = place_line(SPECTRUM, laid(SPECTRUM, "A✓4"), 38, down=token(SPECTRUM, "A✓4"))
    assert as_text((line,)) == "A✓ on 4 consultation"


@given(layings(SPECTRUM), st.integers(20, 120))
def test_the_place_line_fills_its_row(state: Laid, cells: int) -> None:
    assert row_width(place_line(SPECTRUM, state, cells)) == cells


def test_the_row_of_a_place_is_the_one_with_the_cursor() -> None:
    figure = draw(SPECTRUM, laid(SPECTRUM, chosen=3), 38)
    assert "▶" in as_text(figure[row_of(figure, "information") :][:1])


def test_a_place_that_is_not_there_is_in_no_row() -> None:
    assert row_of(draw(SPECTRUM, Laid(), 38), "elsewhere") == 0
