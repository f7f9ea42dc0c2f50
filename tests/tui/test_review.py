"""A review on the screens: from home's line through its cards to its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.lesson_end import LessonEndScreen
from copro_tui.tui.screens.results import ResultsScreen
from copro_tui.tui.screens.review import ReviewScreen
from copro_tui.tui.screens.review_end import ReviewEndScreen
from tests.clock import FakeClock
from tests.courses import FIRST, SECOND
from tests.players import answered, finish, go_to, play
from tests.tui.pilots import player_of, running, until, until_on, until_said, words

DAY = 24 * 3600.0
sizes = pytest.mark.parametrize("size", [(40, 24), (80, 24), (120, 40)], ids=["40", "80", "120"])


def mixed_up(folder: Path, clock: FakeClock) -> None:
    """Ann mixes two cases up, plays the short lesson, and sleeps on it."""
    player = player_of(folder, clock)
    lesson = go_to(player, FIRST, "cases")
    answered(lesson, {"letter": "leading", "survey": "leading", "board": "sharing"})
    finish(lesson)
    play(player.open_lesson(SECOND))
    clock.advance(DAY)


@sizes
async def test_home_says_what_is_due_and_one_key_leads_through_it(
    folder: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    mixed_up(folder, clock)
    async with running(folder, clock, size=size) as pilot:
        await until_said(pilot, "2 mix-ups and 1 more due, about 2 min")
        await pilot.press("r")
        screen = await until_on(pilot, ReviewScreen)
        await until_said(pilot, "1 of 3", "Which rung is each of these on?")
        right = {"letter": "1", "survey": "2", "board": "3"}
        for number in range(3):
            await until(pilot, lambda number=number: screen.answering.view().place == number)  # type: ignore[misc]
            if (case := screen.answering.view().case) is not None:
                await pilot.press(right[case.id], "enter")
                await until_said(pilot, "Right.")
            else:
                layout = screen.answering.view().layout
                await pilot.press(str(layout.index("this-one") + 1))
                await until(pilot, lambda: screen.answering.view().phase == "over")
            await pilot.press("enter")
        await until_on(pilot, ReviewEndScreen)
        await until_said(pilot, "You remembered all three.", "More comes back tomorrow.")
        await pilot.press("escape")
        await until_on(pilot, HomeScreen)
        await until_said(pilot, "Nothing to review today.")


async def test_what_was_not_right_comes_back_as_the_last(folder: Path, clock: FakeClock) -> None:
    mixed_up(folder, clock)
    async with running(folder, clock) as pilot:
        await pilot.press("r")
        screen = await until_on(pilot, ReviewScreen)
        await pilot.press("4", "enter")
        await until_said(pilot, "Not quite.", "One comes back.")
        await pilot.press("enter")
        await until_said(pilot, "2 of 4")
        await pilot.press("n", "n")
        await until(pilot, lambda: screen.answering.view().another_look)
        await until_said(pilot, "Another look")


async def test_it_can_be_left_at_any_card(folder: Path, clock: FakeClock) -> None:
    mixed_up(folder, clock)
    async with running(folder, clock) as pilot:
        await pilot.press("r")
        await until_on(pilot, ReviewScreen)
        await pilot.press("4", "enter")
        await until_said(pilot, "Not quite.")
        await pilot.press("escape")
        await until_on(pilot, HomeScreen)
        await until_said(pilot, "1 mix-up and 1 more due, about 1 min")
        await pilot.press("r")
        await until_on(pilot, ReviewScreen)
        await until_said(pilot, "1 of 2")


async def test_nothing_due_and_reviews_switched_off(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await until_said(pilot, "Nothing to review today.")
        await pilot.press("r")
        await until_on(pilot, ReviewEndScreen)
        await until_said(pilot, "What you answer in lessons comes back here")
    player_of(folder, clock).choose("review", "off")
    async with running(folder, clock) as pilot:
        await until_said(pilot, "0 of 2 parts written")
        assert "Review" not in words(pilot)
        await pilot.press("r")
        await until_said(pilot, "You have switched reviews off.")


async def test_the_end_of_a_lesson_says_what_comes_back_and_when(folder: Path, clock: FakeClock) -> None:
    player = player_of(folder, clock)
    lesson = go_to(player, FIRST, "cases")
    answered(lesson, {"letter": "leading", "survey": "leading", "board": "sharing"})
    finish(lesson)
    async with running(folder, clock) as pilot:
        pilot.app.push_screen(LessonEndScreen(player, lesson))
        await until_on(pilot, LessonEndScreen)
        await until_said(pilot, "2 mix-ups come back tomorrow.")


async def test_results_show_what_was_repaired_for_good(folder: Path, clock: FakeClock) -> None:
    mixed_up(folder, clock)
    player = player_of(folder, clock)
    for days in (40, 0):
        review = player.review()
        while not review.over:
            if (case := review.view().case) is not None:
                review.hold(case.best or "")
                review.put_down()
            review.next()
        clock.advance(days * DAY)
    async with running(folder, clock) as pilot:
        await pilot.press("o")
        await until_on(pilot, ResultsScreen)
        await until_said(pilot, "Repaired for good", "Right again after 30 days and more")


async def test_what_was_skipped_is_still_due_at_the_end(folder: Path, clock: FakeClock) -> None:
    mixed_up(folder, clock)
    async with running(folder, clock) as pilot:
        await pilot.press("r")
        await until_on(pilot, ReviewScreen)
        for number in (2, 3):
            await pilot.press("n")
            await until_said(pilot, f"{number} of 3")
        await pilot.press("n")
        await until_on(pilot, ReviewEndScreen)
        await until_said(pilot, "2 mix-ups and 1 more due, about 2 min.")
        assert "Nothing to review" not in words(pilot)
