"""The pieces that figures are made of: rows of cells, and paragraphs of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.cells import Cell, as_text, figure_width, paragraph, row_width
from copro_tui.text.width import width
from tests.nasty import NASTY
from tests.strategies import texts

anything = (
    texts() | st.sampled_from(list(NASTY.values())) | st.lists(st.sampled_from(list(NASTY.values()))).map(" ".join)
)


@given(anything, st.integers(12, 80), st.integers(0, 6))
def test_a_paragraph_stays_within_its_room_and_is_indented(text: str, room: int, indent: int) -> None:
    rows = paragraph(text, room, indent=indent, first="- ")
    assert figure_width(rows) <= room
    assert as_text(rows).startswith("-")
    assert {width(row[0].text) for row in rows} == {max(indent, 2)}


def test_a_row_is_as_wide_as_its_cells_together() -> None:
    row = (Cell("ab"), Cell("漢", "strong"), Cell(""))
    assert row_width(row) == 4
    assert figure_width([(Cell("abc"),), row]) == 4
    assert figure_width([]) == 0
