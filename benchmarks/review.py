"""What it costs to work out what is due from a record of ten thousand events, beside reading that record from disk."""

from __future__ import annotations

import random
import tempfile
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.records import ABOUT, MANY, median_ms
from copro_tui.course.course import Course, available_lessons, open_course
from copro_tui.exercises import Answer, Exercise
from copro_tui.progress.events import Attempt, Event, Review, Visit, new_id, stamp
from copro_tui.progress.record import Record
from copro_tui.progress.repository import RecordRepository
from copro_tui.review.schedule import schedule

CHANCE = random.Random(1)
DAYS = 1000
"""Over how many days the events are spread."""


def answer_to(exercise: Exercise) -> Answer:
    """An answer of which two parts in three are right."""
    if not exercise.by_case:
        return exercise.solution() if CHANCE.random() < 0.67 else exercise.fresh(CHANCE.getrandbits(16))
    places = [place.id for place in exercise.places]
    right = exercise.solution()
    assert isinstance(right, dict)
    return {case: place if CHANCE.random() < 0.67 else CHANCE.choice(places) for case, place in right.items()}


def events(course: Course, count: int) -> list[Event]:
    """A third each of steps that were opened, of attempts, and of reviews, in the order of time."""
    marked = [
        (str(lesson.ref.at(one.id)), one)
        for lesson in available_lessons(course)
        for one in lesson.exercises
        if one.cards
    ]
    found: list[Event] = []
    for number in range(count):
        step, exercise = CHANCE.choice(marked)
        at = stamp(datetime(2024, 1, 1, 9, tzinfo=UTC) + timedelta(days=number * DAYS // count, seconds=number))
        answer, revision = answer_to(exercise), exercise.revision()
        if number % 3 == 0:
            found.append(Visit(id=new_id(), at=at, step=step))
        elif number % 3 == 1:
            score = exercise.judge(answer).score
            found.append(Attempt(id=new_id(), at=at, exercise=step, revision=revision, answer=answer, score=score))
        else:
            card = CHANCE.choice(exercise.cards)
            name, score = (f"{step}#{card}" if card else step), float(CHANCE.random() < 0.8)
            found.append(Review(id=new_id(), at=at, card=name, revision=revision, answer=answer, score=score))
    return found


def fold(course: Course, record: Record) -> None:
    """Work out the schedule."""
    schedule(available_lessons(course), record, 740_000)


def main() -> None:
    """Print the figures."""
    course = open_course(Path(__file__).parents[1])
    with tempfile.TemporaryDirectory() as name:
        store = RecordRepository(Path(name) / "record.json")
        store.create(ABOUT)
        store.add(*events(course, MANY))
        reading = median_ms(lambda: RecordRepository(store.path).record)
        folding = median_ms(partial(fold, course, store.record))
        cards = len(schedule(available_lessons(course), store.record, 740_000))
    print(f"{MANY} events into the schedule of {cards} cards: {folding:.1f} ms (wanted: at most 50)")
    print(f"  reading the same record from disk: {reading:.1f} ms; ratio {folding / reading:.2f}")


if __name__ == "__main__":
    main()
