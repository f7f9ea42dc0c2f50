"""Frameworks: the course's order, comparing two that were chosen from a list, and one level out at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.tui.screens.frameworks import FrameworkScreen, FrameworksScreen
from copro_tui.tui.widgets.framework_view import FrameworkView
from copro_tui.tui.widgets.menu import Menu
from tests.clock import FakeClock
from tests.courses import COURSE, write_course
from tests.tui.pilots import choose, running, the, until, until_on, until_said, until_shown, words


async def open_ladder(pilot: Pilot[None]) -> FrameworkScreen:
    await pilot.press("f")
    await until_on(pilot, FrameworksScreen)
    await choose(pilot, "ladder")
    return await until_on(pilot, FrameworkScreen)


async def test_they_are_listed_in_the_courses_own_order(folder: Path, clock: FakeClock) -> None:
    write_course(folder, course=f"{COURSE}frameworks: [values, ladder]\n")
    async with running(folder, clock) as pilot:
        await pilot.press("f")
        await until_on(pilot, FrameworksScreen)
        assert the(pilot, Menu).stops() == ["values", "ladder", "line"]


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
async def test_what_to_compare_is_chosen_from_a_list_and_escape_goes_one_level_out(
    folder: Path, clock: FakeClock, by: str
) -> None:
    async with running(folder, clock, size=(80, 40)) as pilot:
        await open_ladder(pilot)
        await pilot.press("v")
        await until_shown(pilot, "Compare with", "A small spectrum")
        await until(pilot, lambda: the(pilot, Menu).has_focus)
        assert the(pilot, Menu).stops() == ["line"], "the crosswalk joins the ladder to the line alone"
        await (pilot.press("enter") if by == "keyboard" else choose(pilot, "line"))
        await until_said(pilot, "A small ladder · The line")
        assert the(pilot, FrameworkView).has_focus
        await pilot.press("escape")
        await until(pilot, lambda: "and The line" not in words(pilot))
        assert isinstance(pilot.app.screen, FrameworkScreen)
        await pilot.press("escape")
        await until_on(pilot, FrameworksScreen)


async def test_escape_in_the_list_changes_nothing(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=(80, 40)) as pilot:
        await open_ladder(pilot)
        await pilot.press("v")
        await until_shown(pilot, "Compare with")
        await pilot.press("escape")
        await until(pilot, lambda: "Compare with" not in words(pilot))
        assert the(pilot, FrameworkView).has_focus


async def test_in_a_wide_window_the_others_are_at_hand(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=(120, 40)) as pilot:
        await open_ladder(pilot)
        await until_said(pilot, "Some values", "A small spectrum")
