"""Events and records for the tests."""

from __future__ import annotations

import uuid
from pathlib import Path

from copro_tui.exercises import Answer
from copro_tui.progress.events import About, Attempt, Completion, Reflection, Visit
from copro_tui.progress.repository import RecordRepository

AT = "2026-01-05T09:00:00.000+00:00"
ABOUT = About(name="Ann", learner="0123456789abcdef", made=AT)


def new_store(folder: Path) -> RecordRepository:
    """A record that has just begun."""
    store = RecordRepository(folder / "ann.json")
    store.create(ABOUT)
    return store


def attempt(
    exercise: str = "what/it/build",
    score: float | None = 0.5,
    answer: Answer = "",
    shown: bool = False,
    at: str = AT,
) -> Attempt:
    return Attempt(
        id=uuid.uuid4().hex, at=at, exercise=exercise, revision="r1", answer=answer, score=score, shown=shown
    )


def visit(step: str = "what/it/build", at: str = AT) -> Visit:
    return Visit(id=uuid.uuid4().hex, at=at, step=step)


def completion(what: str = "what/it", mastered: bool = False) -> Completion:
    return Completion(id=uuid.uuid4().hex, at=AT, what=what, mastered=mastered)


def reflection(text: str, exercise: str = "what/it/words", at: str = AT) -> Reflection:
    return Reflection(id=uuid.uuid4().hex, at=at, exercise=exercise, prompt="Hm?", text=text)
