"""Texts that have broken terminal programs, put through every screen and widget: shown as they are, never obeyed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, TextArea

from copro_tui.course.check import check_course
from copro_tui.errors import CoproError
from copro_tui.exercises import Answer, Choose, Exercise, Order
from copro_tui.exercises.placing import Placing
from copro_tui.player import CoursePlayer, LessonPlayer
from copro_tui.progress.names import tidy_name
from copro_tui.text.safe import JOINED, safe
from copro_tui.tui.app import CoproApp
from copro_tui.tui.screens.base import BaseScreen
from copro_tui.tui.screens.frameworks import FrameworkScreen, FrameworksScreen
from copro_tui.tui.screens.glossary import GlossaryScreen
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.journal import JournalScreen, PlanScreen
from copro_tui.tui.screens.learners import LearnersScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.lesson_end import LessonEndScreen
from copro_tui.tui.screens.module import ModuleScreen
from copro_tui.tui.screens.practice import PracticeScreen
from copro_tui.tui.screens.results import ResultsScreen
from copro_tui.tui.screens.search import SearchScreen
from copro_tui.tui.screens.sources import AnswerSourcesScreen, SourcesScreen
from copro_tui.tui.screens.steps import StepsScreen
from copro_tui.tui.screens.welcome import WelcomeScreen
from tests.clock import FakeClock
from tests.nasty import NASTY, TOGETHER
from tests.players import finish
from tests.tui.nasty_course import FRAMEWORKS, REF, nasty_entrance
from tests.tui.pilots import FRAMES, messages, shown, strips, the, until, until_on

each = pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
together = pytest.mark.parametrize("text", TOGETHER.values(), ids=TOGETHER)
narrow_too = pytest.mark.parametrize(
    ("text", "columns"),
    [
        *(pytest.param(text, 80, id=name) for name, text in TOGETHER.items()),
        pytest.param(TOGETHER["odd widths"], 40, id="odd widths in 40 columns"),
    ],
)


class Reader:
    """Reads screen after screen, and remembers what should not have been there."""

    def __init__(self, pilot: Pilot[None], text: str) -> None:
        self.pilot = pilot
        self._beginnings = {letters(safe(one))[:6] for one in (text, tidy_name(text))}
        self._texts: list[tuple[Widget, str]] = []
        self.found: set[str] = set()

    async def read(self, *, least: int = 1) -> None:
        """The text has to be on the screen, as it is or with stand-ins; nothing there may steer the terminal."""
        await until(self.pilot, lambda: self._count() >= least)
        screen = type(self.pilot.app.screen).__name__
        for widget, text in self._texts:
            steering = {
                one for one in set(re.sub(JOINED, "", text)) if steers(one, own=isinstance(widget, TextArea | Input))
            }
            self.found |= {f"{screen}: {type(widget).__name__} draws U+{ord(one):04X}" for one in steering}

    def _count(self) -> int:
        """How often the text is on the screen now."""
        self._texts = [(widget, "".join(strip.text for strip in drawn)) for widget, drawn in strips(self.pilot)]
        drawn = letters(safe("".join(text for _widget, text in self._texts)))
        return sum(drawn.count(one) for one in self._beginnings)

    async def show(self, screen: BaseScreen, *, least: int = 1) -> None:
        """Put a screen in front, and read it."""
        self.pilot.app.push_screen(screen)
        await until_on(self.pilot, type(screen))
        await self.read(least=least)


def letters(text: str) -> str:
    """A text without spaces, line breaks and frames."""
    return "".join(one for one in text if not one.isspace() and one not in FRAMES)


def steers(one: str, *, own: bool) -> bool:
    """Whether a character would be obeyed. In fields that one types into, joined emoji are one's own business."""
    return unicodedata.category(one) in (("Cc", "Cs") if own else ("Cc", "Cf", "Cs"))


@asynccontextmanager
async def nasty(
    tmp_path: Path, clock: FakeClock, text: str, columns: int = 80
) -> AsyncIterator[tuple[Pilot[None], CoursePlayer, Reader]]:
    """The program at home, with a course and a learner that are called ``text`` throughout."""
    profiles = nasty_entrance(tmp_path, clock, text)
    player = profiles.open("Ann")
    async with CoproApp(profiles, player).run_test(size=(columns, 60)) as pilot:
        await until_on(pilot, HomeScreen)
        reader = Reader(pilot, text)
        yield pilot, player, reader
        await pilot.pause()
        assert not reader.found, "\n".join(sorted(reader.found))


@each
async def test_each_text_on_home_in_messages_and_in_search(tmp_path: Path, clock: FakeClock, text: str) -> None:
    async with nasty(tmp_path, clock, text) as (pilot, _player, reader):
        await reader.read(least=4)
        home = await until_on(pilot, HomeScreen)
        home.complain(CoproError(text, text))
        await until(pilot, lambda: messages(pilot))
        await pilot.pause()
        await reader.read(least=5)
        await pilot.press("slash")
        await until_on(pilot, SearchScreen)
        the(pilot, Input).value = "a"
        await pilot.pause()
        await reader.read(least=3)


