"""A review in plain mode: one card after the other, and how it went."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.commands import Command
from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.plain.answer_talk import AnswerTalk
from copro_tui.plain.blocks import Block, Break, Heading, text, texts
from copro_tui.plain.commands import HEARING, ON_A_CARD, ON_A_CARD_OVER
from copro_tui.plain.menu import Entry, Menu, opening
from copro_tui.plain.routes import offer
from copro_tui.plain.steps import came_of, talk_of, what_to_type
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer, Review, StepView
from copro_tui.player.progress_words import carry_on_in_full, lesson_name
from copro_tui.player.review_words import outcome_words


class ReviewTalk(AnswerTalk):
    """Today's review. ``run`` returns its end, or where the learner goes before that."""

    def __init__(self, voice: Voice, player: CoursePlayer, review: Review) -> None:
        self._review = review
        super().__init__(voice, player, review)
        self._answering.actions["lesson.next-case"] = self._next

    @property
    def _step(self) -> Ref:
        return self._review.card.of_lesson.at(self._review.card.step)

    def _commands(self, view: StepView) -> Sequence[Command]:
        return (*(ON_A_CARD if view.can("lesson.skip") else ON_A_CARD_OVER), *HEARING)

    def _whole(self) -> list[Block]:
        """The card in view: its question, and its case."""
        view = self._review.view()
        exercise, talk = view.exercise, talk_of(view)
        assert exercise is not None
        told: list[Block] = [Heading(exercise.prompt), text(self._heading(view)), Break()]
        told += came_of(view) if view.phase == "over" else talk.begun(view)
        return [*told, what_to_type(view)]

    def _where(self) -> str:
        return self._heading(self._review.view())

    def _summary(self) -> list[Block]:
        return [text(self._heading(self._review.view()))]

    def _heading(self, view: StepView) -> str:
        values = {
            "number": view.place + 1,
            "count": view.count,
            "lesson": lesson_name(self._player.course, self._step.of_lesson),
        }
        return _("Review, %(number)d of %(count)d. %(lesson)s") % values

    def _next(self, _rest: str) -> None:
        self._review.next()
        if self._review.over:
            self._to = places.ReviewEnd()
        else:
            self._tell()


def review_end(voice: Voice, player: CoursePlayer) -> Place:
    """Say how today's review went, or that nothing is due, and ask where to go."""

    def menu() -> Menu:
        home = player.home()
        entries = [opening(places.Review(), name_of(places.Review()))] if player.due().count else []
        if home.stopped is not None:
            entries.append(Entry("continue", carry_on_in_full(player.course, home), means=home.stopped.opens))
        entries.append(opening(places.Home(), name_of(places.Home())))
        said = outcome_words(player.reviewed_today(), player.due())
        return Menu(_("the end of the review"), (Heading(_("Review.")), *texts(said)), tuple(entries))

    return offer(voice, player, menu, back=places.Home())
