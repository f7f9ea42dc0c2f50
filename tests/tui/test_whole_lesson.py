"""A lesson with every kind of step, played to its end: by keyboard, by mouse without dragging, in a small window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from copro_tui.course.lesson import Page
from copro_tui.exercises import Exercise, Reflect
from copro_tui.player import CoursePlayer
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.lesson_end import LessonEndScreen
from copro_tui.tui.widgets.key_line import KeyLine
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import right_answer
from tests.tui.hands import answer_by_keys, answer_by_mouse, carry_on, click_button, until_at, view
from tests.tui.pilots import click_key, lesson_screen, running, the, until, until_on, until_said
from tests.whole_course import worst_answer

SIZES = [(80, 24), (40, 12), (120, 40)]


def wanted(step: Exercise) -> list[str] | dict[str, str] | str:
    return "We ask." if isinstance(step, Reflect) else right_answer(step)


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


@pytest.mark.criterion("2.1.1", "2.1.2", "1.4.4")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_by_keyboard_alone(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer], size: tuple[int, int]
) -> None:
    async with running(folder, clock, size=size) as pilot:
        screen = await carry_on(pilot, "welcome")
        for step in screen.lesson_player.lesson.steps:
            await until_at(pilot, step.id)
            if isinstance(step, Exercise):
                await answer_by_keys(pilot, step, wanted(step))
            await pilot.press("enter")
        await until_on(pilot, LessonEndScreen)
        await until_said(pilot, "Ask who decides.")
        await pilot.press("escape")
        await until_on(pilot, HomeScreen)
        await until_said(pilot, "A short lesson")
    assert_mastered(player())


@pytest.mark.criterion("2.5.1", "2.5.7")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_by_mouse_alone_and_without_dragging(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer], size: tuple[int, int]
) -> None:
    async with running(folder, clock, size=size) as pilot:
        screen = await carry_on(pilot, "welcome")
        for step in screen.lesson_player.lesson.steps:
            await until_at(pilot, step.id)
            if isinstance(step, Exercise):
                await answer_by_mouse(pilot, step, wanted(step))
            if isinstance(step, Exercise) and not isinstance(step, Reflect):
                await click_button(pilot, "Next")
            else:
                await click_key(pilot, "Next")
        await until_on(pilot, LessonEndScreen)
    assert_mastered(player())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_wrong_answer_is_put_right_in_the_end(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer], size: tuple[int, int]
) -> None:
    async with running(folder, clock, size=size) as pilot:
        screen = await carry_on(pilot, "welcome")
        for step in screen.lesson_player.lesson.steps:
            await until_at(pilot, step.id)
            if isinstance(step, Exercise):
                give = answer_by_mouse if step.kind in ("match", "order") else answer_by_keys
                await give(pilot, step, worst_answer(step))
                standing = view(pilot).standing
                if step.scored and not step.own_words:
                    assert (standing.tries, standing.last) == (2, 1), step.id
                    assert standing.first is not None
                    assert standing.first < 1
            await pilot.press("enter")
        await until_on(pilot, LessonEndScreen)


async def test_every_step_shows_its_own_keys(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        screen = await carry_on(pilot, "welcome")
        for place, step in enumerate(screen.lesson_player.lesson.steps):
            await screen.go_to(place)
            await until_at(pilot, step.id)
            possible = {one.binding.action for one in screen.active_bindings.values() if one.enabled}
            exercise = step if isinstance(step, Exercise) else None
            assert ("onward" in possible) == isinstance(step, Page)
            assert ("skip" in possible) == (exercise is not None)
            assert ("back" in possible) == (place > 0 and not isinstance(step, Reflect))  # where b is a letter
            assert ("check" in possible) == (exercise is not None and exercise.checked_on_request)
            assert ("keep" in possible) == isinstance(step, Reflect)
            assert ("hint" in possible) == bool(getattr(step, "hint", ""))
            assert "show_me" not in possible
            assert "put_down" not in possible
            assert lesson_screen(pilot) is screen


@pytest.mark.parametrize("does", ["Done", "Skip", "Close", "Help"])
async def test_a_click_on_a_key_does_not_type_into_the_words(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer], does: str
) -> None:
    player().open_lesson(FIRST, "words")
    async with running(folder, clock) as pilot:
        screen = await carry_on(pilot, "words")
        await pilot.press("W", "e")
        assert [key for key, _binding in the(pilot, KeyLine).shown() if len(key) == 1] == []
        await click_key(pilot, does)
        await until(pilot, lambda: pilot.app.screen is not screen or view(pilot).phase == "over")
    assert player().open_lesson(FIRST, "words").view().answer == "We"


async def test_the_lesson_ends_at_its_end(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        screen = await carry_on(pilot, "welcome")
        assert isinstance(screen, LessonScreen)
        await screen.go_to(len(screen.lesson_player.lesson.steps) - 1)
        await until_at(pilot, "words")
        await pilot.press("f4")
        await until_on(pilot, LessonEndScreen)
