"""A walk through every screen and every widget of the learner's program, in all that can be seen of them."""

from __future__ import annotations

import pkgutil
from collections.abc import AsyncIterator, Collection
from importlib import import_module

from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from copro_tui.course import places
from copro_tui.exercises import Exercise
from copro_tui.i18n import available_languages
from copro_tui.i18n import gettext as _
from copro_tui.player import CoursePlayer, StepView
from copro_tui.player.sending import OwnWords, Recipient
from copro_tui.tui.base_app import BaseApp
from copro_tui.tui.boards.talk import TalkBoard
from copro_tui.tui.messages import Open
from copro_tui.tui.screens.base import BaseScreen
from copro_tui.tui.screens.contact import ContactScreen
from copro_tui.tui.screens.frameworks import FrameworkScreen, FrameworksScreen
from copro_tui.tui.screens.glossary import GlossaryScreen
from copro_tui.tui.screens.help import HelpScreen
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.journal import JournalScreen, PlanScreen
from copro_tui.tui.screens.keys import KeysScreen
from copro_tui.tui.screens.learners import LearnersScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.lesson_end import LessonEndScreen
from copro_tui.tui.screens.module import ModuleScreen
from copro_tui.tui.screens.practice import PracticeScreen
from copro_tui.tui.screens.results import ResultsScreen
from copro_tui.tui.screens.review import ReviewScreen
from copro_tui.tui.screens.review_end import ReviewEndScreen
from copro_tui.tui.screens.search import SearchScreen
from copro_tui.tui.screens.send import SendScreen
from copro_tui.tui.screens.settings import SettingsScreen
from copro_tui.tui.screens.sources import AnswerSourcesScreen, SourcesScreen
from copro_tui.tui.screens.welcome import WelcomeScreen
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.exercises.talks import said, small
from tests.players import answered, finish
from tests.tui.pilots import until, until_on, until_said
from tests.whole_course import worst_answer

BASES = {
    *("Drawing", "PointerDrag", "FigureView", "Board", "PlacingBoard", "BaseScreen", "CourseScreen", "WritingScreen"),
    "SourceList",
}
"""What is only there to be built upon."""

ONLY_A_TRAINERS = {"DistributionView", "Table", "Preview"}
"""Widgets that are on no screen of a learner."""


def our_widgets() -> set[str]:
    """The names of all screens and widgets that the learner's program has."""
    found = set()
    for package in ("copro_tui.tui.screens", "copro_tui.tui.boards", "copro_tui.tui.widgets"):
        for one in pkgutil.iter_modules(import_module(package).__path__):
            module = import_module(f"{package}.{one.name}")
            found |= {
                name
                for name, kind in vars(module).items()
                if isinstance(kind, type) and issubclass(kind, Widget) and kind.__module__ == module.__name__
            }
    return found - BASES - ONLY_A_TRAINERS


LONG_TEXT = "A letter says what will happen. " * 4
"""A text that is longer than what is shown of it."""


class TwoTexts:
    """Two texts to choose from, and a cohort to send them to; nothing is sent."""

    def recipients(self) -> tuple[Recipient, ...]:
        return (Recipient(id="spring", name="A small course", trainer="Somebody"),)

    def own_words(self) -> tuple[OwnWords, ...]:
        return tuple(OwnWords(id=one, prompt="What will you do next?", text=LONG_TEXT) for one in ("first", "second"))

    def in_words(self, recipient: str, chosen: Collection[str], number: str = "") -> list[str]:
        return [str(len(chosen))]

    def send(self, recipient: str, chosen: Collection[str], number: str = "") -> str:
        return str(len(chosen))


async def every_screen(pilot: Pilot[None], player: CoursePlayer) -> AsyncIterator[str]:
    """Put one thing after the other on the screen, and say what it is. ``player`` is whoever is at home."""
    await until_on(pilot, HomeScreen)
    yield "home"
    await pilot.press("f1")
    await until_on(pilot, HelpScreen)
    yield "help"
    await pilot.press("escape")
    for screen in (
        ModuleScreen(player, "what"),
        FrameworksScreen(player),
        GlossaryScreen(player),
        GlossaryScreen(player, "trust"),
        PlanScreen(player),
        JournalScreen(player),
        ResultsScreen(player),
        SourcesScreen(player),
        AnswerSourcesScreen(player, FIRST.at("cases")),
        SettingsScreen(player),
        SendScreen(player, TwoTexts()),
        *(FrameworkScreen(player, one.id) for one in player.frameworks()),
    ):
        async for name in _shown(pilot, screen):
            yield name
    for own in (ContactScreen(player), PracticeScreen()):
        async for name in _shown(pilot, own):
            yield name
    async for name in _shown(pilot, KeysScreen(player)):
        yield name
        await pilot.press("enter", "b")
        yield "keys with a clash"
    async for name in _lesson(pilot, player):
        yield name
    async for name in _review(pilot, player):
        yield name
    async for name in _search(pilot):
        yield name
    app = pilot.app
    assert isinstance(app, BaseApp)
    app.tell("Something is saved.")
    app.tell("Something is wrong.", wrong=True)
    app.unkept = "Nothing is being saved."
    await until_said(pilot, "Something is saved.", "Something is wrong.", "Nothing is being saved.")
    yield "messages"
    app.unkept = ""
    app.post_message(Open(places.Learners()))
    await until_on(pilot, LearnersScreen)
    yield "learners"
    await pilot.press("end", "enter")
    await until_on(pilot, WelcomeScreen)
    yield "somebody new"
    if len(available_languages()) > 1:
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.query(Input))
        yield "the name of somebody new"
    await pilot.press("enter")
    await until_said(pilot, _("A name needs at least one letter."))
    yield "somebody without a name"


