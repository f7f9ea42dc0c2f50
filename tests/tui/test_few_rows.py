"""A window of few rows, which is one of twice as large letters: everything can be read all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.figures.card import card
from copro_tui.figures.cells import as_text
from copro_tui.figures.cells import paragraph as lines
from copro_tui.tui.boards.arrange import Parts, Sheet, arranged
from tests.clock import FakeClock
from tests.tui.hands import board
from tests.tui.pilots import shown, until_shown
from tests.tui.test_along_the_drawing import LADDER, at_real

FEW = (40, 12)
BUILDING = "what/ladders/build-tlap"


@pytest.mark.criterion("1.4.4")
async def test_a_case_that_is_cut_is_shown_as_a_whole_on_request(tmp_path: Path, clock: FakeClock) -> None:
    async with at_real(tmp_path, clock, LADDER, FEW) as pilot:
        case = board(pilot).view.case
        assert case is not None
        last = " ".join(case.text.split()[-2:])
        for key in ("", "1"):
            await pilot.press(*[key] * bool(key))
            assert last not in shown(pilot)
            await pilot.press("space")
            await until_shown(pilot, last, "▶")
            await pilot.press("space")
            assert last not in shown(pilot)


async def test_the_question_makes_room_once_something_is_in_hand(tmp_path: Path, clock: FakeClock) -> None:
    async with at_real(tmp_path, clock, BUILDING, FEW) as pilot:
        await until_shown(pilot, board(pilot).exercise_in_view.prompt.split()[0])
        await pilot.press("enter")
        await until_shown(pilot, *(f" {number}  " for number in range(1, 8)))


async def test_where_next_to_nothing_fits_a_whole_sentence_says_so(tmp_path: Path, clock: FakeClock) -> None:
    async with at_real(tmp_path, clock, LADDER, (80, 24)) as pilot:
        for columns, rows, said in ((20, 5, "Too small."), (20, 10, "larger."), (80, 24, "Case A")):
            await pilot.resize_terminal(columns, rows)
            await until_shown(pilot, said)
        await pilot.press("1", "enter")
        await until_shown(pilot, "Next case")


def test_a_card_of_one_row_keeps_its_count() -> None:
    assert "1 of 5" in as_text(card("Case A  A boy and his teacher", "1 of 5", ["A boy tells."], 38, most=1))


@pytest.mark.criterion("1.4.4")
def test_scrolling_leaves_no_row_unread() -> None:
    words = lines(" ".join(f"word{number}" for number in range(60)), 38)
    for rows in (8, 10, 12):
        sheet = Sheet(columns=40, height=rows + 2, cells=38, rows=rows)
        parts = Parts(question=lines("A question?", 38), board=lines("A board", 38), words=words)
        read, scrolled = "", 0
        while True:
            found = arranged(parts, sheet, scrolled)
            read += as_text(found.figure)
            if not found.left:
                break
            scrolled += min(found.page, found.left)
        assert all(f"word{number}" in read for number in range(60))
