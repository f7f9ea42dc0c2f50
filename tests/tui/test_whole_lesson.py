"""A lesson with every kind of step, played to its end: by keyboard alone, and by mouse alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.course.model import Page
from copro_tui.exercises import Exercise, Reflect
from copro_tui.player import CoursePlayer
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.lesson_end import LessonEndScreen
from copro_tui.tui.widgets.key_line import KeyLine
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import right_answer
from tests.tui.hands import answer_by_keys, answer_by_mouse
from tests.tui.pilots import choose, click_key, lesson_screen, running, shown, the, until, until_on, words

TALL = (80, 44)
"""High enough that nothing has to be scrolled to."""


def assert_mastered(player: CoursePlayer) -> None:
    """Everything that was done is on disk: read afresh, the lesson is mastered with full marks at the first try."""
    (entry, _other) = player.lessons("what")
    assert (entry.ref, entry.completed, entry.mastered) == (FIRST, True, True)
    lesson_player = player.open_lesson(FIRST)
    for place, step in enumerate(lesson_player.lesson.steps):
        lesson_player.jump(place)
        if isinstance(step, Exercise) and not isinstance(step, Reflect):
            standing = lesson_player.view().standing
            assert (standing.tries, standing.first) == (1, 1 if step.scored else None), step.id
    assert player.journal()[0].text == "We ask."


def wanted(step: Exercise) -> list[str] | dict[str, str] | str:
    return "We ask." if isinstance(step, Reflect) else right_answer(step)


async def until_at(pilot: Pilot[None], place: int) -> None:
    """Wait until a step is on the screen."""
    await until(pilot, lambda: f"{place + 1} of 8" in shown(pilot))


async def test_by_keyboard_alone(folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]) -> None:
    async with running(folder, clock) as pilot:
        await pilot.press("enter")
        screen = await until_on(pilot, LessonScreen)
        for place, step in enumerate(screen.lesson_player.lesson.steps):
            await until_at(pilot, place)
            if isinstance(step, Exercise):
                await answer_by_keys(pilot, step, wanted(step))
                await pilot.press("f3" if isinstance(step, Reflect) else "enter")
                await until(pilot, lambda: screen.lesson_player.view().feedback)
            await pilot.press("enter")
        await until_on(pilot, LessonEndScreen)
        assert "Lesson mastered" in shown(pilot)
        assert "Remember: Ask who decides." in words(pilot)
        await pilot.press("escape")
        await until_on(pilot, HomeScreen)
        assert "1 of 2" in shown(pilot)
        assert "A short lesson" in shown(pilot)
    assert_mastered(player())


async def test_by_mouse_alone(folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]) -> None:
    async with running(folder, clock, size=TALL) as pilot:
        await choose(pilot, "continue")
        screen = await until_on(pilot, LessonScreen)
        for place, step in enumerate(screen.lesson_player.lesson.steps):
            await until_at(pilot, place)
            if isinstance(step, Exercise):
                await answer_by_mouse(pilot, step, wanted(step))
                await click_key(pilot, "Keep" if isinstance(step, Reflect) else "Check")
                await until(pilot, lambda: screen.lesson_player.view().feedback)
            await click_key(pilot, "Next")
        await until_on(pilot, LessonEndScreen)
        assert "Lesson mastered" in shown(pilot)
        await choose(pilot, "home")
        await until_on(pilot, HomeScreen)
    assert_mastered(player())


async def test_every_step_shows_its_own_keys(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await pilot.press("enter")
        screen = await until_on(pilot, LessonScreen)
        for place, step in enumerate(screen.lesson_player.lesson.steps):
            await screen.go_to(place)
            await until_at(pilot, place)
            await pilot.pause()
            keys = {binding.description for _key, binding in the(pilot, KeyLine).shown()}
            assert ("Next" in keys) == isinstance(step, Page)
            assert ("Back" in keys) == (place > 0 and not isinstance(step, Reflect))  # where b is a letter
            assert ("Check" in keys) == (isinstance(step, Exercise) and not isinstance(step, Reflect))
            assert ("Keep" in keys) == isinstance(step, Reflect)
            assert ("Hint" in keys) == bool(getattr(step, "hint", ""))
            assert "Show me" not in keys
            assert lesson_screen(pilot) is screen


@pytest.mark.parametrize("does", ["Keep", "Skip", "Leave", "Help"])
async def test_a_click_on_a_key_does_not_type_into_the_words(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer], does: str
) -> None:
    player().open_lesson(FIRST, "words")
    async with running(folder, clock) as pilot:
        await pilot.press("enter")
        screen = await until_on(pilot, LessonScreen)
        await until_at(pilot, 7)
        await pilot.press("W", "e")
        assert [key for key, _binding in the(pilot, KeyLine).shown() if len(key) == 1] == []
        await click_key(pilot, does)
        await until(pilot, lambda: pilot.app.screen is not screen or screen.lesson_player.view().feedback)
    assert player().open_lesson(FIRST, "words").view().answer == "We"
