"""F1: every key that is shown at the foot of a screen, and those that are not, with what they do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widget import Widget

from copro_tui.player import CoursePlayer
from copro_tui.tui.app import CoproApp
from copro_tui.tui.screens.base import BaseScreen
from copro_tui.tui.screens.frameworks import FrameworkScreen, FrameworksScreen
from copro_tui.tui.screens.glossary import GlossaryScreen
from copro_tui.tui.screens.help import HelpScreen
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.journal import JournalScreen, PlanScreen
from copro_tui.tui.screens.learners import LearnersScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.module import ModuleScreen
from copro_tui.tui.screens.welcome import WelcomeScreen
from copro_tui.tui.widgets.key_line import KeyLine
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.tui.hands import at
from tests.tui.pilots import (
    click_key,
    entrance_to,
    lesson_screen,
    player_of,
    running,
    shown,
    the,
    until,
    until_on,
    until_said,
    until_shown,
)

SCREENS: tuple[Callable[[CoursePlayer], BaseScreen], ...] = (
    HomeScreen,
    FrameworksScreen,
    lambda player: FrameworkScreen(player, "ladder"),
    GlossaryScreen,
    PlanScreen,
    JournalScreen,
    lambda player: ModuleScreen(player, "what"),
)


async def assert_help_has_all_keys(pilot: Pilot[None]) -> None:
    """Every key at the foot of the screen in front is in its help, with what it does."""
    screen = pilot.app.screen
    keys = the(pilot, KeyLine).shown()
    assert keys
    await pilot.press("f1")
    await until_on(pilot, HelpScreen)
    lines = [" ".join(line.split()) for line in shown(pilot).split("\n")]
    for key, binding in keys:
        assert [line for line in lines if key.split()[-1] in line and f" {binding.description}" in line], key
    await click_key(pilot, "Close")
    await until(pilot, lambda: pilot.app.screen is screen)


@pytest.mark.criterion("3.2.6", "3.3.2")
async def test_the_help_of_every_step_has_all_its_keys(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "welcome", size=(100, 60)) as pilot:
        screen = lesson_screen(pilot)
        for place in range(len(screen.lesson_player.lesson.steps)):
            await screen.go_to(place)
            await until_shown(pilot, f"{place + 1} of 8")
            await pilot.pause()
            await assert_help_has_all_keys(pilot)


@pytest.mark.criterion("3.2.6")
async def test_the_help_of_every_screen_has_all_its_keys(folder: Path, clock: FakeClock) -> None:
    player, profiles = player_of(folder, clock), entrance_to(folder, clock)
    screens = [*(made(player) for made in SCREENS), WelcomeScreen(profiles), LearnersScreen(profiles)]
    async with running(folder, clock, size=(100, 60)) as pilot:
        for screen in screens:
            pilot.app.push_screen(screen)
            await until_on(pilot, type(screen))
            await assert_help_has_all_keys(pilot)


async def test_help_says_what_the_screen_and_the_exercise_are_for(folder: Path, clock: FakeClock) -> None:
    player_of(folder, clock).open_lesson(FIRST, "build")
    async with running(folder, clock) as pilot:
        await pilot.press("enter")
        await until_on(pilot, LessonScreen)
        await pilot.press("f1")
        await until_on(pilot, HelpScreen)
        await until_said(pilot, "Enter goes on", "Everything you do is saved", "In a lesson", "Check", "On a board")
        await until_said(pilot, "Leave the screens and type copro plain")
        await pilot.press("escape")
        await until_on(pilot, LessonScreen)


def own_bindings(kind: type[DOMNode]) -> list[Binding]:
    return [one for one in kind.__dict__.get("BINDINGS", []) if isinstance(one, Binding)]


def ours(kind: type[DOMNode]) -> list[type[DOMNode]]:
    below = [more for one in kind.__subclasses__() for more in ours(one)]
    return [*([kind] if kind.__module__.startswith("copro_tui") else []), *below]


def test_every_key_that_is_described_has_an_id_and_no_two_of_a_class_share_one() -> None:
    kinds: list[type[DOMNode]] = [CoproApp, *ours(Widget)]
    assert len([kind for kind in kinds if own_bindings(kind)]) > 10
    for kind in kinds:
        described = [one for one in own_bindings(kind) if one.description]
        assert [one.action for one in described if not one.id] == [], kind
        ids = [one.id for one in described]
        assert len(ids) == len(set(ids)), kind
