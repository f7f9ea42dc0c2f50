"""When a step is done, a lesson complete, and a lesson or module newly completed or mastered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from copro_tui.course.outline import Outline, StepOutline
from copro_tui.course.refs import Ref
from copro_tui.progress.record import Record
from copro_tui.progress.standing import MASTERY, mean_score

StepState = Literal["new", "seen", "done"]


class LessonStanding(Struct, frozen=True, kw_only=True):
    """How far a learner is in one lesson, with the steps that it has now."""

    states: tuple[StepState, ...]
    """The state of each step, in order."""
    seen: int
    """How many steps were opened."""
    exercises: int
    answered: int
    """How many exercises were attempted."""
    complete: bool
    """Every step was seen and every exercise attempted."""
    mastered: bool
    """Complete, and the best score of each marked exercise is at least 0.8."""
    first: float | None
    """The mean of the first scores of its marked exercises, 0 to 1; None if there is none."""
    best: float | None
    """The mean of their best scores, 0 to 1; None if there is none."""
    seconds: int
    """Seconds spent on answering."""


def standing_in_lesson(lesson: Outline, record: Record) -> LessonStanding:
    """How far the learner of ``record`` is in ``lesson``."""
    states = tuple(step_state(lesson, step, record) for step in lesson.steps)
    marked = [record.standing(ref) for ref in lesson.marked]
    complete = all(state == "done" for state in states)
    return LessonStanding(
        states=states,
        seen=sum(lesson.ref.at(step.id) in record.visited for step in lesson.steps),
        exercises=len(lesson.exercises),
        answered=sum(record.answered(ref) for ref in lesson.exercises),
        complete=complete,
        mastered=complete and all(one.best is not None and one.best >= MASTERY for one in marked),
        first=mean_score(one.first for one in marked),
        best=mean_score(one.best for one in marked),
        seconds=sum(attempt.seconds for ref in lesson.exercises for attempt in record.attempts.get(ref, ())),
    )


def step_state(lesson: Outline, step: StepOutline, record: Record) -> StepState:
    """How far one step is: a page is done once it was seen, an exercise once it was seen and attempted."""
    ref = lesson.ref.at(step.id)
    if ref not in record.visited:
        return "new"
    return "done" if not step.exercise or record.answered(ref) else "seen"


def newly_reached(lesson: Outline, module: Sequence[Ref], record: Record) -> Iterator[tuple[Ref, bool]]:
    """What is newly completed or mastered: pairs of the lesson or its module, and whether it is mastered.

    Pairs that the record already has are left out. ``module`` holds all lessons of the module, which is complete or
    mastered once all of them are.
    """
    standing = standing_in_lesson(lesson, record)
    for mastered, so_far, now in (
        (False, record.completed.keys(), standing.complete),
        (True, record.mastered, standing.mastered),
    ):
        if not now:
            continue
        if lesson.ref not in so_far:
            yield lesson.ref, mastered
        whole = Ref(lesson.ref.module)
        if whole not in so_far and all(one == lesson.ref or one in so_far for one in module):
            yield whole, mastered
