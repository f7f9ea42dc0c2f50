"""F1: every key that is shown at the foot of a screen, and those that are not, with what they do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.widget import Widget

from copro_tui.player import Player
from copro_tui.tui.app import CoproApp
from copro_tui.tui.screens.base import BaseScreen
from copro_tui.tui.screens.frameworks import FrameworkScreen, FrameworksScreen
from copro_tui.tui.screens.glossary import GlossaryScreen
from copro_tui.tui.screens.help import HelpScreen
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.module import ModuleScreen
from copro_tui.tui.screens.welcome import LearnersScreen, WelcomeScreen
from copro_tui.tui.screens.writing import JournalScreen, PlanScreen
from copro_tui.tui.widgets.key_line import KeyLine
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.tui.pilots import click_key, entrance_to, player_of, running, shown, the, until, until_on, until_said

STEPS = ("welcome", "build", "cases", "voices", "groups", "which", "own", "words")


async def assert_help_has_all_keys(pilot_folder: Path, clock: FakeClock, screen: BaseScreen) -> None:
    async with running(pilot_folder, clock, size=(100, 60)) as pilot:
        pilot.app.push_screen(screen)
        await until_on(pilot, type(screen))
        keys = the(pilot, KeyLine).shown()
        assert keys
        await pilot.press("f1")
        await until_on(pilot, HelpScreen)
        lines = [line.strip() for line in shown(pilot).split("\n")]
        for key, binding in keys:
            assert [line for line in lines if line.startswith(key) and line.endswith(f" {binding.description}")], key
        await click_key(pilot, "Close")
        await until(pilot, lambda: pilot.app.screen is screen)


@pytest.mark.parametrize("step", STEPS)
async def test_the_help_of_a_step_has_all_its_keys(folder: Path, clock: FakeClock, step: str) -> None:
    player = player_of(folder, clock)
    await assert_help_has_all_keys(folder, clock, LessonScreen(player, player.sit_down(FIRST, step)))


SCREENS: dict[str, Callable[[Player], BaseScreen]] = {
    "home": HomeScreen,
    "frameworks": FrameworksScreen,
    "framework": lambda player: FrameworkScreen(player, "ladder"),
    "glossary": GlossaryScreen,
    "plan": PlanScreen,
    "journal": JournalScreen,
    "module": lambda player: ModuleScreen(player, "what"),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_the_help_of_a_screen_has_all_its_keys(folder: Path, clock: FakeClock, name: str) -> None:
    await assert_help_has_all_keys(folder, clock, SCREENS[name](player_of(folder, clock)))


@pytest.mark.parametrize("kind", [WelcomeScreen, LearnersScreen])
async def test_the_help_at_the_door_has_all_its_keys(
    folder: Path, clock: FakeClock, kind: type[WelcomeScreen | LearnersScreen]
) -> None:
    await assert_help_has_all_keys(folder, clock, kind(entrance_to(folder, clock)))


async def test_help_says_what_the_screen_and_the_exercise_are_for(folder: Path, clock: FakeClock) -> None:
    player_of(folder, clock).sit_down(FIRST, "build")
    async with running(folder, clock) as pilot:
        await pilot.press("enter")
        await until_on(pilot, LessonScreen)
        await pilot.press("f1")
        await until_on(pilot, HelpScreen)
        await until_said(pilot, "it checks your answer", "Press Space to lift one", "drag an item to its place")
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
