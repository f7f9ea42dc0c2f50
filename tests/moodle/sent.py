"""The real course on its way to Moodle, and answers to exercises as somebody may give them in either place."""

from __future__ import annotations

import random
from functools import cache

from copro_tui.exercises import Answer, Exercise
from copro_tui.moodle.outgoing import Sent, questions_of
from copro_tui.moodle.question import Question
from tests.whole_course import real_course


@cache
def everything(whole_places: bool = True) -> dict[str, Sent]:
    """All steps of the course, pages included, by their names."""
    course = real_course()
    return {
        str(ref.at(sent.step)): sent
        for ref in course.all_lessons()
        for sent in questions_of(course.lesson(ref), course, pages=True, whole_places=whole_places)
    }


def questions(whole_places: bool = True) -> list[Question]:
    """Their questions."""
    return [one.question for one in everything(whole_places).values() if one.question is not None]


@cache
def exercises() -> dict[str, Exercise]:
    """The exercises of the course that are marked, by their names."""
    course = real_course()
    lessons = (course.lesson(ref) for ref in course.all_lessons())
    return {str(lesson.ref.at(one.id)): one for lesson in lessons for one in lesson.exercises if one.scored}


def random_answer(exercise: Exercise, chance: random.Random) -> Answer:
    """A complete answer to a marked exercise."""
    if exercise.by_case:
        return {case.id: chance.choice(exercise.places_of(case)).id for case in exercise.cases}
    ids = [one.id for one in exercise.all_items]
    if not exercise.options:
        return chance.sample(ids, len(ids))
    return chance.sample(ids, chance.randint(1, len(ids)) if exercise.checked_on_request else 1)
