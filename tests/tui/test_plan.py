"""The plan and the journal: what was written and placed, and the way back to where it was asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from copro_tui.player import CoursePlayer
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.journal import JournalScreen, PlanScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.widgets.writing_list import WritingList
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import go_to
from tests.tui.hands import feedback, keys
from tests.tui.pilots import choose, click, running, shown, until, until_on, until_said, until_shown


async def test_what_is_written_and_placed_is_in_the_plan(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await pilot.press("p")
        await until_on(pilot, PlanScreen)
        await until_shown(pilot, "0 of 2 parts written", "Where we are today", "Not written yet. Lesson WHAT 1")
        await pilot.press("enter")
        screen = await until_on(pilot, LessonScreen)
        await until_said(pilot, "Where is your own work?")
        assert screen.lesson_player.step.id == "own"
        await pilot.press("3", "enter", "enter", "1", "enter", "enter")
        await until_said(pilot, "Saved. There is no right answer")
        await pilot.press("enter")
        await until_shown(pilot, "What will you do next?")
        await pilot.press("A", "s", "k", "f3")
        await until_said(pilot, "Saved to your journal.", "Come back to it in a month.")
        await pilot.press("escape", "escape")
        await until_on(pilot, HomeScreen)
        await pilot.press("p")
        await until_on(pilot, PlanScreen)
        await until_said(pilot, "2 of 2 parts written", "On a good day: Doing with", "On a bad day: Doing to", "Ask")


async def test_the_journal_has_the_newest_words_and_leads_back_to_them(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    lesson_player = go_to(player(), FIRST, "words")
    for text in ("The first words.", "Other words."):
        lesson_player.change(text)
        lesson_player.check()
    async with running(folder, clock) as pilot:
        await choose(pilot, "journal")
        await until_on(pilot, JournalScreen)
        await until_shown(pilot, "▶ What will you do next?", "Other words.")
        assert "The first words." not in shown(pilot)
        await click(pilot, ("item", f"{FIRST}/words"), WritingList)
        await until_on(pilot, LessonScreen)
        await until_shown(pilot, "What will you do next?", "Saved to your journal.")


async def test_kept_words_that_are_opened_again_leave_the_keys_free_until_they_are_taken_up(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    lesson_player = go_to(player(), FIRST, "words")
    lesson_player.change("Words.")
    lesson_player.check()
    async with running(folder, clock) as pilot:
        await choose(pilot, "journal")
        await until_on(pilot, JournalScreen)
        await click(pilot, ("item", f"{FIRST}/words"), WritingList)
        await until_on(pilot, LessonScreen)
        await until_shown(pilot, "Saved to your journal.")
        await pilot.press("t")
        await until(pilot, lambda: "Done" in keys(pilot))
        await pilot.press("ctrl+end", "!", "f3")
        await until(pilot, lambda: feedback(pilot))
    assert [(entry.text, entry.versions) for entry in player().journal()] == [("Words.!", 2)]


async def test_an_empty_journal_says_so(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await choose(pilot, "journal")
        await until_on(pilot, JournalScreen)
        await until_said(pilot, "Nothing yet. What you write in the lessons is kept here.")
        await pilot.press("enter", "down")
        assert isinstance(pilot.app.screen, JournalScreen)


async def test_the_same_key_closes_the_plan(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await pilot.press("p")
        await until_on(pilot, PlanScreen)
        await pilot.press("p")
        await until_on(pilot, HomeScreen)
