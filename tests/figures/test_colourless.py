"""What stands on a solid ground is in brackets where there is no colour."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.board import Laid
from copro_tui.figures.cells import Cell, Figure, as_text, row_width
from copro_tui.figures.colourless import in_brackets
from copro_tui.figures.draw import draw
from copro_tui.figures.parts import button
from tests.figures.boards import layings, real


def test_a_token_is_in_brackets_and_texts_on_other_grounds_are_not() -> None:
    row = (Cell(" B ", "on", ground="accent"), Cell(" B ", ground="select"), Cell(" 2 3 ", "on", ground="for"))
    assert as_text(in_brackets((row,))) == "[B] B [2 3]"


def test_a_rung_in_hand_is_one_thing_with_its_signs() -> None:
    row = tuple(Cell(text, "on", ground="accent") for text in (" ▲ ", "Therapy  ", " ▼ "))
    assert as_text(in_brackets((row,))) == "[▲ Therapy   ▼]"


def test_brackets_come_once() -> None:
    figure: Figure = ((Cell(" B ", "on", ground="right"),),)
    assert in_brackets(in_brackets(figure)) == in_brackets(figure)


def test_every_button_is_in_brackets() -> None:
    row = (button("Done"), Cell("  "), button("Skip", first=False))
    assert as_text(in_brackets((row,))) == "[Done]  [Skip]"


@given(layings(real("spectrum")), st.integers(20, 80))
def test_widths_stay(laid: Laid, cells: int) -> None:
    figure = draw(real("spectrum"), laid, cells)
    assert [row_width(row) for row in in_brackets(figure)] == [row_width(row) for row in figure]
