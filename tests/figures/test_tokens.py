"""What stands at a place: tokens that lie, a miss, a place that is barred, the token in hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.board import TOKEN_SIGNS, Laid, Sign, Token, Trace
from copro_tui.figures.cells import as_text, row_width
from copro_tui.figures.tokens import in_a_row, in_rows, tokens_at

LYING = tuple(
    Token(case=letter.lower(), letter=letter, place="p1", sign="right", name=f"The {letter}") for letter in "ABC"
)
MISS = Trace(case="g", letter="G", yours="p1", its="p2")


def at(laid: Laid, place: str = "p1", cells: int = 40) -> str:
    return as_text((in_a_row(tokens_at(laid, place), cells),))


def test_tokens_stand_side_by_side_and_are_counted_where_there_is_no_room() -> None:
    laid = Laid(lying=LYING, held=Token(case="d", letter="D", place="p1"))
    assert at(laid) == "A✓  B✓  C✓   D"
    assert at(laid, cells=12) == "A✓  +2   D"
    assert at(laid, cells=8) == "+3   D"
    assert at(laid, "p2") == ""


def test_a_miss_says_which_place_was_whose() -> None:
    laid = Laid(lying=(Token(case="g", letter="G", place="p1", sign="wrong"),), trace=MISS)
    assert at(laid) == "G✗ yours"
    assert at(laid, "p2") == " G  its place"
    assert as_text((in_a_row(tokens_at(laid, "p2", words=False), 40),)) == " G"


def test_a_barred_place_shows_a_cross_without_a_letter() -> None:
    assert at(Laid(barred="p1", held=Token(case="d", letter="D", place="p1"))) == "✗   D"


def test_tokens_one_below_the_other_have_their_names() -> None:
    tokens = tokens_at(Laid(lying=LYING, trace=MISS), "p1", named=True)
    assert [as_text((row,)) for row in in_rows(tokens, 20, 4)] == ["A✓ The A", "B✓ The B", "C✓ The C", "G✗ yours"]
    assert [as_text((row,)) for row in in_rows(tokens, 20, 3)] == ["A✓ The A", "B✓  C✓", "G✗ yours"]
    assert [as_text((row,)) for row in in_rows(tokens, 20, 1)] == ["A✓  B✓  C✓  G✗ yours"]


@pytest.mark.parametrize("sign", TOKEN_SIGNS)
def test_every_sign_reads_without_colour(sign: Sign) -> None:
    assert at(Laid(lying=(Token(case="a", letter="A", place="p1", sign=sign),))) == "A" + TOKEN_SIGNS[sign]


@given(st.integers(0, 9), st.booleans(), st.booleans(), st.integers(4, 40), st.integers(1, 6))
def test_tokens_stay_within_their_room(count: int, held: bool, missed: bool, room: int, most: int) -> None:
    laid = Laid(
        lying=tuple(
            Token(case=f"c{n}", letter=chr(65 + n), place="p1", sign="again", name="漢 name") for n in range(count)
        ),
        held=Token(case="z", letter="Z", place="p1") if held else None,
        trace=MISS if missed else None,
    )
    tokens = tokens_at(laid, "p1", named=True)
    assert row_width(in_a_row(tokens, room)) <= room
    rows = in_rows(tokens, room, most)
    assert len(rows) <= most
    assert all(row_width(row) <= room for row in rows)
    assert not held or "Z" in as_text(tuple(rows)) or missed
