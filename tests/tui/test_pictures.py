"""Pictures of a few screens, compared with those that were looked at. After a change that is meant:
``pytest tests/tui/test_pictures.py -n 0 --snapshot-update``, and look at them again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from copro_tui.course import places
from copro_tui.player import CoursePlayer
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.lesson_end import LessonEndScreen
from copro_tui.tui.screens.results import ResultsScreen
from tests.clock import FakeClock
from tests.courses import FIRST, SECOND
from tests.players import answered, go_to, play, start
from tests.tui.pilots import app_of, until_on, until_shown

Snap = Callable[..., bool]

sizes = pytest.mark.parametrize("size", [(80, 24), (40, 24)], ids=["80", "40"])


def pictured(snap: Snap, folder: Path, clock: FakeClock, size: tuple[int, int], prepare: Callable[..., Any]) -> bool:
    """Whether the screen that ``prepare`` leads to looks as it did."""
    before = cast("Callable[[Pilot[None]], Awaitable[None]]", prepare)
    return snap(app_of(folder, clock), terminal_size=size, run_before=before)


@sizes
def test_home(snap_compare: Snap, folder: Path, clock: FakeClock, size: tuple[int, int]) -> None:
    player = start(folder, clock)
    play(player.open_lesson(SECOND))
    go_to(player, FIRST, "cases").keep()

    async def at_home(pilot: Pilot[None]) -> None:
        await until_on(pilot, HomeScreen)
        await pilot.press("down")
        await until_shown(pilot, "parts written")

    assert pictured(snap_compare, folder, clock, size, at_home)


BRIGHT = pytest.mark.parametrize(
    ("size", "theme"), [((80, 24), "copro-dark"), ((120, 40), "copro-light")], ids=["80", "120"]
)


@BRIGHT
def test_the_end_of_a_lesson(
    snap_compare: Snap, folder: Path, clock: FakeClock, size: tuple[int, int], theme: str
) -> None:
    player = with_some_done(folder, clock, theme)
    play(player.open_lesson(FIRST, "words"), but="cases")

    async def at_the_end(pilot: Pilot[None]) -> None:
        (await until_on(pilot, HomeScreen)).go(places.LessonEnd(FIRST))
        await until_on(pilot, LessonEndScreen)
        await until_shown(pilot, "What now?")

    assert pictured(snap_compare, folder, clock, size, at_the_end)


@BRIGHT
def test_the_results(snap_compare: Snap, folder: Path, clock: FakeClock, size: tuple[int, int], theme: str) -> None:
    with_some_done(folder, clock, theme)

    async def at_the_results(pilot: Pilot[None]) -> None:
        (await until_on(pilot, HomeScreen)).go(places.Results())
        await until_on(pilot, ResultsScreen)
        await until_shown(pilot, "What you mix up")

    assert pictured(snap_compare, folder, clock, size, at_the_results)


def with_some_done(folder: Path, clock: FakeClock, theme: str) -> CoursePlayer:
    """Somebody who finished one lesson, and took telling for asking in another, twice."""
    player = start(folder, clock)
    player.change_about(theme=theme)
    play(player.open_lesson(SECOND))
    lesson_player = go_to(player, FIRST, "cases")
    right = {"letter": "telling", "survey": "asking", "board": "sharing"}
    for letter in ("asking", "telling", "asking"):
        answered(lesson_player, {**right, "letter": letter})
    lesson_player.keep()
    return player
