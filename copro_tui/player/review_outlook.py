"""What a learner is told of reviews beside them: how today's went, what comes back and when, what is repaired."""

from __future__ import annotations

from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.course.lesson import Lesson
from copro_tui.progress.days import day_of, today
from copro_tui.progress.events import Clock
from copro_tui.progress.record import Record
from copro_tui.review.schedule import schedule


class Outcome(Struct, frozen=True, kw_only=True):
    """How today's review went, as far as it was done."""

    asked: int
    """How many cards were answered, each counted once."""
    right: int
    """How many of them were right at first."""
    first_back: int | None
    """In how many days the first card comes back, of all that the learner ever answered; None if none does."""


def answered_lessons(course: Course, record: Record) -> list[Lesson]:
    """The lessons in which the learner has answered or written something, in the order of the course."""
    known = {ref.of_lesson for refs in (record.attempts, record.reflections, record.reviews) for ref in refs}
    return [lesson for ref in course.all_lessons() if ref in known and (lesson := course.lesson_or_none(ref))]


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
