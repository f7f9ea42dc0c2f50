"""Home as a map: the card to carry on with, the trails, the contact, and what each width has room for."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events, on
from textual.geometry import Offset
from textual.pilot import Pilot

from copro_tui.course import places
from copro_tui.course.refs import Ref
from copro_tui.figures.cells import Hit
from copro_tui.player import CoursePlayer, Profiles
from copro_tui.player.search import things
from copro_tui.progress.learners import Learners
from copro_tui.tui.app import CoproApp
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.module import ModuleScreen
from copro_tui.tui.screens.results import ResultsScreen
from copro_tui.tui.screens.settings import SettingsScreen
from copro_tui.tui.widgets.home_map import HomeMap
from tests.clock import FakeClock
from tests.courses import FIRST, LATER, SECOND, WITH_CONTACT, opened, write_course
from tests.players import answered, go_to, open_store, play
from tests.tui.pilots import click, lesson_screen, running, shown, the, until, until_on, until_said, until_shown, words

Start = Callable[[], CoursePlayer]

sizes = pytest.mark.parametrize("size", [(40, 24), (80, 24), (120, 40)], ids=["40", "80", "120"])


def station(ref: Ref) -> Hit:
    return "target", str(ref)


def chip(pilot: Pilot[None]) -> list[str]:
    """The stations that stand out."""
    view = the(pilot, HomeMap)
    row = view.draw(view.size.width)[view.spot().y]
    return [cell.hit[1] for cell in row if cell.hit and cell.ground == "accent"]


@sizes
async def test_at_first_it_says_where_to_start(folder: Path, clock: FakeClock, size: tuple[int, int]) -> None:
    async with running(folder, clock, size=size) as pilot:
        await until_on(pilot, HomeScreen)
        await until_said(pilot, "Start with lesson 1. It takes about 7 minutes.", "0 of 3 lessons", "WHAT", "0 of 2")
        await pilot.press("enter")
        await until_on(pilot, LessonScreen)
        assert lesson_screen(pilot).lesson_player.lesson.ref == FIRST


class Hasty(HomeScreen):
    """Home, where Enter is pressed as soon as there is anything to see."""

    @on(events.Mount)
    def _open_at_once(self) -> None:
        self.query_one(HomeMap).action_open()


@sizes
async def test_whoever_presses_enter_at_once_opens_something(
    folder: Path, clock: FakeClock, player: Start, size: tuple[int, int]
) -> None:
    async with running(folder, clock, size=size) as pilot:
        await until_on(pilot, HomeScreen)
        pilot.app.push_screen(Hasty(player()))
        await until_on(pilot, LessonScreen)
        assert lesson_screen(pilot).lesson_player.lesson.ref == FIRST


async def test_it_carries_on_at_the_step_where_one_stopped(folder: Path, clock: FakeClock, player: Start) -> None:
    go_to(player(), FIRST, "voices").keep()
    async with running(folder, clock) as pilot:
        await until_shown(pilot, "Carry on", "about 4 min left", "WHAT 1, step 4 of 8: Who is speaking?")
        await pilot.press("enter")
        await until_on(pilot, LessonScreen)
        assert lesson_screen(pilot).lesson_player.step.id == "voices"


@sizes
async def test_a_lesson_is_chosen_on_its_trail_and_opened(
    folder: Path, clock: FakeClock, player: Start, size: tuple[int, int]
) -> None:
    play(player().open_lesson(FIRST))
    async with running(folder, clock, size=size) as pilot:
        await until_on(pilot, HomeScreen)
        await pilot.press("down")
        await until_said(pilot, "2 A short lesson · 2 min")
        assert chip(pilot) == [str(SECOND)]
        await pilot.press("left")
        await until_said(pilot, "1 Every kind of step · 7 min · best 100%")
        await pilot.press("left")
        assert chip(pilot) == [str(FIRST)]
        await pilot.press("down")
        await until_said(pilot, "1 A later lesson")
        await pilot.press("right", "enter")
        await until_on(pilot, LessonScreen)
        assert lesson_screen(pilot).lesson_player.lesson.ref == LATER


@sizes
async def test_a_station_is_chosen_by_a_click_and_opened_by_another(
    folder: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with running(folder, clock, size=size) as pilot:
        await until_on(pilot, HomeScreen)
        await click(pilot, station(SECOND), HomeMap)
        await until_said(pilot, "2 A short lesson")
        assert chip(pilot) == [str(SECOND)]
        await click(pilot, station(SECOND), HomeMap)
        await until_on(pilot, LessonScreen)
        assert lesson_screen(pilot).lesson_player.lesson.ref == SECOND


async def test_a_click_on_a_module_shows_its_lessons(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await until_on(pilot, HomeScreen)
        await click(pilot, ("item", "module:what"), HomeMap)
        await until_on(pilot, ModuleScreen)
        await until_said(pilot, "Every kind of step", "A short lesson")


async def test_the_cursor_stands_on_the_station_that_is_chosen(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await until_on(pilot, HomeScreen)
        await pilot.press("down", "right")
        view = the(pilot, HomeMap)
        assert view.hit_at(view.spot()) == station(SECOND)
        await pilot.press("up")
        assert view.spot() == Offset(3, 1)


async def test_the_key_of_signs_is_there_until_a_lesson_is_chosen(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await until_said(pilot, "● done ◐ look again ◉ here ○ to do")
        await pilot.press("down")
        await until(pilot, lambda: "look again" not in words(pilot))


async def test_a_wide_window_also_lists_the_lessons_of_the_module(
    folder: Path, clock: FakeClock, player: Start
) -> None:
    answered(go_to(player(), SECOND, "tick"), ["other-one"])
    player().open_lesson(SECOND, "read")
    async with running(folder, clock, size=(120, 40)) as pilot:
        await until_on(pilot, HomeScreen)
        await until_shown(pilot, "WHEN: When to do it", "A later lesson")
        await pilot.press("down")
        await until_shown(pilot, "WHAT: What it is", "7 min to go", "Every kind of step", "A short lesson")


@pytest.mark.criterion("3.3.7")
@sizes
async def test_the_contact_is_asked_for_then_shown_where_it_is(
    folder: Path, clock: FakeClock, player: Start, size: tuple[int, int]
) -> None:
    write_course(folder, course=WITH_CONTACT)
    async with running(folder, clock, size=size) as pilot:
        await until_said(pilot, "Name one contact of your own: a letter, a form, a meeting.")
        answered(go_to(player(), FIRST, "words"), "The letter")
        answered(go_to(player(), FIRST, "own"), {"good-day": "doing-for", "bad-day": "doing-with"})
        await pilot.press("o")
        await until_on(pilot, ResultsScreen)
        await pilot.press("escape")
        await until_said(pilot, "My contact", "The letter", "today", "my wish")
        assert "Name one contact" not in words(pilot)


async def test_when_all_is_finished_it_says_so(folder: Path, clock: FakeClock, player: Start) -> None:
    for ref in (FIRST, SECOND, LATER):
        play(player().open_lesson(ref))
    async with running(folder, clock) as pilot:
        await until_said(pilot, "You have finished the course. Press x for your certificate.", "3 of 3 lessons")
        await pilot.press("enter")
        await until_said(pilot, "Saved as")


async def test_what_is_worth_another_look_is_named_before_the_certificate(
    folder: Path, clock: FakeClock, player: Start
) -> None:
    for ref in (FIRST, SECOND):
        play(player().open_lesson(ref))
    lesson_player = player().open_lesson(LATER)
    lesson_player.jump(1)
    answered(lesson_player, ["other-one"])
    async with running(folder, clock) as pilot:
        await until_said(pilot, "You have finished the course. 1 lesson needs another look")
        await pilot.press("enter")
        await until_on(pilot, LessonScreen)
        assert lesson_screen(pilot).lesson_player.lesson.ref == LATER


@sizes
async def test_everything_to_look_up_is_there_and_nothing_of_what_does_not_exist(
    folder: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with running(folder, clock, size=size) as pilot:
        await until_said(pilot, "My plan", "My results", "My journal", "Frameworks", "Words", "Sources", "Settings")
        await until_said(pilot, "0 of 2")
        await until_said(pilot, "Review", "Nothing to review today.")
        assert "…" not in shown(pilot)


@sizes
async def test_who_has_a_folder_alone_cannot_switch_to_anybody(
    folder: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    store = open_store(folder, clock)
    player = CoursePlayer(opened(folder), store, clock, random.Random(1), served=True)
    profiles = Profiles(player.course, Learners(folder / "progress"), clock, random.Random(1), served=True)
    async with CoproApp(profiles, player).run_test(size=size) as pilot:
        await until_on(pilot, HomeScreen)
        await until_said(pilot, "Settings")
        assert "Switch learner" not in words(pilot)
        await pilot.press("e")
        await until_on(pilot, SettingsScreen)
        await until_said(pilot, "Whoever runs it can read them.", "as an ordinary page")
        assert "copro plain" not in words(pilot)
        await pilot.press("escape")
        await until_on(pilot, HomeScreen)
        assert not any(one.means == places.Learners() for one in things(player))