async def _shown(pilot: Pilot[None], screen: BaseScreen) -> AsyncIterator[str]:
    """A screen that is shown and left again."""
    pilot.app.push_screen(screen)
    await until_on(pilot, type(screen))
    yield type(screen).__name__
    for field in screen.query(Input):
        field.value = "r"
        field.select_all()
        await pilot.pause()
        yield f"{type(screen).__name__} with a word"
    while pilot.app.screen is screen:
        await pilot.press("escape")
    await until_on(pilot, HomeScreen)


async def _lesson(pilot: Pilot[None], player: CoursePlayer) -> AsyncIterator[str]:
    """Every step of a lesson: with its hint, in hand, and with what is said of a wrong answer and of the right one."""
    screen = LessonScreen(player, player.open_lesson(FIRST))
    pilot.app.push_screen(screen)
    await until_on(pilot, LessonScreen)
    for place, step in enumerate(screen.lesson_player.lesson.steps):
        if isinstance(step, Exercise):
            screen.lesson_player.jump(place)
            screen.lesson_player.hint()
        await screen.go_to(place)
        yield step.id
        if not isinstance(step, Exercise):
            continue
        await pilot.press(*["space"] * (step.kind in ("order", "choose")), *["1"] * (step.kind != "reflect"))
        yield f"{step.id} in hand"
        for answer in (worst_answer(step), step.solution() if step.scored else None):
            if answer is not None:
                answered(screen.lesson_player, answer)
                await screen.go_to(place)
                yield f"{step.id} checked"
        finish(screen.lesson_player)
        await screen.go_to(place)
        yield f"{step.id} at its end"
    async for state in _talk(pilot, screen):
        yield state
    await screen.go_to(0)
    await pilot.press("g")
    await until_said(pilot, "Every kind of step")
    yield "the list of steps"
    await pilot.press("escape")
    pilot.app.switch_screen(LessonEndScreen(player, screen.lesson_player))
    await until_on(pilot, LessonEndScreen)
    yield "the end of the lesson"
    await pilot.press("escape")
    await until_on(pilot, HomeScreen)


async def _talk(pilot: Pilot[None], screen: LessonScreen) -> AsyncIterator[str]:
    """A conversation in the place of a step: a turn, one with a reply chosen, and its end."""
    talk = small()
    layout = talk.layout(1)
    begun = said(talk, "keep")
    ended = talk.settled(said(talk, "keep", "sorry", "facts"))
    for state, work in (("a turn", begun), ("a reply", talk.hold(begun, "sorry", layout)), ("the end", ended)):
        view = StepView(step=talk, place=0, count=1, states=("seen",), work=work, layout=layout)
        body = screen.query_one("#body")
        await body.remove_children()
        await body.mount(board := TalkBoard(view, talk))
        board.focus()
        yield f"a talk, {state}"


async def _review(pilot: Pilot[None], player: CoursePlayer) -> AsyncIterator[str]:
    """A card of a review, in hand and answered; and how it went."""
    clock = player.now
    assert isinstance(clock, FakeClock)
    clock.advance(2 * 24 * 3600)
    pilot.app.push_screen(screen := ReviewScreen(player, player.review()))
    await until_on(pilot, ReviewScreen)
    yield "a card"
    while (exercise := screen.answering.view().exercise) is None or not exercise.by_case:
        await pilot.press("n")
        await pilot.pause()
    await pilot.press("1")
    yield "a card in hand"
    await pilot.press("enter")
    yield "a card that was answered"
    pilot.app.switch_screen(ReviewEndScreen(player))
    await until_on(pilot, ReviewEndScreen)
    yield "the end of a review"
    await pilot.press("escape")
    await until_on(pilot, HomeScreen)


async def _search(pilot: Pilot[None]) -> AsyncIterator[str]:
    await pilot.press("slash")
    await until_on(pilot, SearchScreen)
    yield "search"
    await pilot.press("s", "h", "o")
    await until_said(pilot, "A short lesson")
    yield "search with hits"
    await pilot.press("z", "z")
    await until_said(pilot, _("Nothing found for “%(text)s”.").partition("“")[0].rstrip())
    yield "search without hits"
    await pilot.press("escape")
    await until_on(pilot, HomeScreen)
