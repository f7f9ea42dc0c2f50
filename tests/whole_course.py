"""The course that this repository is for, for tests that go through all of it; and the worst way to answer it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from copro_tui.course.course import Course, open_course
from copro_tui.course.refs import Ref
from copro_tui.exercises import Answer, Choose, Exercise, Order
from tests.players import right_answer

ROOT = Path(__file__).parents[1]


@cache
def real_course() -> Course:
    """The course, opened once for each process: reading it changes nothing."""
    return open_course(ROOT)


def all_lessons() -> list[Ref]:
    """Every lesson, found without opening any."""
    return list(open_course(ROOT).all_lessons())


def worst_answer(exercise: Exercise) -> Answer:
    """An answer that can be checked, and that is wrong wherever anything is marked."""
    match exercise:
        case Order():
            return [item.id for item in reversed(exercise.items)]
        case Choose():
            wrong = [item.id for item in exercise.items if item.id not in exercise.right]
            return wrong if exercise.several else wrong[:1]
        case _ if exercise.cases and exercise.scored:
            places = list(exercise.options)
            return {case.id: min(places, key=lambda one: exercise.credit(case, one)) for case in exercise.cases}
        case _:
            return right_answer(exercise)
