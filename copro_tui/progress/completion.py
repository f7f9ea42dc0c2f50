"""When a lesson is complete, and when it is mastered."""

from __future__ import annotations

from msgspec import Struct

from copro_tui.course.model import Lesson
from copro_tui.progress.record import Record
from copro_tui.progress.standing import MASTERY


class LessonState(Struct, frozen=True):
    """How far a learner is in one lesson, as it is now in the course."""

    steps: int
    seen: int
    exercises: int
    answered: int
    complete: bool
    """Every step was seen and every exercise attempted."""
    mastered: bool
    """Complete, and the best score of each marked exercise is at least 0.8."""
    score: float | None
    """The mean of the best scores, where there are any."""


def lesson_state(lesson: Lesson, record: Record) -> LessonState:
    """How far the learner of ``record`` is in ``lesson``."""
    seen = sum(f"{lesson.ref}/{step.id}" in record.visited for step in lesson.steps)
    answered = sum(record.answered(f"{lesson.ref}/{one.id}") for one in lesson.exercises)
    best = [record.standing(f"{lesson.ref}/{one.id}").best for one in lesson.exercises if one.scored]
    scores = [score for score in best if score is not None]
    complete = seen == len(lesson.steps) and answered == len(lesson.exercises)
    return LessonState(
        steps=len(lesson.steps),
        seen=seen,
        exercises=len(lesson.exercises),
        answered=answered,
        complete=complete,
        mastered=complete and len(scores) == len(best) and all(score >= MASTERY for score in scores),
        score=sum(scores) / len(scores) if scores else None,
    )
