"""One review: what is asked again today, card by card, answered as in a lesson."""

from __future__ import annotations

import random
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.course.course import Course
from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.exercises import Answer, Exercise
from copro_tui.exercises.still import still
from copro_tui.player.answering import TRIES_BEFORE_SHOWING, Answering
from copro_tui.player.card_work import CardWork
from copro_tui.player.keeping import Keeping
from copro_tui.player.review_words import would_you_still
from copro_tui.player.step_view import StepView
from copro_tui.player.step_work import StepWork
from copro_tui.progress.completion import StepState
from copro_tui.progress.days import day_of, today
from copro_tui.progress.events import Clock
from copro_tui.progress.record import Record
from copro_tui.review.choosing import chosen
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


class Outcome(Struct, frozen=True, kw_only=True):
    """How today's review went, as far as it was done."""

    asked: int
    """How many cards were answered, each counted once."""
    right: int
    """How many of them were right at first."""
    first_back: int | None
    """In how many days the first card comes back, of all that the learner ever answered; None if none does."""


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
    """What is asked in a review now: at most ``most`` in a day, those that were asked today already among them.

    Where something is due, words that the learner wrote long ago come last.
    """
    day, lessons = today(now), answered_lessons(course, record)
    done = sorted((one.at, card) for card, ones in record.reviews.items() for one in ones if day_of(one.at) == day)
    room = most - len({card for _at, card in done})
    words = old_words(lessons, record, day)
    before = done[-1][1] if done else None
    cards = chosen(schedule(lessons, record, day), day, max(0, room - (words is not None)), before)
    by_ref = {lesson.ref.at(one.id): one for lesson in lessons for one in lesson.exercises}
    asked = [_asked(by_ref[card.ref.of_lesson.at(card.ref.step)], card) for card in cards]
    if cards and words:
        question = would_you_still(words.written, now().astimezone().date())
        asked.append(Asked(ref=words.ref, exercise=still(question)))
    return tuple(asked)


def outcome_today(course: Course, record: Record, now: Clock) -> Outcome:
    """How today's review went, and when the first card comes back."""
    day = today(now)
    cards = schedule(answered_lessons(course, record), record, day)
    asked = {card for card, ones in record.reviews.items() for one in ones if day_of(one.at) == day}
    done = [card for card in cards if card.ref in asked]
    back = min((max(1, card.due - day) for card in cards), default=None)
    return Outcome(asked=len(done), right=sum(not card.mixed_up for card in done), first_back=back)


class ComesBack(Struct, frozen=True, kw_only=True):
    """What of a lesson comes back."""

    mix_ups: int
    """How many of its cards were not right the last time."""
    days: int | None
    """In how many days the first of these comes back, or the first at all if there are none; None if nothing does."""


def comes_back(lesson: Lesson, record: Record, now: Clock) -> ComesBack:
    """What of a lesson comes back, and when."""
    day = today(now)
    cards = schedule([lesson], record, day)
    mix_ups = [card for card in cards if card.mixed_up]
    first = min((card.due for card in mix_ups or cards), default=None)
    return ComesBack(mix_ups=len(mix_ups), days=None if first is None else max(0, first - day))


def repaired(course: Course, record: Record, now: Clock) -> tuple[str, ...]:
    """The names of the cards that were mixed up once and are remembered for good, in the order of the course."""
    lessons = answered_lessons(course, record)
    found = [card.ref for card in schedule(lessons, record, today(now)) if card.repaired]
    names = {lesson.ref.at(one.id): one.label for lesson in lessons for one in lesson.exercises}
    names |= {
        lesson.ref.at(one.id).case(case.id): case.name
        for lesson in lessons
        for one in lesson.exercises
        for case in one.cases
    }
    return tuple(names[ref] for ref in found)


def first_due(course: Course, record: Record, now: Clock) -> int | None:
    """The first day on which a card is due (see ``progress/days.py``); None if none ever is."""
    cards = schedule(answered_lessons(course, record), record, today(now))
    return min((card.due for card in cards), default=None)


def _asked(exercise: Exercise, card: Card) -> Asked:
    alone = exercise.only(card.ref.item)
    return Asked(ref=card.ref, exercise=alone, revision=exercise.revision(), mixed_up=card.mixed_up)


def answered_lessons(course: Course, record: Record) -> list[Lesson]:
    """The lessons in which the learner has answered or written something, in the order of the course."""
    known = {ref.of_lesson for refs in (record.attempts, record.reflections, record.reviews) for ref in refs}
    return [lesson for ref in course.all_lessons() if ref in known and (lesson := course.lesson_or_none(ref))]
