"""Opening places: each has a screen, what is not there is said, and a place that is asked for twice opens once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.course.refs import Ref
from copro_tui.tui.messages import Open
from copro_tui.tui.screens.glossary import GlossaryScreen
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.journal import PlanScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.lesson_end import LessonEndScreen
from copro_tui.tui.screens.module import ModuleScreen
from copro_tui.tui.trainer.cohorts import CohortsScreen
from copro_tui.tui.trainer.exercise_detail import ExerciseDetailScreen
from copro_tui.tui.trainer.group import GroupScreen
from copro_tui.tui.trainer.learner import LearnerScreen
from tests.clock import FakeClock
from tests.courses import FIRST, SECOND, WITH_CONTACT, write_course
from tests.tui.pilots import choose, running, running_app, until, until_on, until_said, until_shown, words
from tests.tui.trainer.services import FIVE, LADDER, course_in, group, trainer_of

STEP = FIRST.at("cases")
LEARNERS: dict[type[Place], Place] = {
    places.Module: places.Module("what"),
    places.Lesson: places.Lesson(FIRST),
    places.Step: places.Step(STEP),
    places.Steps: places.Steps(STEP),
    places.LessonEnd: places.LessonEnd(FIRST),
    places.Framework: places.Framework("ladder"),
    places.Word: places.Word("trust"),
    places.PageWords: places.PageWords(FIRST.at("welcome")),
    places.AnswerSources: places.AnswerSources(STEP.case("letter")),
}
"""A place of each kind that needs something to be named."""

TRAINERS = (places.NewCohort, places.InCohort)
"""Places of the trainer's program. Sending needs a cohort; tests of its own open it."""


def places_of_a_learner() -> list[Place]:
    kinds = [kind for kind in places.KINDS.values() if not issubclass(kind, (*TRAINERS, places.Send))]
    return [LEARNERS.get(kind) or kind() for kind in kinds]


@pytest.mark.parametrize("place", places_of_a_learner(), ids=str)
async def test_every_place_of_a_learner_can_be_opened_by_its_address(
    folder: Path, clock: FakeClock, place: Place
) -> None:
    write_course(folder, course=WITH_CONTACT)
    async with running(folder, clock) as pilot:
        home = await until_on(pilot, HomeScreen)
        home.action_go(str(place))
        await pilot.pause()
        if place == places.Home():
            assert pilot.app.screen is home
        else:
            await until(pilot, lambda: pilot.app.screen is not home and pilot.app.screen.is_mounted)
            assert "There is no such place" not in words(pilot)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        (places.Module("nowhere"), "There is no such place in this course: module/nowhere"),
        (places.Framework("nothing"), "There is no such place in this course: framework/nothing"),
        (places.Lesson(Ref("what", "nothing")), "The lesson “nothing” is not available today."),
        (places.LessonEnd(Ref("no", "nothing")), "The lesson “nothing” is not available today."),
        (places.Cohort("spring"), "There is no such place in this course: cohort/spring"),
        (places.Contact(), "There is no such place in this course: contact"),
        (places.Send(), "There is no such place in this course: send"),
    ],
)
async def test_what_is_not_there_is_said(folder: Path, clock: FakeClock, place: Place, says: str) -> None:
    async with running(folder, clock) as pilot:
        home = await until_on(pilot, HomeScreen)
        home.go(place)
        await until_said(pilot, says)
        assert pilot.app.screen is home


async def test_a_place_that_is_asked_for_twice_at_once_opens_once(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        home = await until_on(pilot, HomeScreen)
        home.go(places.Plan())
        home.go(places.Plan())
        await until_on(pilot, PlanScreen)
        await pilot.pause()
        assert [type(one) for one in pilot.app.screen_stack] == [HomeScreen, PlanScreen]


async def test_a_step_of_the_lesson_in_front_is_gone_to_there(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        (await until_on(pilot, HomeScreen)).go(places.Lesson(FIRST))
        lesson = await until_on(pilot, LessonScreen)
        lesson.go(places.Step(STEP))
        await until(pilot, lambda: lesson.lesson_player.step.id == "cases")
        lesson.go(places.Lesson(FIRST))
        lesson.go(places.Step(SECOND.at("read")))
        await until(pilot, lambda: pilot.app.screen is not lesson)
        assert len(pilot.app.screen_stack) == 3


async def test_home_is_reached_from_wherever_one_is(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await choose(pilot, "module:what")
        await until_on(pilot, ModuleScreen)
        await choose(pilot, "short")
        (await until_on(pilot, LessonScreen)).go(places.LessonEnd(SECOND), instead=True)
        await until_on(pilot, LessonEndScreen)
        await choose(pilot, "home")
        await until_on(pilot, HomeScreen)
        assert len(pilot.app.screen_stack) == 1


async def test_only_the_words_of_a_page_are_shown_for_it(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        (await until_on(pilot, HomeScreen)).go(places.PageWords(SECOND.at("tick")))
        await until_on(pilot, GlossaryScreen)
        await until_shown(pilot, "No such word here.")


SHOWN: list[tuple[Place, type[Screen[Any]], str]] = [
    (places.Cohort("spring"), GroupScreen, "Ann"),
    (places.Exercise("spring", Ref.parse(LADDER)), ExerciseDetailScreen, "Ann"),
]


@pytest.mark.parametrize(("place", "screen", "text"), SHOWN, ids=str)
async def test_a_place_of_a_trainer_can_be_opened_from_the_beginning(
    tmp_path: Path, place: Place, screen: type[Screen[Any]], text: str
) -> None:
    folder = course_in(tmp_path / "course")
    group(folder, *FIVE)
    async with running_app(trainer_of(folder), (80, 40)) as pilot:
        (await until_on(pilot, CohortsScreen)).action_go(str(place))
        await until_on(pilot, screen)
        await until_shown(pilot, text)


async def test_what_a_trainer_cannot_open_is_said(tmp_path: Path) -> None:
    folder = course_in(tmp_path / "course")
    ann = group(folder, *FIVE).members[0].id
    async with running_app(trainer_of(folder), (100, 40)) as pilot:
        cohorts = await until_on(pilot, CohortsScreen)
        for place, says in (
            (places.Members("summer"), "There is no cohort “summer”."),
            (places.ItemAnalysis("spring", "nothing"), "There is no such place here: itemanalysis/spring/nothing"),
            (places.Plan(), "There is no such place here: plan"),
        ):
            cohorts.go(place)
            await until_said(pilot, says)
            assert pilot.app.screen is cohorts
        pilot.app.post_message(Open(places.Person("spring", ann)))
        await until_on(pilot, LearnerScreen)
