"""The settings: chosen, in force at once, and kept for each learner."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from copro_tui.player import CoursePlayer
from copro_tui.progress.settings import CHOICES
from copro_tui.text.width import width
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.settings import Choices, SettingsScreen
from copro_tui.tui.widgets.menu import Menu
from tests.clock import FakeClock
from tests.players import connect, start
from tests.tui.hands import at
from tests.tui.pilots import choose, click, lines_of_text, running, shown, strips, the, until, until_on, until_shown


@pytest.fixture(autouse=True)
def time_goes_on(clock: FakeClock) -> None:
    """Of two states of a record the later one holds, so no two choices are made at the same time."""
    clock.tick = timedelta(seconds=1)


def chosen(player: CoursePlayer, setting: str) -> str:
    """A setting as it was kept; its first choice where none was."""
    return player.about.settings.get(setting, CHOICES[setting][0])


def has(player: CoursePlayer, setting: str, value: str) -> bool:
    return chosen(player, setting) == value


@pytest.mark.parametrize("setting", CHOICES)
async def test_each_setting_goes_through_its_choices_and_back(folder: Path, clock: FakeClock, setting: str) -> None:
    connect(folder, clock, "Ann")  # or there would be nothing to send
    async with running(folder, clock) as pilot:
        await pilot.press("e")
        screen = await until_on(pilot, SettingsScreen)
        the(pilot, Choices).current = setting
        choices = CHOICES[setting]
        for value in (*choices[1:], choices[0]):
            await pilot.press("right")
            await until(pilot, partial(has, screen.player, setting, value))
        await pilot.press("left")
        await until(pilot, partial(has, screen.player, setting, choices[-1]))
    assert chosen(start(folder, clock), setting) == choices[-1]
    assert chosen(start(folder, clock, "Bob"), setting) == choices[0]


async def test_the_colours_change_at_once_by_mouse(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=(80, 40)) as pilot:
        await choose(pilot, "settings")
        await until_on(pilot, SettingsScreen)
        await click(pilot, ("button", "+theme"), Choices)
        await until(pilot, lambda: pilot.app.theme == "copro-light")
        await until_shown(pilot, "light")
    assert start(folder, clock).about.theme == "copro-light"


async def test_there_is_only_one_language_so_far(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await pilot.press("e")
        await until_on(pilot, SettingsScreen)
        await pilot.press("enter")
        await until_shown(pilot, "Only English is available so far.")


async def test_the_language_changes_at_once(folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copro_tui.player.settings.available_languages", lambda: ("en", "cy"))
    async with running(folder, clock) as pilot:
        await pilot.press("e")
        await until_on(pilot, SettingsScreen)
        await pilot.press("enter")
        await until_shown(pilot, "Cymraeg")
    assert start(folder, clock).about.language == "cy"


async def test_motion_is_as_chosen(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).choose("motion", "basic")
    async with running(folder, clock) as pilot:
        assert pilot.app.animation_level == "basic"


@pytest.mark.parametrize("step", ["build", "cases", "own"])
@pytest.mark.parametrize("cells", ["60", "68", "76"])
async def test_no_line_of_text_is_wider_than_chosen(folder: Path, clock: FakeClock, cells: str, step: str) -> None:
    start(folder, clock).choose("width", cells)
    async with at(folder, clock, step, size=(120, 40)) as pilot:
        body = pilot.app.screen.query_one("#body")
        inside = [line for one, drawn in strips(pilot) if body in one.ancestors for line in lines_of_text(one, drawn)]
        assert 20 < max(width(line) for line in inside) <= int(cells)


async def test_airy_puts_space_between_lines(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=(80, 50)) as pilot:
        close = the(pilot, Menu).region.height
    start(folder, clock).choose("spacing", "airy")
    async with running(folder, clock, size=(80, 50)) as pilot:
        assert the(pilot, Menu).region.height > close


async def test_a_setting_that_makes_no_sense_is_said_and_does_no_harm(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).choose("width", "999")
    async with running(folder, clock) as pilot:
        await until_on(pilot, HomeScreen)
        await until_shown(pilot, "The setting width cannot be “999”")
        assert "▶" in shown(pilot)
