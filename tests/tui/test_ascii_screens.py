"""The screens in ASCII: on request, and where the terminal has nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.exercises import Order
from copro_tui.text.ascii import to_ascii_cells
from copro_tui.text.width import width
from copro_tui.tui.app import CoproApp
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.settings import Choices, SettingsScreen
from tests.clock import FakeClock
from tests.players import start
from tests.tui.hands import at
from tests.tui.pilots import entrance_to, lesson_screen, player_of, running, shown, the, until_on, until_shown

STEPS = ("welcome", "build", "cases", "voices", "groups", "which", "own", "words")


def in_ascii(pilot: Pilot[None], *, letters: bool = False) -> bool:
    return to_ascii_cells(shown(pilot), letters) == shown(pilot)


async def test_symbols_change_at_once(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await pilot.press("e")
        await until_on(pilot, SettingsScreen)
        await until_shown(pilot, "▶ Language")
        the(pilot, Choices).current = "symbols"
        await pilot.press("enter")
        await until_shown(pilot, "> Symbols")
        assert in_ascii(pilot)
        await pilot.press("escape")
        await until_on(pilot, HomeScreen)
        await until_shown(pilot, "> Every kind of step")
        assert in_ascii(pilot)


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("step", STEPS)
async def test_every_step_is_drawn_in_ascii(folder: Path, clock: FakeClock, step: str, columns: int) -> None:
    start(folder, clock).choose("symbols", "ascii")
    async with at(folder, clock, step, size=(columns, 40)) as pilot:
        await pilot.pause()
        assert in_ascii(pilot)
        assert max(map(width, shown(pilot).splitlines())) <= columns


async def test_marks_have_signs_and_words(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).choose("symbols", "ascii")
    async with at(folder, clock, "build") as pilot:
        await pilot.press("enter")
        await until_shown(pilot, "now rung 4", "^", "v")
        await pilot.press("enter")
        exercise = lesson_screen(pilot).lesson_player.step
        assert isinstance(exercise, Order)
        right = list(exercise.solution())
        lesson_screen(pilot).lesson_player.change([right[1], right[0], *right[2:]])
        lesson_screen(pilot).action_check()
        await until_shown(pilot, "+ in place", "o not yet")
        assert in_ascii(pilot)


async def test_a_terminal_without_more_gets_nothing_but_ascii(folder: Path, clock: FakeClock) -> None:
    name = player_of(folder, clock, "Siân").about.name
    profiles = entrance_to(folder, clock)
    app = CoproApp(profiles, profiles.open(name), unicode=False)
    async with app.run_test(size=(80, 40)) as pilot:
        for key in ("comma", "escape", "f", "escape", "g", "escape", "f1"):
            await pilot.press(key)
            await pilot.pause()
            assert in_ascii(pilot, letters=True), key
    assert app.return_code in (0, None)
