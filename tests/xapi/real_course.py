"""The course that comes with the program, with an address for its ids, and answers of every kind to all of it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from copro_tui.course.course import Course, available_lessons, open_course
from copro_tui.course.refs import Ref
from copro_tui.exercises import Answer, Exercise
from copro_tui.progress.events import Attempt, Completion, Event, Reflection, Review, Visit
from copro_tui.xapi.actor import Actor, pseudonym

ROOT = Path(__file__).parents[2]
IRI = "https://example.org/xapi/copro"
HOME_PAGE = "https://example.org/people"
LEARNER = "0" * 31 + "1"
ACTOR = Actor(IRI, HOME_PAGE, pseudonym(IRI, HOME_PAGE, LEARNER))
AT = "2026-11-25T22:10:00.123+00:00"


@cache
def real_course() -> Course:
    """The course, read once for each process."""
    course = open_course(ROOT)
    course.iri = IRI
    return course


@cache
def exercises() -> dict[Ref, Exercise]:
    """Every exercise of the course."""
    return {lesson.ref.at(one.id): one for lesson in available_lessons(real_course()) for one in lesson.exercises}


def some_answer(exercise: Exercise, chance: random.Random) -> Answer:
    """An answer that a learner can give, right or not."""
    if exercise.own_words:
        return "Ŵedi trafod — we ask residents once a year."
    if exercise.cases and not exercise.scored and exercise.keyed:
        return exercise.fitted({turn.id: chance.choice(exercise.places_of(turn)).id for turn in exercise.cases}, 0)
    if exercise.cases:
        return {case.id: chance.choice(exercise.places_of(case)).id for case in exercise.cases}
    ids = [one.id for one in exercise.all_items]
    return chance.sample(ids, len(ids)) if not exercise.options else chance.sample(ids, 1)


def attempt(ref: Ref, exercise: Exercise, answer: Answer, number: int = 0, **more: object) -> Attempt:
    """A marked answer, as the player keeps it."""
    values: dict[str, object] = {
        "id": f"{number:032x}",
        "at": AT,
        "revision": exercise.revision(),
        "score": exercise.judge(answer).score,
        "seconds": 41,
    } | more
    return Attempt(exercise=str(ref), answer=answer, **values)  # type: ignore[arg-type]


def everything(seed: int = 1) -> Iterator[Event]:
    """Events of every kind, at every exercise of the course: right, not right, hinted, of an older key, shown."""
    chance, number = random.Random(seed), 0
    for ref, exercise in exercises().items():
        if exercise.own_words:
            number += 1
            yield Reflection(
                id=f"{number:032x}", at=AT, exercise=str(ref), prompt="?", text=str(some_answer(exercise, chance))
            )
            continue
        answers = [some_answer(exercise, chance) for _time in range(3)]
        if exercise.keyed:
            answers.append(exercise.solution())
        for place, answer in enumerate(answers):
            number += 1
            sure = {"": "sure"} if exercise.scored and not exercise.by_case and place == 0 else {}
            yield attempt(ref, exercise, answer, number, hinted=place == 1, sure=sure)
        if exercise.scored:
            number += 2
            yield attempt(ref, exercise, answers[0], number, revision="0" * 12)
            yield attempt(ref, exercise, exercise.solution(), number + 1, shown=True, score=0.0)
            for card in exercise.cards:
                number += 2
                only = exercise.only(card)
                answer = some_answer(only, chance)
                name = f"{ref}#{card}" if card else str(ref)
                yield Review(
                    id=f"{number:032x}", at=AT, card=name, revision=only.revision(), answer=answer,
                    score=only.judge(answer).score, sure="fairly",
                )  # fmt: skip
    for number, lesson in enumerate(available_lessons(real_course())):
        yield Completion(id=f"c{number:031x}", at=AT, what=str(lesson.ref), mastered=number % 2 == 0)
        for step in lesson.steps:
            yield Visit(id=f"{number:016x}{step.id}"[:32], at=AT, step=str(lesson.ref.at(step.id)))
    for module in real_course().modules:
        yield Completion(id=f"m{module.id}", at=AT, what=module.id)
        yield Completion(id=f"p{module.id}", at=AT, what=module.id, mastered=True)
