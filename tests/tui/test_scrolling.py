"""What stands below the last thing that can be opened is reached by keys, too."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from copro_tui.player import CoursePlayer
from copro_tui.tui.screens.frameworks import FrameworkScreen
from copro_tui.tui.screens.journal import PlanScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.widgets.framework_view import FrameworkView
from tests.clock import FakeClock
from tests.players import open_store
from tests.tui.pilots import player_of, running, until, until_on
from tests.whole_course import real_course


async def test_the_text_under_a_framework_is_reached_by_keys(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=(40, 9)) as pilot:
        pilot.app.push_screen(FrameworkScreen(player_of(folder, clock), "ladder"))
        screen = await until_on(pilot, FrameworkScreen)
        body = screen.query_one("#body")
        await pilot.press("1")
        await until(pilot, lambda: body.max_scroll_y > 0)
        await pilot.press(*["pagedown"] * 5)
        await until(pilot, lambda: body.scroll_offset.y == body.max_scroll_y)
        await pilot.press(*["pageup"] * 5)
        await until(pilot, lambda: body.scroll_offset.y == 0)


@pytest.mark.parametrize("key", ["space", "pagedown"])
async def test_a_page_of_a_lesson_is_read_on_by_keys(folder: Path, clock: FakeClock, key: str) -> None:
    async with running(folder, clock, size=(40, 8)) as pilot:
        await pilot.press("enter")
        screen = await until_on(pilot, LessonScreen)
        body = screen.query_one("#body")
        await until(pilot, lambda: body.max_scroll_y > 0)
        await pilot.press(*[key] * 5)
        await until(pilot, lambda: body.scroll_offset.y == body.max_scroll_y)


@pytest.mark.parametrize("size", [(40, 24), (80, 24), (120, 40)])
@pytest.mark.parametrize("key", ["o", "p", "f", "s", "e"])
async def test_no_screen_opens_scrolled_away(folder: Path, clock: FakeClock, key: str, size: tuple[int, int]) -> None:
    async with running(folder, clock, size=size) as pilot:
        home = pilot.app.screen
        await pilot.press(key)
        await until(pilot, lambda: pilot.app.screen is not home and pilot.app.screen.is_mounted)
        for _frame in range(3):
            await pilot.pause()
        assert pilot.app.screen.query_one("#body").scroll_y == 0


@pytest.mark.parametrize("size", [(40, 24), (40, 12), (80, 24)])
async def test_two_frameworks_are_seen_from_their_heads_down(
    folder: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    player = CoursePlayer(real_course(), open_store(folder, clock), clock, random.Random(1))
    async with running(folder, clock, size=size) as pilot:
        pilot.app.push_screen(FrameworkScreen(player, "arnstein"))
        screen = await until_on(pilot, FrameworkScreen)
        await pilot.press("v", "enter")
        view = screen.query_one(FrameworkView)
        await until(pilot, lambda: view.current == "arnstein/citizen-control")
        for _frame in range(3):
            await pilot.pause()
        body = screen.query_one("#body")
        assert body.scroll_y == 0
        await pilot.press("down", "down", "up")
        assert view.current == "arnstein/delegated-power"
        await pilot.press("end")
        assert view.current == "tlap/coercion"
        await until(pilot, lambda: body.scroll_y > 0 or size == (80, 24))


async def test_a_list_longer_than_the_window_opens_at_its_top_too(folder: Path, clock: FakeClock) -> None:
    player = CoursePlayer(real_course(), open_store(folder, clock), clock, random.Random(1))
    async with running(folder, clock, size=(40, 24)) as pilot:
        pilot.app.push_screen(PlanScreen(player))
        body = (await until_on(pilot, PlanScreen)).query_one("#body")
        await until(pilot, lambda: body.max_scroll_y > 0)
        for _frame in range(3):
            await pilot.pause()
        assert body.scroll_y == 0
