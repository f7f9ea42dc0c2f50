"""My results: what is shown of each lesson, what was mixed up, and the way to the lesson that mends it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.course.refs import Ref
from copro_tui.player import CoursePlayer
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.results import ResultsScreen
from copro_tui.tui.widgets.menu import Menu
from tests.clock import FakeClock
from tests.courses import FIRST, LATER, LESSONS, SECOND, write_course
from tests.players import go_to, play
from tests.tui.pilots import choose, lesson_screen, running, shown, the, until, until_on, until_said, words

TALL = (80, 40)

MIXED = {"letter": "asking", "survey": "telling", "board": "sharing"}
"""Telling and Asking taken for each other, twice."""


def answer(player: CoursePlayer, ref: Ref, step: str, given: dict[str, str] | list[str]) -> None:
    lesson_player = go_to(player, ref, step)
    lesson_player.try_again()
    lesson_player.change(given)
    lesson_player.check()


async def open_results(pilot: Pilot[None]) -> ResultsScreen:
    await choose(pilot, "results")
    return await until_on(pilot, ResultsScreen)


async def open_entry(pilot: Pilot[None], entry: str, by: str) -> LessonScreen:
    """Open a line of the results with the keyboard or with the mouse."""
    if by == "mouse":
        await choose(pilot, entry)
    else:
        await pilot.press("home", *["down"] * the(pilot, Menu).stops().index(entry), "enter")
    return await until_on(pilot, LessonScreen)


def line_of(pilot: Pilot[None], title: str) -> str:
    (line,) = [line for line in shown(pilot).splitlines() if title in line]
    return line


async def test_before_anything_is_done_every_lesson_is_there_without_a_score(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        await until_said(pilot, "0 of 3 lessons complete, 0 minutes of answering.")
        for title in ("Every kind of step", "A short lesson", "A later lesson"):
            assert "not yet" in line_of(pilot, title)
        assert "%" not in words(pilot).replace("80 % or more", "")
        assert "Worth another look" not in words(pilot)


async def test_first_and_best_are_shown_with_signs_that_need_no_colour(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    ann = player()
    play(ann.open_lesson(SECOND))
    for given in (["other-one"], ["this-one"], ["other-one"]):
        answer(ann, LATER, "tick", given)
    answer(ann, FIRST, "which", ["vote", "poster"])
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        await until_said(pilot, "1 of 3 lessons complete")
        assert "★ first 100 % best 100 %" in line_of(pilot, "A short lesson")
        assert "first   0 % best 100 %" in line_of(pilot, "A later lesson")
        assert "first   0 % best   0 %" in line_of(pilot, "Every kind of step")
        full, empty = line_of(pilot, "A short lesson"), line_of(pilot, "Every kind of step")
        assert full.count("━") > 5
        assert full.count("─") == 0
        assert (empty.count("━"), empty.count("─")) == (0, full.count("━"))


async def test_time_is_in_minutes(folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]) -> None:
    lesson_player = go_to(player(), SECOND, "tick")
    clock.advance(180)
    lesson_player.change(["this-one"])
    lesson_player.check()
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        await until_said(pilot, "3 minutes of answering")


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
@pytest.mark.parametrize("ref", [FIRST, SECOND, LATER], ids=str)
async def test_a_line_leads_to_its_lesson(folder: Path, clock: FakeClock, by: str, ref: Ref) -> None:
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        screen = await open_entry(pilot, f"lesson:{ref}", by)
        assert screen.lesson_player.lesson.ref == ref
        await pilot.press("escape")
        await until_on(pilot, ResultsScreen)
        await pilot.press("escape")
        await until_on(pilot, HomeScreen)


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
async def test_a_confusion_leads_to_the_lesson_that_mends_it(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer], by: str
) -> None:
    answer(player(), FIRST, "cases", MIXED)
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        await until_said(pilot, "Worth another look: “Asking” and “Telling”, 2 of 2 mixed up.")
        assert (await open_entry(pilot, "mixed:0", by)).lesson_player.lesson.ref == FIRST


async def test_what_was_done_in_a_lesson_is_shown_on_coming_back(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        await open_entry(pilot, f"lesson:{SECOND}", "keyboard")
        lesson_player = lesson_screen(pilot).lesson_player
        lesson_player.next()
        lesson_player.change(["this-one"])
        lesson_player.check()
        await pilot.press("escape")
        await until_on(pilot, ResultsScreen)
        await until_said(pilot, "1 of 3 lessons complete")
        assert "best 100 %" in line_of(pilot, "A short lesson")
        assert the(pilot, Menu).current == f"lesson:{SECOND}"


async def test_all_of_it_can_be_read_in_forty_columns(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    ann = player()
    answer(ann, FIRST, "cases", MIXED)
    play(ann.open_lesson(SECOND))
    async with running(folder, clock, size=(40, 40)) as pilot:
        await open_results(pilot)
        await until_said(
            pilot, "1 of 3 lessons complete", "Worth another look: “Asking” and “Telling”, 2 of 2 mixed up."
        )
        for title in ("Every kind of step", "A short lesson", "A later lesson", "★ first 100 % best 100 %"):
            assert title in words(pilot)
        assert "…" not in words(pilot)
        menu = the(pilot, Menu)
        assert menu.region.right <= 40


async def test_an_odd_title_is_shown_as_it_is(folder: Path, clock: FakeClock) -> None:
    odd = "[red]Odd[/] [b"
    lesson = str(LESSONS["what/2-short"]).replace("title: A short lesson", f'title: "{odd}"')
    write_course(folder, lessons={**LESSONS, "what/2-short": lesson})
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        await until(pilot, lambda: odd in shown(pilot))
