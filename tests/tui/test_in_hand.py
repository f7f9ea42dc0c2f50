"""What is in hand is put down or back wherever a drag ends, and Escape puts it back without leaving."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from copro_tui.tui.boards.base import Board
from copro_tui.tui.boards.order import OrderBoard
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.widgets.key_line import KeyLine
from tests.clock import FakeClock
from tests.tui.hands import answer, at, held
from tests.tui.pilots import click, lesson_screen, place_of, the, until, until_on


async def carry(pilot: Pilot[None], item: str, over: str) -> None:
    """Pick an item up with the mouse and move it over another."""
    board = the(pilot, Board)
    await pilot.mouse_down(board, offset=place_of(board, ("item", item)))
    await pilot.hover(board, offset=place_of(board, ("item", over)))


@pytest.mark.parametrize("where", ["beside", "below", "head", "foot"])
async def test_a_drag_that_ends_elsewhere_puts_the_item_down(folder: Path, clock: FakeClock, where: str) -> None:
    async with at(folder, clock, "build") as pilot:
        first, second, *others = list(answer(pilot))
        await carry(pilot, str(first), str(second))
        board = the(pilot, OrderBoard)
        line = place_of(board, ("item", str(first))).y
        places: dict[str, tuple[type[Widget], tuple[int, int]]] = {
            "beside": (Board, (board.size.width - 1, line)),
            "below": (Board, (3, board.size.height - 1)),
            "head": (TopLine, (1, 0)),
            "foot": (KeyLine, (1, 0)),
        }
        widget, offset = places[where]
        await pilot.mouse_up(widget, offset=offset)
        assert not board.in_hand
        assert answer(pilot) == [second, first, *others]
        await pilot.hover(board, offset=place_of(board, ("item", str(others[-1]))))
        assert answer(pilot) == [second, first, *others]


@pytest.mark.parametrize("lift", ["key", "mouse"])
async def test_escape_puts_back_what_is_in_hand_and_does_not_leave(folder: Path, clock: FakeClock, lift: str) -> None:
    async with at(folder, clock, "build") as pilot:
        before = list(answer(pilot))
        if lift == "key":
            await pilot.press("home", "enter", "down", "down")
        else:
            await carry(pilot, str(before[0]), str(before[2]))
        assert list(answer(pilot)) != before
        await pilot.press("escape")
        assert list(answer(pilot)) == before
        assert not the(pilot, OrderBoard).in_hand
        lesson_screen(pilot)
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, LessonScreen)


async def test_a_screen_in_front_puts_back_what_the_mouse_holds(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        before = list(answer(pilot))
        await carry(pilot, str(before[0]), str(before[2]))
        await pilot.press("f1")
        await pilot.press("escape")
        await until_on(pilot, LessonScreen)
        assert list(answer(pilot)) == before
        assert not the(pilot, OrderBoard).in_hand


async def test_a_case_let_go_beside_a_rung_goes_there_and_elsewhere_stays(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        board = the(pilot, Board)
        case = board.view.layout[0]
        await click(pilot, ("target", "asking"))
        for widget, x in ((TopLine, 1), (Board, board.size.width - 1)):
            rung = place_of(board, ("target", "leading"))
            await pilot.mouse_down(board, offset=place_of(board, ("item", case)))
            await pilot.hover(board, offset=rung)
            await pilot.mouse_up(widget, offset=(x, 0 if widget is TopLine else rung.y))
            await until(pilot, lambda: held(pilot) == "leading" and not board.in_hand)
            assert board.view.phase == "held"
            await click(pilot, ("target", "asking"))
            await until(pilot, lambda: held(pilot) == "asking")


async def test_escape_takes_a_dragged_case_off_the_board(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        board = the(pilot, Board)
        case = board.view.layout[0]
        await click(pilot, ("target", "asking"))
        await pilot.mouse_down(board, offset=place_of(board, ("item", case)))
        await pilot.hover(board, offset=place_of(board, ("target", "leading")))
        await pilot.press("escape")
        await until(pilot, lambda: held(pilot) == "")
        assert not board.in_hand
        lesson_screen(pilot)
