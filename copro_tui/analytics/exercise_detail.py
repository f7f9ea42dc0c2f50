"""One exercise in a cohort: how it works as a question, case by case, and how each person got on with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from copro_tui.analytics.item_analysis import Item, item_analysis
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.exercises import Exercise


class Answerer(Struct, frozen=True, kw_only=True):
    """A learner who attempted the exercise, and their standing."""

    learner: str
    name: str
    tries: int
    first: float | None
    best: float | None


class ExerciseDetail(Struct, frozen=True, kw_only=True):
    """One exercise, with its statistics and each learner's result."""

    ref: Ref
    exercise: Exercise
    items: tuple[Item, ...]
    """The exercise as a whole, then its cases; empty where it is not marked."""
    people: tuple[Answerer, ...]
    """Who attempted it, the lowest best score first."""
    waiting: int
    """How many have not attempted it."""
    troubles: tuple[Trouble, ...]


def exercise_detail(lessons: Iterable[Lesson], ref: Ref, works: Iterable[Work | Trouble]) -> ExerciseDetail:
    """How a cohort did in the exercise ``ref``; it is compared with ``lessons``, those of its module."""
    lessons = list(lessons)
    exercise = next(one for lesson in lessons for one in lesson.exercises if lesson.ref.at(one.id) == ref)
    people: list[Answerer] = []

    def seen() -> Iterator[Work | Trouble]:
        for work in works:
            if isinstance(work, Work):
                people.extend(_answerer(work, ref))
            yield work

    report = item_analysis(lessons, seen())
    return ExerciseDetail(
        ref=ref,
        exercise=exercise,
        items=tuple(one for one in report.items if one.exercise == ref),
        people=tuple(sorted(people, key=lambda one: (one.best is None, one.best, one.name.casefold(), one.learner))),
        waiting=report.people - len(people),
        troubles=report.troubles,
    )


def _answerer(work: Work, ref: Ref) -> Iterator[Answerer]:
    standing = work.standings.standing(ref)
    if standing.own:
        yield Answerer(
            learner=work.learner, name=work.name, tries=standing.own, first=standing.first, best=standing.best
        )
