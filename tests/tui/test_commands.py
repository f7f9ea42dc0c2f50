"""The table of commands on the screens: all of it is bound to something, and all that is bound can be found."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from textual import actions
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot

import copro_tui.tui
from copro_tui.commands import COMMANDS, Command
from copro_tui.plain.commands import TOGETHER
from copro_tui.tui.base_app import BaseApp
from copro_tui.tui.finding import Finder
from copro_tui.tui.screens.base import BaseScreen
from copro_tui.tui.screens.home import HomeScreen
from tests.clock import FakeClock
from tests.tui.every_screen import every_screen
from tests.tui.pilots import running, running_app, until_on
from tests.tui.trainer.every_screen import every_screen as every_screen_of_a_trainer
from tests.tui.trainer.services import FIVE, course_in, group, service_at, trainer_of


def classes() -> Iterator[type[DOMNode]]:
    """Every class of ours that has keys of its own."""
    for one in pkgutil.walk_packages(copro_tui.tui.__path__, "copro_tui.tui."):
        for kind in vars(import_module(one.name)).values():
            if isinstance(kind, type) and issubclass(kind, DOMNode) and kind.__module__ == one.name:
                yield kind


def own(kind: type[DOMNode]) -> list[Binding]:
    return [one for one in kind.__dict__.get("BINDINGS", ()) if isinstance(one, Binding)]


def screens_around(kind: type[DOMNode]) -> list[type[DOMNode]]:
    """The screens that a widget of ours is shown on: those of its own file."""
    return [one for one in classes() if issubclass(one, BaseScreen) and one.__module__ == kind.__module__]


def test_every_command_with_keys_is_bound_and_nothing_else_is() -> None:
    bound = {one.id for kind in classes() for one in own(kind)}
    assert bound == {one.id for one in COMMANDS.values() if not one.plain_only}


def test_every_command_that_can_be_typed_can_be_typed_somewhere() -> None:
    heard = {one for place in TOGETHER for one in place}
    assert heard == {one for one in COMMANDS.values() if one.typed is not None}


def test_whatever_is_bound_can_do_what_its_keys_say() -> None:
    found = 0
    for kind in classes():
        for one in own(kind):
            namespace, name, _arguments = actions.parse(one.action)
            around: dict[str, list[type[DOMNode]]] = {"": [kind], "app": [BaseApp], "screen": screens_around(kind)}
            doers = around[namespace]
            assert doers
            assert all(hasattr(doer, f"action_{name}") for doer in doers), (kind, one)
            found += 1
    assert found > 80


async def assert_all_can_be_found(pilot: Pilot[None]) -> int:
    """Whether the search finds each action of the screen in front by its words; how many there are."""
    screen = pilot.app.screen
    if not isinstance(screen, BaseScreen):
        return 0
    finder, count = Finder(screen, pilot.app.things(screen) if isinstance(pilot.app, BaseApp) else ()), 0
    for active in screen.active_bindings.values():
        binding = active.binding
        if not active.enabled or not binding.description or binding.id in (None, "screen.search"):
            continue
        command = COMMANDS[binding.id or ""]
        found = [one.means for one in finder.find(binding.description)]
        same = {one.does for one in COMMANDS.values() if one.name == command.name}  # such as up and down to read why
        assert command.opens in found or same & {one.does for one in found if isinstance(one, Command)}, binding
        count += 1
    return count


@pytest.mark.criterion("2.4.5")
async def test_every_action_of_every_screen_can_be_found(folder: Path, clock: FakeClock) -> None:
    counts = []
    async with running(folder, clock) as pilot:
        home = await until_on(pilot, HomeScreen)
        async for _name in every_screen(pilot, home.player):
            counts.append(await assert_all_can_be_found(pilot))
    assert len([one for one in counts if one > 5]) > 40


async def test_every_action_of_every_screen_of_a_trainer_can_be_found(tmp_path: Path) -> None:
    folder = course_in(tmp_path / "course")
    group(folder, *FIVE)
    counts = []
    async with running_app(trainer_of(folder), (80, 24)) as pilot:
        async for _screen in every_screen_of_a_trainer(pilot, service_at(folder)):
            counts.append(await assert_all_can_be_found(pilot))
    assert len([one for one in counts if one > 5]) > 20


async def test_what_nothing_is_called_is_not_found(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        assert Finder(pilot.app.screen, ()).find("a zebra") == []
