"""Stopping in the middle and starting again: exactly there. What is done is on disk at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from copro_tui.course.refs import Ref
from copro_tui.player import CoursePlayer
from copro_tui.player.answering import DRAFT_SECONDS
from copro_tui.tui.boards.base import Board
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.lesson import LessonScreen
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import open_store
from tests.tui.hands import answer, walk_to
from tests.tui.pilots import running, shown, the, until, until_on, until_said, until_shown

BUILD = f"{FIRST}/build"


async def open_step(pilot: Pilot[None], step: str) -> LessonScreen:
    """Continue where it was left, which has to be at ``step``."""
    await pilot.press("enter")
    screen = await until_on(pilot, LessonScreen)
    await until(pilot, lambda: "step " in shown(pilot))
    assert screen.lesson_player.step.id == step
    return screen


async def test_a_half_built_ladder_is_exactly_as_it_was_left(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    player().open_lesson(FIRST, "build")
    async with running(folder, clock) as pilot:
        await open_step(pilot, "build")
        order = list(answer(pilot))
        await walk_to(pilot, order[3])
        await pilot.press("enter", "up", "up", "ctrl+q")
        half_built = [order[0], order[3], order[1], order[2]]
    async with running(folder, clock) as pilot:
        await until_shown(pilot, "Carry on", "Every kind of step", "WHAT 1, step 2 of 8")
        await open_step(pilot, "build")
        assert answer(pilot) == half_built
        rungs = [line.split("╠═")[1].split()[0] for line in shown(pilot).split("\n") if "╠═" in line]
        assert rungs == [one.capitalize() for one in half_built]
        assert the(pilot, Board).has_focus


def signs(pilot: Pilot[None]) -> list[str]:
    """The lines of options that were tried."""
    return [line.replace("▶", " ") for line in shown(pilot).split("\n") if "✓" in line or "✗" in line]


@pytest.mark.criterion("3.3.7")
async def test_words_are_found_again_as_they_were_typed(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    player().open_lesson(FIRST, "words")
    async with running(folder, clock) as pilot:
        await open_step(pilot, "words")
        await pilot.press("D", "ŵ", "r", "enter", "space", "[", "/", "]", "ctrl+q")
    async with running(folder, clock) as pilot:
        await open_step(pilot, "words")
        assert the(pilot, TextArea).text == "Dŵr\n [/]"
        assert the(pilot, TextArea).has_focus
        await pilot.press("!")
        assert the(pilot, TextArea).text == "Dŵr\n [/]!"


async def test_a_checked_answer_is_found_again_with_what_was_said(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    player().open_lesson(FIRST, "which")
    async with running(folder, clock) as pilot:
        screen = await open_step(pilot, "which")
        await pilot.press("1", "2", "c")
        await until(pilot, lambda: screen.lesson_player.view().work.earlier)
        await pilot.pause()
        said = signs(pilot)
        assert said
    async with running(folder, clock) as pilot:
        await open_step(pilot, "which")
        await until_said(pilot, "still to find.")
        assert signs(pilot) == said


async def test_a_change_is_on_disk_soon_without_leaving(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    player().open_lesson(FIRST, "build")
    async with running(folder, clock) as pilot:
        await open_step(pilot, "build")
        await pilot.press("shift+down")
        began = time.monotonic()
        changed = answer(pilot)
        await until(pilot, lambda: (draft := open_store(folder, clock).drafts().get(BUILD)) and draft.answer == changed)
        assert time.monotonic() - began < DRAFT_SECONDS + 3  # generous: the computer may be busy


async def test_keeping_a_draft_does_not_wait_for_the_learner_to_stop(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    player().open_lesson(FIRST, "words")
    typed = 0
    async with running(folder, clock) as pilot:
        await open_step(pilot, "words")
        while not open_store(folder, clock).drafts():
            await pilot.press("x")
            typed += 1
            assert typed < 200, "nothing is kept while one goes on typing"


async def test_an_attempt_is_on_disk_when_its_mark_is_on_the_screen(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    player().open_lesson(FIRST, "build")
    async with running(folder, clock) as pilot:
        await open_step(pilot, "build")
        await pilot.press("shift+down", "c")
        await until_said(pilot, "in place")
        assert open_store(folder, clock).record.standing(Ref.parse(BUILD)).tries == 1


@pytest.mark.parametrize("key", ["escape", "n", "b"])
async def test_leaving_a_step_at_once_keeps_its_draft(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer], key: str
) -> None:
    player().open_lesson(FIRST, "build")
    async with running(folder, clock) as pilot:
        screen = await open_step(pilot, "build")
        await pilot.press("shift+down")
        changed = answer(pilot)
        await pilot.press(key)
        await until(pilot, lambda: pilot.app.screen is not screen or screen.lesson_player.step.id != "build")
        await until(pilot, lambda: (draft := open_store(folder, clock).drafts().get(BUILD)) and draft.answer == changed)


async def test_home_follows_what_was_done_in_the_lesson(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await until_shown(pilot, "Every kind of step", "Start with lesson 1.")
        await open_step(pilot, "welcome")
        await pilot.press("enter")
        await until_shown(pilot, "Build the ladder")
        await pilot.press("escape")
        await until_on(pilot, HomeScreen)
        await until_shown(pilot, "Carry on", "Every kind of step", "WHAT 1, step 2 of 8")
