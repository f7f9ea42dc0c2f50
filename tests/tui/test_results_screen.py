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
from copro_tui.tui.screens.module import ModuleScreen
from copro_tui.tui.screens.results import ResultsScreen
from copro_tui.tui.widgets.menu import Menu
from tests.clock import FakeClock
from tests.courses import FIRST, LATER, LESSONS, SECOND, write_course
from tests.players import answered, go_to, play
from tests.tui.pilots import choose, lesson_screen, running, shown, the, until, until_on, until_said, until_shown, words

TALL = (80, 40)

MIXED = {"letter": "asking", "survey": "asking", "board": "sharing"}, {"letter": "telling", "survey": "asking"}
"""Telling taken for Asking, and then not."""


def answer(player: CoursePlayer, ref: Ref, step: str, given: dict[str, str] | list[str]) -> None:
    lesson_player = go_to(player, ref, step)
    lesson_player.try_again()
    answered(lesson_player, given)


def mix_up(player: CoursePlayer) -> None:
    """Take Telling for Asking twice, and put it right once."""
    wrong, right = MIXED
    for given in (wrong, {**wrong, **right}, wrong):
        answer(player, FIRST, "cases", given)


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


async def test_before_anything_is_done_it_says_so(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        await until_said(pilot, "Nothing here yet. Your first exercise will change that.")
        assert line_of(pilot, "What it is").endswith("not started")
        await until_said(pilot, "Certificate: 3 lessons still to master")
        assert "%" not in words(pilot)
        assert "mix up" not in words(pilot)


async def test_first_and_best_are_shown_with_a_bar_of_one_length(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    ann = player()
    play(ann.open_lesson(SECOND))
    for given in (["other-one"], ["this-one"], ["other-one"]):
        answer(ann, LATER, "tick", given)
    answer(ann, FIRST, "which", ["vote", "poster"])
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        await until_said(pilot, "1 of 3 lessons done")
        full, later, none = (line_of(pilot, one) for one in ("A short lesson", "A later lesson", "Every kind of step"))
        assert full.split()[-2:] == ["100%", "100%"]
        assert "●" in full
        assert later.split()[-2:] == ["0%", "100%"]
        assert "○" in later
        assert none.split()[-2:] == ["0%", "0%"]
        assert (full.count("━"), later.count("━"), none.count("─")) == (20, 20, 20)
        assert line_of(pilot, "What it is").split()[-2:] == ["50%", "50%"]


async def test_time_is_in_hours_and_minutes(folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]) -> None:
    lesson_player = go_to(player(), SECOND, "tick")
    clock.advance(3780)
    answered(lesson_player, ["this-one"])
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        await until_said(pilot, "0 of 3 lessons done · 1 hour 3 minutes on exercises · best answers 100% right")


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
@pytest.mark.parametrize("ref", [SECOND, LATER], ids=str)
async def test_a_line_leads_to_its_lesson(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer], by: str, ref: Ref
) -> None:
    for one in (SECOND, LATER):
        answer(player(), one, "tick", ["other-one"])
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        screen = await open_entry(pilot, f"lesson:{ref}", by)
        assert screen.lesson_player.lesson.ref == ref
        await pilot.press("escape")
        await until_on(pilot, ResultsScreen)
        await pilot.press("escape")
        await until_on(pilot, HomeScreen)


async def test_a_module_leads_to_its_lessons(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        await pilot.press("down", "enter")
        await until_on(pilot, ModuleScreen)
        await until_said(pilot, "A later lesson")


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
async def test_a_mix_up_leads_to_the_lesson_that_mends_it(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer], by: str
) -> None:
    mix_up(player())
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        await until_shown(pilot, "What you mix up")
        line = line_of(pilot, "taken for")
        assert line.split()[:4] == ["Telling", "taken", "for", "Asking"]
        assert line.endswith("2 of 3")
        assert "■■□" in line
        assert (await open_entry(pilot, "mixed:0", by)).lesson_player.lesson.ref == FIRST


async def test_what_was_done_in_a_lesson_is_shown_on_coming_back(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    answer(player(), SECOND, "tick", ["other-one"])
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        await open_entry(pilot, f"lesson:{SECOND}", "keyboard")
        lesson_player = lesson_screen(pilot).lesson_player
        lesson_player.jump(0)
        lesson_player.jump(1)
        answered(lesson_player, ["this-one"])
        await pilot.press("escape")
        await until_on(pilot, ResultsScreen)
        await until_said(pilot, "1 of 3 lessons done")
        assert "100%" in line_of(pilot, "A short lesson")
        assert the(pilot, Menu).current == f"lesson:{SECOND}"


@pytest.mark.parametrize("size", [(40, 24), (80, 24), (120, 40)])
async def test_all_of_it_can_be_read_at_every_width_and_it_opens_at_its_top(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer], size: tuple[int, int]
) -> None:
    mix_up(player())
    play(player().open_lesson(SECOND))
    async with running(folder, clock, size=size) as pilot:
        pilot.app.push_screen(ResultsScreen(player()))
        await until_on(pilot, ResultsScreen)
        await until_said(pilot, "1 of 3 lessons done", "taken for", "Every kind of step", "Certificate: 2 lessons")
        assert pilot.app.screen.query_one("#body").scroll_offset.y == 0
        assert "…" not in words(pilot)
        assert the(pilot, Menu).region.right <= size[0]


async def test_the_certificate_is_saved_once_it_is_earned(
    folder: Path,
    clock: FakeClock,
    player: Callable[[], CoursePlayer],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("platformdirs.user_downloads_path", lambda: tmp_path)
    for ref in (FIRST, SECOND, LATER):
        play(player().open_lesson(ref))
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        await pilot.press("x")
        await until_said(pilot, "Saved as")
    saved = (tmp_path / "certificate-Ann.html").read_text(encoding="utf-8")
    assert "has mastered every lesson of the course “A small course”." in saved


async def test_a_certificate_that_is_not_earned_yet_names_what_is_open(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=TALL) as pilot:
        await until_on(pilot, HomeScreen)
        await pilot.press("x")
        await until_said(pilot, "Still open: WHAT 1, WHAT 2, WHEN 1.")


async def test_an_odd_title_is_shown_as_it_is(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    odd = "[red]Odd[/] [b"
    lesson = str(LESSONS["what/2-short"]).replace("title: A short lesson", f'title: "{odd}"')
    write_course(folder, lessons={**LESSONS, "what/2-short": lesson})
    play(player().open_lesson(SECOND))
    async with running(folder, clock, size=TALL) as pilot:
        await open_results(pilot)
        await until(pilot, lambda: odd in shown(pilot))
