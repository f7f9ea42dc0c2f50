"""One review: what is asked again today, card by card, answered as in a lesson."""

from __future__ import annotations

import random
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.course.course import Course
from copro_tui.course.refs import Ref
from copro_tui.exercises import Answer, Exercise
from copro_tui.exercises.still import still
from copro_tui.player.answering import TRIES_BEFORE_SHOWING, Answering
from copro_tui.player.card_work import CardWork
from copro_tui.player.keeping import Keeping
from copro_tui.player.review_outlook import answered_lessons
from copro_tui.player.review_words import would_you_still
from copro_tui.player.step_view import StepView
from copro_tui.player.step_work import StepWork
from copro_tui.progress.completion import StepState
from copro_tui.progress.days import day_of, today
from copro_tui.progress.events import Clock
from copro_tui.progress.record import Record
from copro_tui.review.choosing import chosen, in_turn
from copro_tui.review.own_words import old_words
from copro_tui.review.schedule import Card, schedule


class Asked(Struct, frozen=True, kw_only=True):
    """One card of a review."""

    ref: Ref
    """The case, or the exercise where all of it is asked at once, or where the learner wrote."""
    exercise: Exercise
    """The card's alone."""
    revision: str = ""
    """The fingerprint of the whole exercise."""
    mixed_up: bool = False
    """Whether it was not right the last time."""
    earlier: Answer | None = None
    """The first answer, where it was not right and comes back in this review."""


class Review(Answering):
    """One learner's review of today. It can be left at any card: what was answered is on disk, the rest stays due."""

    def __init__(
        self,
        course: Course,
        keeping: Keeping,
        now: Clock,
        chance: random.Random,
        most: int,
        asks_how_sure: Callable[[], bool] = lambda: False,
    ) -> None:
        """``most`` is the most cards to ask in a day, 0 for none."""
        super().__init__(asks_how_sure)
        self._course = course
        self._keeping = keeping
        self._now = now
        self._chance = chance
        self._queue = list(asked_today(course, keeping.record, now, most))
        self._place = 0
        self._open()

    # -- where we are -------------------------------------------------------------------------------------------

    @property
    def over(self) -> bool:
        """Whether nothing is left to be asked today."""
        return self._place >= len(self._queue)

    @property
    def card(self) -> Ref:
        """The card in view. Raises IndexError once it is over."""
        return self._queue[self._place].ref

    def view(self) -> StepView:
        """The card in view, as a step of as many as there are cards. Raises IndexError once the review is over."""
        asked, work = self._queue[self._place], self._work
        draft = self.shown_work(work)
        return StepView(
            step=asked.exercise,
            place=self._place,
            count=len(self._queue),
            states=self._states(),
            in_review=True,
            work=draft,
            layout=work.layout,
            feedback=asked.exercise.judge(draft.answer) if draft.checked else None,
            hinted=draft.hinted,
            can_show=asked.exercise.scored and len(draft.earlier) >= TRIES_BEFORE_SHOWING,
            left_out=work.left_out,
        )

    def next(self) -> None:
        """Go on to the next card, or to the end. What was answered and was not right comes back once, as the last; what
        was not answered stays due."""
        asked, work = self._queue[self._place], self._work
        work.keep()
        if work.draft.earlier and asked.earlier is None and asked.exercise.scored:
            first = work.draft.earlier[0]
            if asked.exercise.by_case and not asked.exercise.tally(first).whole:
                self._queue.append(replace(asked, earlier=first))
        self._place += 1
        self._open()

    # -- inside -------------------------------------------------------------------------------------------------

    @property
    def _work(self) -> StepWork:
        assert self._here is not None
        return self._here

    def _open(self) -> None:
        """Begin with the card in view, if there is one."""
        self._here = None
        if not self.over:
            one = self._queue[self._place]
            self._here = CardWork(
                one.exercise, one.ref, one.revision, self._keeping, self._now, self._chance, one.earlier
            )

    def _states(self) -> tuple[StepState, ...]:
        """Of each card, whether it was in view before."""
        return tuple("done" if place < self._place else "new" for place in range(len(self._queue)))


def asked_today(course: Course, record: Record, now: Clock, most: int) -> tuple[Asked, ...]:
    """What is asked in a review now. What was due this morning is chosen for all of today, at most ``most`` cards; what
    was answered since is left out, in a review or in a lesson.

    Where something is due, words that the learner wrote long ago come last.
    """
    day, lessons = today(now), answered_lessons(course, record)
    words = old_words(lessons, record, day)
    cards = chosen(schedule(lessons, record, day, as_of_morning=True), day, max(0, most - (words is not None)))
    last = {card.ref: card.last for card in schedule(lessons, record, day)}
    left = in_turn((card for card in cards if last[card.ref] < day), _asked_last(record, day))
    by_ref = {lesson.ref.at(one.id): one for lesson in lessons for one in lesson.exercises}
    asked = [_asked(by_ref[card.ref.of_lesson.at(card.ref.step)], card) for card in left]
    if cards and words and not words.asked_today:
        question = would_you_still(words.written, now().astimezone().date())
        asked.append(Asked(ref=words.ref, exercise=still(question)))
    return tuple(asked)


def _asked_last(record: Record, day: int) -> Ref | None:
    """The card that was asked last on a day; None if none was."""
    asked = [(one.at, card) for card, ones in record.reviews.items() for one in ones if day_of(one.at) == day]
    return max(asked)[1] if asked else None


def _asked(exercise: Exercise, card: Card) -> Asked:
    alone = exercise.only(card.ref.item)
    return Asked(ref=card.ref, exercise=alone, revision=exercise.revision(), mixed_up=card.mixed_up)
