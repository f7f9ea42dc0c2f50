"""What a learner was asked to do, on home."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.cohorts.model import Assigned
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.module import ModuleScreen
from copro_tui.tui.widgets.menu import Menu
from tests.clock import FakeClock
from tests.cohorts.groups import ask_ann
from tests.courses import LATER, SECOND
from tests.players import play, start
from tests.tui.pilots import choose, lesson_screen, running, shown, strips, the, until_on, until_said, until_shown


async def test_it_stands_first_and_opens_by_keyboard(folder: Path, clock: FakeClock) -> None:
    ask_ann(folder, clock, Assigned("when", due="2026-01-31"), workshop="2026-02-14")
    async with running(folder, clock) as pilot:
        await until_on(pilot, HomeScreen)
        await until_shown(
            pilot, "Start", "For “Spring group”, asked by Siân. Workshop: 14 February 2026.", "due 31 Jan"
        )
        await pilot.press(*["down"] * the(pilot, Menu).stops().index("asked:when"), "enter")
        await until_on(pilot, ModuleScreen)
        await until_shown(pilot, "For “Spring group”, asked by Siân: due 31 January 2026.")
        await pilot.press("escape", "home", "enter")
        await until_on(pilot, LessonScreen)
        assert lesson_screen(pilot).lesson_player.lesson.ref == LATER


async def test_it_opens_by_mouse_and_the_line_above_it_does_nothing(folder: Path, clock: FakeClock) -> None:
    ask_ann(folder, clock, Assigned("when", due="2026-01-04"))
    async with running(folder, clock) as pilot:
        await until_on(pilot, HomeScreen)
        await until_shown(pilot, "was due 4 Jan")
        menu = the(pilot, Menu)
        (lines,) = (drawn for one, drawn in strips(pilot) if one is menu)
        note = next(y for y, line in enumerate(lines) if "asked by Siân" in line.text)
        assert await pilot.click(menu, offset=(10, note))
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        assert menu.current == "continue"
        await choose(pilot, "asked:when")
        await until_on(pilot, ModuleScreen)
        await until_shown(pilot, "was due 4 January 2026, still open")


async def test_it_is_said_to_be_done_once_it_is_and_continue_stays_what_it_was(folder: Path, clock: FakeClock) -> None:
    ask_ann(folder, clock, Assigned("when", due="2026-01-31"))
    player = start(folder, clock)
    play(player.open_lesson(LATER))
    player.open_lesson(SECOND)
    async with running(folder, clock) as pilot:
        await until_on(pilot, HomeScreen)
        await until_shown(pilot, "Carry on", "A short lesson", "For “Spring group”, asked by Siân: all done.")
        assert "asked:when" not in the(pilot, Menu).stops()
        assert "due" not in shown(pilot)


async def test_what_was_done_meanwhile_shows_on_coming_home(folder: Path, clock: FakeClock) -> None:
    ask_ann(folder, clock, Assigned("when", due="2026-01-31"))
    async with running(folder, clock) as pilot:
        await until_on(pilot, HomeScreen)
        await choose(pilot, "asked:when")
        await until_on(pilot, ModuleScreen)
        play(start(folder, clock).open_lesson(LATER))
        await pilot.press("escape")
        await until_shown(pilot, "all done")


@pytest.mark.parametrize("size", [(80, 24), (40, 24), (120, 40)])
async def test_names_are_shown_as_they_are_at_every_size(folder: Path, clock: FakeClock, size: tuple[int, int]) -> None:
    ask_ann(folder, clock, Assigned("what", due="2026-01-31"), name="[red]Pobl[/]", trainer="Dai [/] Evans")
    async with running(folder, clock, size=size) as pilot:
        await until_on(pilot, HomeScreen)
        await until_said(pilot, "For “[red]Pobl[/]”, asked by Dai [/] Evans.", "due 31 Jan")
