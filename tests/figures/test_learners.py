"""The learners of a computer as rows, in any width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.cells import as_text, row_width
from copro_tui.figures.learners import LearnerRow, columns_head, learner_row
from copro_tui.figures.parts import heading
from tests.strategies import texts

MEGAN = LearnerRow(name="Megan", done=3, count=25, standing="3 of 25 lessons", day="30 January 2026")


def test_a_wide_row_has_columns_under_their_heading() -> None:
    (row,) = learner_row(MEGAN, 76, here=True)
    assert as_text((row,)).startswith("▶ Megan")
    assert as_text((row,)).endswith("3 of 25 lessons  30 January 2026")
    assert row_width(row) == row_width(heading("Others", 76, columns_head(76))) == 76


def test_a_narrow_row_has_two_lines() -> None:
    assert as_text(learner_row(MEGAN, 38, here=False)).split("\n") == [
        "  Megan",
        "  3 of 25 lessons      30 January 2026",
    ]


@pytest.mark.parametrize("cells", [30, 38, 56, 76])
@given(name=texts(), done=st.integers(0, 25), here=st.booleans())
def test_no_row_is_wider_than_there_is_room(cells: int, name: str, done: int, here: bool) -> None:
    row = LearnerRow(name=name, done=done, count=25, standing=f"{done} of 25 lessons", day="30 January 2026")
    assert all(row_width(one) <= cells for one in learner_row(row, cells, here=here))
