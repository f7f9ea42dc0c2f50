"""Pictures of a few screens, compared with those that were looked at. After a change that is meant:
``pytest tests/tui/test_pictures.py -n 0 --snapshot-update``, and look at them again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.lesson import LessonScreen
from tests.clock import FakeClock
from tests.courses import FIRST, SECOND
from tests.players import go_to, play, start
from tests.tui.hands import check
from tests.tui.pilots import app_of, until_on, until_shown

Snap = Callable[..., bool]

sizes = pytest.mark.parametrize("size", [(80, 24), (40, 24)], ids=["80", "40"])


def pictured(snap: Snap, folder: Path, clock: FakeClock, size: tuple[int, int], prepare: Callable[..., Any]) -> bool:
    """Whether the screen that ``prepare`` leads to looks as it did."""
    before = cast("Callable[[Pilot[None]], Awaitable[None]]", prepare)
    return snap(app_of(folder, clock), terminal_size=size, run_before=before)


async def continue_lesson(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await until_on(pilot, LessonScreen)
    await until_shown(pilot, "step ")


@sizes
def test_home(snap_compare: Snap, folder: Path, clock: FakeClock, size: tuple[int, int]) -> None:
    player = start(folder, clock)
    play(player.open_lesson(SECOND))
    go_to(player, FIRST, "cases").keep()

    async def at_home(pilot: Pilot[None]) -> None:
        await until_on(pilot, HomeScreen)
        await pilot.press("down")

    assert pictured(snap_compare, folder, clock, size, at_home)


@sizes
def test_a_ladder_with_a_rung_in_hand(
    snap_compare: Snap, folder: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    go_to(start(folder, clock), FIRST, "build").keep()

    async def lifted(pilot: Pilot[None]) -> None:
        await continue_lesson(pilot)
        await pilot.press("h", "down", "space", "down")

    assert pictured(snap_compare, folder, clock, size, lifted)


@sizes
def test_a_ladder_that_was_checked(snap_compare: Snap, folder: Path, clock: FakeClock, size: tuple[int, int]) -> None:
    lesson_player = go_to(start(folder, clock), FIRST, "build")
    lesson_player.change(["sharing", "leading", "telling", "asking"])
    lesson_player.keep()

    async def checked(pilot: Pilot[None]) -> None:
        await continue_lesson(pilot)
        await check(pilot)
        await pilot.press("down")

    assert pictured(snap_compare, folder, clock, size, checked)


@sizes
def test_a_spectrum(snap_compare: Snap, folder: Path, clock: FakeClock, size: tuple[int, int]) -> None:
    lesson_player = go_to(start(folder, clock), FIRST, "own")
    lesson_player.change({"good-day": "doing-with"})
    lesson_player.keep()

    async def placing(pilot: Pilot[None]) -> None:
        await continue_lesson(pilot)
        await pilot.press("2")

    assert pictured(snap_compare, folder, clock, size, placing)
