"""What stands below the last thing that can be opened is reached by keys, too."""

from __future__ import annotations

from pathlib import Path

from copro_tui.tui.screens.frameworks import FrameworkScreen
from tests.clock import FakeClock
from tests.tui.pilots import player_of, running, until, until_on


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
