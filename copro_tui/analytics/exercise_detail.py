"""One exercise in a cohort: how it works as a question, case by case, and how each person got on with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from copro_tui.analytics.item_analysis import Item, item_analysis
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.course.model import Lesson
from copro_tui.course.refs import Ref
from copro_tui.exercises import Exercise


class Answerer(Struct, frozen=True, kw_only=True):
    """Somebody who tried the exercise."""

    learner: str
    name: str
    tries: int
    first: float | None
    best: float | None


class ExerciseDetail(Struct, frozen=True, kw_only=True):
    """One exercise, and what a cohort made of it."""

    ref: Ref
    exercise: Exercise
    items: tuple[Item, ...]
    """The exercise as a whole, then its cases; empty where it is not marked."""
    people: tuple[Answerer, ...]
    """Who tried it; who still has the lowest best score first."""
    waiting: int
    """How many have not tried it."""
    troubles: tuple[Trouble, ...]


def exercise_detail(lessons: Iterable[Lesson], ref: Ref, works: Iterable[Work | Trouble]) -> ExerciseDetail:
    """What a cohort made of the exercise ``ref``; ``lessons`` are those of its module, with which it is compared."""
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
