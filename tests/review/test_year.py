"""A year of three learners in the whole course, day by day; ``-s`` prints how much they are asked."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from copro_tui.course.course import Course, available_lessons, open_course
from copro_tui.course.lesson import Lesson
from copro_tui.exercises import Answer, Exercise
from copro_tui.progress.events import Attempt, Event, Review
from copro_tui.progress.record import Record
from copro_tui.review.choosing import chosen
from copro_tui.review.schedule import Card, schedule
from tests.review.records import ABOUT, DAY, at

MOST = 10
YEAR = 365
FIRST_TRY = 0.7
"""How likely the first try in a lesson is right."""


@pytest.fixture(scope="module")
def course() -> Course:
    return open_course(Path(__file__).parents[2])


def _answer(exercise: Exercise, card: str, chance: random.Random, sure_to_be_right: float) -> tuple[Answer, float]:
    """An answer to a card and its score; it is right with this probability."""
    right = chance.random() < sure_to_be_right
    if not exercise.by_case:
        return (exercise.solution(), 1.0) if right else (exercise.fresh(1), 0.0)
    (case,) = [one for one in exercise.cases if one.id == card]
    places = [one for one in exercise.options if exercise.stands(case, one) == right]
    return {card: places[0]}, float(right)


def lesson_played(lesson: Lesson, day: int, chance: random.Random) -> Iterator[Event]:
    for number, exercise in enumerate(lesson.exercises):
        if exercise.cards:
            given = [_answer(exercise, card, chance, FIRST_TRY) for card in exercise.cards]
            answer: Answer = given[0][0]
            if exercise.by_case:
                answer = {case: place for one, _score in given if isinstance(one, dict) for case, place in one.items()}
            yield Attempt(
                id=f"{lesson.ref} {number}",
                at=at(day, number),
                exercise=str(lesson.ref.at(exercise.id)),
                revision=exercise.revision(),
                answer=answer,
                score=sum(score for _one, score in given) / len(given),
            )


def reviewed(card: Card, exercise: Exercise, day: int, minute: int, chance: random.Random) -> Event:
    answer, score = _answer(exercise, card.ref.item, chance, card.recall(DAY + day))
    return Review(
        id=f"{card.ref} {day}", at=at(day, minute), card=str(card.ref), revision=exercise.revision(),
        answer=answer, score=score,
    )  # fmt: skip


def year(
    course: Course, lesson_on: Callable[[int], bool], review_on: Callable[[int], bool]
) -> tuple[list[int], tuple[Card, ...]]:
    """How many cards are asked on each day of the year on which there is a review, and how they stand at its end."""
    chance, record = random.Random(1), Record(ABOUT)
    lessons = available_lessons(course)
    to_play = iter(lessons)
    exercises = {lesson.ref.at(one.id): one for lesson in lessons for one in lesson.exercises}
    loads = []
    for day in range(YEAR):
        if review_on(day):
            asked = chosen(schedule(lessons, record, DAY + day), DAY + day, MOST)
            steps = [card.ref.of_lesson.at(card.ref.step) for card in asked]
            assert all(one != other for one, other in pairwise(steps))
            record.take(
                reviewed(card, exercises[step], day, minute, chance)
                for minute, (card, step) in enumerate(zip(asked, steps, strict=True), start=20)
            )
            loads.append(len(asked))
        if lesson_on(day) and (lesson := next(to_play, None)) is not None:
            record.take(lesson_played(lesson, day, chance))
    return loads, schedule(lessons, record, DAY + YEAR)


def told(style: str, loads: list[int], cards: tuple[Card, ...]) -> None:
    tenth = max(1, len(loads) // 10)
    means = [sum(part) / len(part) for n in range(0, len(loads), tenth) if (part := loads[n : n + tenth])]
    mean = sum(loads) / len(loads)
    print(f"\n{style}: {len(loads)} reviews, {mean:.1f} cards in each, at most {max(loads)}; "
          f"along the year {' '.join(f'{one:.1f}' for one in means)}; "
          f"{sum(card.misses > 0 for card in cards)} cards were mixed up, "
          f"{sum(card.repaired for card in cards)} are repaired for good")  # fmt: skip


def test_every_day(course: Course) -> None:
    loads, cards = year(course, lambda day: True, lambda day: True)
    told("daily", loads, cards)
    assert loads[0] == 0
    assert loads[1] > 0
    assert max(loads) <= MOST
    assert sum(card.repaired for card in cards) > 0


def test_once_a_week(course: Course) -> None:
    loads, cards = year(course, lambda day: day % 7 == 0, lambda day: day % 7 == 0)
    told("weekly", loads, cards)
    assert max(loads) <= MOST


def test_back_after_four_months(course: Course) -> None:
    away = range(40, 160)
    loads, cards = year(course, lambda day: day < 40, lambda day: day not in away)
    told("away for four months", loads, cards)
    assert max(loads) <= MOST
    assert loads[40] == MOST
