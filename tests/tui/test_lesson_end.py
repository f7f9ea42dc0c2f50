"""The end of a lesson: counts of what was right, what is to mend, and where to go from here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.course import places
from copro_tui.course.refs import Ref
from copro_tui.player import CoursePlayer
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.lesson_end import LessonEndScreen
from copro_tui.tui.screens.sources import SourcesScreen
from copro_tui.tui.widgets.menu import Menu
from tests.clock import FakeClock
from tests.courses import FIRST, LATER, SECOND
from tests.players import answered, play, put_down
from tests.tui.pilots import choose, lesson_screen, running, shown, the, until, until_on, until_said, until_shown, words

Start = Callable[[], CoursePlayer]

WRONG = {"letter": "asking", "survey": "leading", "board": "sharing"}

sizes = pytest.mark.parametrize("size", [(40, 24), (80, 24), (120, 40)], ids=["40", "80", "120"])


async def at_the_end(pilot: Pilot[None], ref: Ref) -> LessonEndScreen:
    await until_on(pilot, HomeScreen)
    pilot.app.screen.go(places.LessonEnd(ref))  # type: ignore[attr-defined]
    return await until_on(pilot, LessonEndScreen)


def play_badly(player: CoursePlayer) -> None:
    """Finish the first lesson with two cases of three wrong."""
    play(player.open_lesson(FIRST), but="cases")
    lesson_player = player.open_lesson(FIRST, "cases")
    answered(lesson_player, WRONG)
    put_down(lesson_player, {"letter": "sharing", "survey": "telling"})
    lesson_player.next_case()
    lesson_player.keep()


@sizes
async def test_a_lesson_that_went_well_says_what_one_can_do_now(
    folder: Path, clock: FakeClock, player: Start, size: tuple[int, int]
) -> None:
    play(player().open_lesson(SECOND))
    async with running(folder, clock, size=size) as pilot:
        await at_the_end(pilot, SECOND)
        await until_said(pilot, "You have finished this lesson.", "1 of 1", "Keep in mind", "It is a small step.")
        await until_said(pilot, "You can now:", "Tick one box")
        await until_shown(pilot, "Next lesson")
        assert "mend" not in words(pilot).lower()


@sizes
async def test_what_is_to_mend_is_counted_and_named_and_nothing_is_claimed(
    folder: Path, clock: FakeClock, player: Start, size: tuple[int, int]
) -> None:
    play_badly(player())
    async with running(folder, clock, size=size) as pilot:
        await at_the_end(pilot, FIRST)
        await until_said(pilot, "You have finished this lesson.", "1 of 3", "2 to mend", "Mend")
        await until_said(pilot, "2 answers still need another look.")
        assert "You can now" not in words(pilot)
        assert ("Where all three cases stand" in words(pilot)) is (size == (120, 40))


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
async def test_mending_goes_to_exactly_the_cases_that_were_not_right(
    folder: Path, clock: FakeClock, player: Start, by: str
) -> None:
    play_badly(player())
    async with running(folder, clock, size=(80, 40)) as pilot:
        await at_the_end(pilot, FIRST)
        await until(pilot, lambda: the(pilot, Menu).current == "mend:cases")
        await (pilot.press("enter") if by == "keyboard" else choose(pilot, "mend:cases"))
        await until_on(pilot, LessonScreen)
        view = lesson_screen(pilot).lesson_player.view()
        assert view.step.id == "cases"
        assert set(view.round) == {"letter", "survey"}
        assert view.answer == {"board": "sharing"}


async def test_what_is_open_is_counted_and_leads_there(folder: Path, clock: FakeClock, player: Start) -> None:
    play(player().open_lesson(FIRST), but="cases")
    async with running(folder, clock) as pilot:
        await at_the_end(pilot, FIRST)
        await until_said(pilot, "You have reached the end. 1 exercise is still open.")
        await choose(pilot, "step:2")
        await until_on(pilot, LessonScreen)
        assert lesson_screen(pilot).lesson_player.step.id == "cases"


async def test_its_sources_and_the_next_lesson_are_at_hand(folder: Path, clock: FakeClock, player: Start) -> None:
    play(player().open_lesson(SECOND))
    async with running(folder, clock, size=(80, 40)) as pilot:
        await at_the_end(pilot, SECOND)
        await choose(pilot, "sources")
        await until_on(pilot, SourcesScreen)
        await until_shown(pilot, "A good book")
        await pilot.press("escape")
        await until_on(pilot, LessonEndScreen)
        await choose(pilot, "next")
        await until_on(pilot, LessonScreen)
        assert lesson_screen(pilot).lesson_player.lesson.ref == LATER


async def test_beside_it_are_the_lessons_of_the_module(folder: Path, clock: FakeClock, player: Start) -> None:
    play(player().open_lesson(SECOND))
    async with running(folder, clock, size=(120, 40)) as pilot:
        await at_the_end(pilot, SECOND)
        await until_shown(pilot, "WHAT: What it is", "Every kind of step")
        assert "…" not in shown(pilot)
