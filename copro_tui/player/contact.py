"""My contact: the letter, form or meeting of their own that a learner takes through the course."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.course.refs import Ref
from copro_tui.exercises import Exercise
from copro_tui.frameworks import Framework
from copro_tui.progress.drafts import Draft
from copro_tui.progress.record import Record
from copro_tui.progress.words import words


class Contact(Struct, frozen=True, kw_only=True):
    """A learner's contact, as far as it is named and placed."""

    name: str
    """In one line; empty if it was placed, but not named."""
    named_at: Ref
    """The step where it is named."""
    placed_at: Ref
    """The step where it is placed."""
    framework: Framework | None = None
    """What it is placed on; None until it is."""
    today: str = ""
    """The id of the point where it is today; empty until it is placed."""
    wish: str = ""
    """The id of the point where the learner would like it to be; empty until it is placed."""


def contact(course: Course, record: Record, drafts: Mapping[Ref, Draft]) -> Contact | None:
    """The learner's contact; None if the course asks for none, or while it is neither named nor placed.

    Opens a lesson only if something was placed.
    """
    steps = course.contact
    if steps is None:
        return None
    written = words(steps.named_at, record, drafts)
    name = " ".join(written.text.split()) if written else ""
    exercise = _exercise(course, steps.placed_at) if _answers(steps.placed_at, record, drafts) else None
    placed = _placed(exercise, steps.placed_at, record, drafts) if exercise else {}
    if not name and not placed:
        return None
    today, wish = (placed.get(case.id, "") for case in exercise.cases[:2]) if exercise else ("", "")
    return Contact(
        name=name,
        named_at=steps.named_at,
        placed_at=steps.placed_at,
        framework=exercise.framework if exercise and placed else None,
        today=today,
        wish=wish,
    )


def _exercise(course: Course, step: Ref) -> Exercise | None:
    """The exercise at a step; None if it is not available, or places fewer than two cases."""
    lesson = course.lesson_or_none(step.of_lesson)
    exercises = lesson.exercises if lesson else ()
    return next((one for one in exercises if one.id == step.step and len(one.cases) >= 2), None)


def _answers(step: Ref, record: Record, drafts: Mapping[Ref, Draft]) -> list[object]:
    """The last whole answer at a step, and what was put down there since."""
    kept = [record.standing(step).answer, drafts[step].answer if step in drafts else None]
    return [one for one in kept if one]


def _placed(exercise: Exercise, step: Ref, record: Record, drafts: Mapping[Ref, Draft]) -> dict[str, str]:
    placed: dict[str, str] = {}
    for answer in _answers(step, record, drafts):
        placed |= exercise.placed(answer)
    return placed