@narrow_too
async def test_the_screens_around_the_lessons(tmp_path: Path, clock: FakeClock, text: str, columns: int) -> None:
    async with nasty(tmp_path, clock, text, columns) as (pilot, player, reader):
        lesson_player = player.open_lesson(REF, "words")
        lesson_player.change(text + ".")
        lesson_player.check()
        for made in (
            lambda: ModuleScreen(player, "what"),
            lambda: FrameworksScreen(player),
            lambda: GlossaryScreen(player, "a"),
            lambda: PlanScreen(player),
            lambda: JournalScreen(player),
            lambda: ResultsScreen(player),
            lambda: SourcesScreen(player),
            lambda: AnswerSourcesScreen(player, REF.at("words")),
            lambda: LessonEndScreen(player, lesson_player),
        ):
            await reader.show(made())
            await pilot.press("escape")
            await until_on(pilot, HomeScreen)


@narrow_too
async def test_every_shape_of_framework(tmp_path: Path, clock: FakeClock, text: str, columns: int) -> None:
    async with nasty(tmp_path, clock, text, columns) as (pilot, player, reader):
        await reader.show(FrameworkScreen(player, "columns"), least=3)
        for _each in FRAMEWORKS:
            await pilot.press("n")
            await reader.read(least=3)
        await reader.show(FrameworkScreen(player, "ladder"))
        await pilot.press("v", "enter")
        await until(pilot, lambda: "───" in shown(pilot))
        await reader.read(least=3)


def wrong_answer(exercise: Exercise, text: str) -> Answer:
    """An answer that gets much said about it."""
    match exercise:
        case Order():
            return [item.id for item in reversed(exercise.items)]
        case Choose():
            return [item.id for item in exercise.items if item.id not in exercise.right]
        case Placing():
            return {case.id: exercise.places[2].id for case in exercise.cases}
        case _:
            return text + "."


def move(player: LessonPlayer, exercise: Exercise, text: str) -> None:
    """Take something in hand, or answer as a whole, without its being marked."""
    wrong = wrong_answer(exercise, text)
    if exercise.by_case:
        player.hold(exercise.places[2].id)
    else:
        player.change(wrong)
        if isinstance(wrong, list) and player.missing():  # it was so from the beginning
            player.change([*wrong[1:], wrong[0]])


def answer_it(player: LessonPlayer) -> None:
    """Put down what is in hand, or check the answer."""
    view = player.view()
    if view.exercise is not None and view.exercise.by_case:
        player.put_down()
    else:
        player.check()


@narrow_too
async def test_every_step_of_a_lesson(tmp_path: Path, clock: FakeClock, text: str, columns: int) -> None:
    async with nasty(tmp_path, clock, text, columns) as (pilot, player, reader):
        screen = LessonScreen(player, player.open_lesson(REF))
        await reader.show(screen)
        for place, step in enumerate(screen.lesson_player.lesson.steps[1:], start=1):
            assert isinstance(step, Exercise)
            lesson_player = screen.lesson_player
            lesson_player.jump(place)
            lesson_player.hint()
            for do in (partial(move, lesson_player, step, text), partial(answer_it, lesson_player), partial(
                       finish, lesson_player)):  # fmt: skip
                do()
                await screen.go_to(place)
                await reader.read(least=2)
        await pilot.press("escape")
        await until_on(pilot, HomeScreen)
        await pilot.press("enter")
        await until_on(pilot, LessonScreen)
        await pilot.press("g")
        await until_on(pilot, StepsScreen)
        await reader.read(least=5)


@together
async def test_choosing_a_learner_and_naming_a_new_one(tmp_path: Path, clock: FakeClock, text: str) -> None:
    async with nasty(tmp_path, clock, text) as (pilot, _player, reader):
        await pilot.press("slash", *"switch", "enter")
        await until_on(pilot, LearnersScreen)
        await reader.read(least=2)
        await pilot.press("end", "enter")
        await until_on(pilot, WelcomeScreen)
        pilot.app.post_message(Paste(text))
        await pilot.pause()
        await reader.read()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PracticeScreen) or "That name has" in shown(pilot))
        if isinstance(pilot.app.screen, PracticeScreen):
            await pilot.press("escape")
            await until_on(pilot, HomeScreen)
        await reader.read()


@together
async def test_words_that_are_looked_for(tmp_path: Path, clock: FakeClock, text: str) -> None:
    async with nasty(tmp_path, clock, text) as (pilot, player, reader):
        await reader.show(GlossaryScreen(player))
        pilot.app.post_message(Paste(text))
        await pilot.pause()
        await reader.read()


def test_the_course_of_these_tests_is_one_that_the_loader_takes(tmp_path: Path, clock: FakeClock) -> None:
    nasty_entrance(tmp_path, clock, "Fine")
    assert check_course(tmp_path) == []
