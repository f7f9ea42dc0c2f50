"""Records with answers on given days, in the small course."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from copro_tui.course.course import Course, available_lessons
from copro_tui.course.refs import Ref
from copro_tui.exercises import Answer, Exercise, Sureness
from copro_tui.progress.events import About, Attempt, Event, Review
from copro_tui.progress.record import Record
from copro_tui.review.schedule import Card, schedule

ABOUT = About(name="Ann", learner="0" * 32, made="2026-01-05T09:00:00.000+00:00")
DAY = date(2026, 1, 5).toordinal()
"""The first day of the tests."""


def at(day: int, minute: int = 0) -> str:
    """A time on the day that is ``day`` days after the first."""
    return f"{date.fromordinal(DAY + day)}T09:{minute:02d}:00.000+00:00"


def exercise_at(course: Course, ref: Ref) -> Exercise:
    found = course.exercise(ref)
    assert found is not None
    return found


def attempt(
    course: Course,
    ref: Ref,
    day: int,
    answer: Answer | None = None,
    *,
    minute: int = 0,
    hinted: bool = False,
    shown: bool = False,
    sure: dict[str, Sureness] | None = None,
    revision: str | None = None,
) -> Attempt:
    """An attempt at an exercise, with the right answer unless there is another."""
    exercise = exercise_at(course, ref)
    given = exercise.solution() if answer is None else answer
    return Attempt(
        id=f"{ref.step}{day}-{minute}",
        at=at(day, minute),
        exercise=str(ref),
        revision=exercise.revision() if revision is None else revision,
        answer=given,
        score=exercise.judge(given).score,
        hinted=hinted,
        shown=shown,
        sure=sure or {},
    )


def review(course: Course, card: Ref, day: int, score: float = 1.0, *, minute: int = 0) -> Review:
    """A review of a card."""
    exercise = exercise_at(course, card.of_lesson.at(card.step))
    return Review(
        id=f"{card.step}-{card.item}{day}-{minute}",
        at=at(day, minute),
        card=str(card),
        revision=exercise.revision(),
        answer=_answer(exercise, card.item, right=score >= 1),
        score=score,
    )


def _answer(exercise: Exercise, card: str, *, right: bool) -> Answer:
    if not exercise.by_case:
        return exercise.solution() if right else []
    (case,) = [one for one in exercise.cases if one.id == card]
    return {card: next(one for one in exercise.options if exercise.stands(case, one) == right)}


def recorded(course: Course, events: Iterable[Event]) -> Record:
    record = Record(ABOUT, course.renamed)
    record.take(events)
    return record


def cards_of(course: Course, events: Iterable[Event], day: int) -> dict[str, Card]:
    """The schedule as it is on a day, by the text of each card's reference."""
    found = schedule(available_lessons(course), recorded(course, events), DAY + day)
    return {str(card.ref): card for card in found}
