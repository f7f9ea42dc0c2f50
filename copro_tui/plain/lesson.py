"""Play a lesson in plain mode: read a step out, then take lines until the learner goes on."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.commands import Command
from copro_tui.course import places
from copro_tui.course.lesson import Page
from copro_tui.course.places import Place
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.plain.answer_talk import AnswerTalk
from copro_tui.plain.blocks import Block, text
from copro_tui.plain.commands import (
    HEARING,
    ON_A_PAGE,
    ON_A_RESULT,
    ON_AN_EXERCISE,
    OTHER,
    NotUnderstoodError,
    naming_words,
    parse,
)
from copro_tui.plain.figure import PageFigure, figure_of
from copro_tui.plain.grammar.tokens import words_in
from copro_tui.plain.grammar.words import with_digits
from copro_tui.plain.jump import choose_step
from copro_tui.plain.menu import opening
from copro_tui.plain.routes import look_up
from copro_tui.plain.steps import step_told, summary_told, where_words
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer, LessonPlayer, StepView


class LessonTalk(AnswerTalk):
    """A lesson in plain mode. ``run`` returns at the lesson's end, or when the learner leaves."""

    def __init__(self, voice: Voice, player: CoursePlayer, lesson_player: LessonPlayer) -> None:
        super().__init__(voice, player, lesson_player)
        self.lesson_player = lesson_player
        self._actions |= {
            "lesson.back": lambda _rest: self._go(self.lesson_player.place - 1),
            "lesson.other": self._take_other,
            "lesson.list": self._list,
            "lesson.steps": self._jump,
        }

    @property
    def _step(self) -> Ref:
        return self.lesson_player.lesson.ref.at(self.lesson_player.step.id)

    def _begin(self) -> None:
        if self._player.asks_for_contact(self.lesson_player.lesson):
            leads = look_up(self._voice.voice, self._player, opening(places.Contact(), ""), ())
            self._to = leads if isinstance(leads, Place) else None
        if self._to is None:
            self._tell()

    def _whole(self) -> list[Block]:
        return step_told(self._player, self.lesson_player)

    def _go_on_in(self, elsewhere: LessonPlayer) -> None:
        """Continue in another lesson, opened by search or from the plan."""
        self.lesson_player.keep()
        self.lesson_player = elsewhere
        self._take_up(elsewhere)
        self._tell()

    def _goes_to(self, place: Place) -> bool:
        if not isinstance(place, places.Lesson | places.Step):
            return False
        self._go_on_in(self._player.open_lesson(place.ref.of_lesson, place.ref.step or None))
        return True

    def _other_than_answers(self, view: StepView, line: str) -> None:
        if (figure := self._figure(view)) is None or parse(line, ON_AN_EXERCISE):
            super()._other_than_answers(view, line)
        else:
            self._voice.say(*figure.point(line))

    def _take_other(self, _rest: str) -> None:
        self._answering.take_other()
        self._tell()

    def _figure(self, view: StepView) -> PageFigure | None:
        return figure_of(self._player, view.step) if isinstance(view.step, Page) else None

    def _list(self, _rest: str) -> None:
        view = self.lesson_player.view()
        if view.exercise is not None:
            self._answering.say_all()
        elif (figure := self._figure(view)) is not None:
            self._voice.say(*figure.whole())
        else:
            raise NotUnderstoodError(_("There is no figure here."))

    def _more(self, _rest: str) -> None:
        """Of a page its figure, of an exercise how it stands."""
        view = self.lesson_player.view()
        if view.exercise is None and self._figure(view) is None:
            self._voice.say(text(_("There is no more.")))
        else:
            self._list("")

    def _where(self) -> str:
        return where_words(self._player, self.lesson_player)

    def _summary(self) -> list[Block]:
        return summary_told(self._player, self.lesson_player)

    # -- where to go --------------------------------------------------------------------------------------------

    def _next(self, _rest: str) -> None:
        if self.lesson_player.at_end:
            self._leave(places.LessonEnd(self.lesson_player.lesson.ref))
        else:
            self._go(self.lesson_player.place + 1)

    def _go(self, place: int) -> None:
        if place < 0:
            raise NotUnderstoodError(_("This is the first step."))
        self.lesson_player.jump(place)
        self._tell()

    def _jump(self, rest: str) -> None:
        count = len(self.lesson_player.lesson.steps)
        *_step, number = with_digits(words_in(rest)) or ("",)  # also: step four
        if number.isdecimal() and 1 <= int(number[:4]) <= count:
            self._go(int(number) - 1)
            return
        if rest:
            ways = _("To go to a step, type %(lesson.steps)s and its number, from 1 to %(count)d.")
            raise NotUnderstoodError(naming_words(ways, count=count))
        self.lesson_player.keep()
        view = self.lesson_player.view()
        chosen = choose_step(self._voice.voice, self.lesson_player.lesson, view)
        if isinstance(chosen, int):
            self._go(chosen)
        elif chosen.opens is not None:
            self._obey(chosen)
        else:
            self._say_back()

    def _commands(self, view: StepView) -> Sequence[Command]:
        other = (OTHER,) if view.can("lesson.other") else ()
        if view.can("lesson.skip"):
            return (*ON_AN_EXERCISE, *HEARING, *other)
        return (*(ON_A_RESULT if view.can("lesson.try-again") else ON_A_PAGE), *HEARING, *other)
