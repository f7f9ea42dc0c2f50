"""What the keys of a lesson do: hints, trying again, being shown, jumping; and where the cursor is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from copro_tui.course.refs import Ref
from copro_tui.tui.boards.base import Board
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.steps import StepsScreen
from copro_tui.tui.widgets.menu import Menu
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import open_store
from tests.tui.hands import answer, at, check, keys, view
from tests.tui.pilots import (
    choose,
    click_key,
    lesson_screen,
    place_of,
    shown,
    the,
    until,
    until_on,
    until_shown,
)


async def test_a_hint_is_shown_and_recorded(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        assert "Who decides?" not in shown(pilot)
        await pilot.press("h")
        await until_shown(pilot, "Hint", "Who decides?")
        await pilot.press("shift+down")
        await check(pilot)
    attempts = open_store(folder, clock).record.standing(Ref.parse(f"{FIRST}/build"))
    assert attempts.tries == 1
    assert '"hinted":true' in open_store(folder, clock).path.read_text(encoding="utf-8")


@pytest.mark.criterion("2.1.2")
async def test_tab_leaves_the_text_and_goes_back_into_it(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "words") as pilot:
        await until(pilot, lambda: "Leave the box" in keys(pilot))
        await pilot.press("g", "tab")
        await until(pilot, lambda: pilot.app.focused is None and "Leave the box" not in keys(pilot))
        await pilot.press("g")
        await until_on(pilot, StepsScreen)
        await pilot.press("escape")
        await until_on(pilot, LessonScreen)
        await pilot.press("tab", "o")
        await until(pilot, lambda: the(pilot, TextArea).text == "go" and answer(pilot) == "go")
        await pilot.press("tab", "b")
        await until(pilot, lambda: lesson_screen(pilot).lesson_player.step.id != "words")


async def test_one_may_be_shown_after_two_tries_and_try_again(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build", (120, 40)) as pilot:
        fresh = answer(pilot)
        await pilot.press("a")
        assert view(pilot).phase == "open"
        for _try in range(2):
            assert "Show answer" not in keys(pilot)
            await pilot.press("enter", "down", "enter")
            await check(pilot)
        await until(pilot, lambda: "Show answer" in keys(pilot))
        await click_key(pilot, "Show answer")
        await until_shown(pilot, "Here is our answer.")
        assert answer(pilot) == ["leading", "sharing", "asking", "telling"]
        await pilot.press("t")
        await until(pilot, lambda: view(pilot).phase == "open" and "Check" in keys(pilot))
        assert answer(pilot) == fresh
    standing = open_store(folder, clock).record.standing(Ref.parse(f"{FIRST}/build"))
    assert standing.shown
    assert standing.best != 1


async def test_a_step_is_jumped_to_by_keys_and_by_mouse(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build", (120, 40)) as pilot:
        await pilot.press("g")
        await until_on(pilot, StepsScreen)
        assert the(pilot, Menu).current == "1"
        assert "Which of these share power?" in shown(pilot)
        await pilot.press("down", "down", "enter")
        await until_shown(pilot, "Who is speaking?")
        await click_key(pilot, "Go to")
        await until_on(pilot, StepsScreen)
        await choose(pilot, "5")
        await until_shown(pilot, "Which of these share power?")
        await pilot.press("g")
        await until_on(pilot, StepsScreen)
        await pilot.press("escape")
        await until_on(pilot, LessonScreen)
        assert lesson_screen(pilot).lesson_player.place == 5


@pytest.mark.criterion("2.4.7")
async def test_the_cursor_stands_on_what_is_in_hand(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        for key in ("down", "down", "enter", "up", "enter"):
            await pilot.press(key)
            board = the(pilot, Board)
            assert board.current is not None
            place = board.content_region.offset + place_of(board, ("item", board.current))
            await until(pilot, partial(cursor_in_line, pilot, place.y))


@pytest.mark.criterion("2.4.7")
async def test_the_cursor_stays_there_when_the_window_changes(folder: Path, clock: FakeClock) -> None:
    """Home, which is below the lesson, is laid out for the new window, too."""
    async with at(folder, clock, "build", size=(100, 30)) as pilot:
        for key in ("down", "down", "enter"):
            await pilot.press(key)
        await pilot.resize_terminal(90, 30)
        await pilot.pause()
        board = the(pilot, Board)
        assert board.current is not None
        place = board.content_region.offset + place_of(board, ("item", board.current))
        assert cursor_in_line(pilot, place.y)


def cursor_in_line(pilot: Pilot[None], line: int) -> bool:
    return pilot.app.cursor_position.y == line


@pytest.mark.parametrize(("key", "place"), [("end", -1), ("home", 0)])
async def test_what_is_in_hand_is_scrolled_into_view(folder: Path, clock: FakeClock, key: str, place: int) -> None:
    async with at(folder, clock, "which", size=(40, 12)) as pilot:
        board, body = the(pilot, Board), pilot.app.screen.query_one("#body")
        await pilot.press("down", key)
        assert board.current == board.stops()[place]
        await until(pilot, lambda: body.region.contains(*pilot.app.cursor_position))
        spot = board.content_region.offset + place_of(board, ("item", board.stops()[place]))
        assert body.region.contains(*spot)
