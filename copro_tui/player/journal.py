"""The journal: what the learner wrote in their own words, and what a later step recalls of it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.course.lesson import Lesson, Step
from copro_tui.course.refs import Ref
from copro_tui.progress.drafts import Draft
from copro_tui.progress.record import Record
from copro_tui.progress.words import Words, unfinished, words


class JournalEntry(Struct, frozen=True, kw_only=True):
    """What the learner wrote at one exercise, as it stands now."""

    ref: Ref
    step: str
    at: str
    """When it was written; empty if that is not known."""
    prompt: str
    text: str
    versions: int
    """The number of versions saved; older ones are kept in the record."""
    meanwhile: tuple[str, ...] = ()
    """Other texts that were kept in another window while this one was written, oldest first."""
    finished: bool = True
    """Whether it was saved, and not only left in the text field."""


def journal(course: Course, record: Record, drafts: Mapping[Ref, Draft]) -> tuple[JournalEntry, ...]:
    """The current words of each exercise, in the order of writing; those of exercises that are gone are still here.

    Texts that were left and never saved come last.
    """
    left = {exercise: found for exercise, found in unfinished(record, drafts) if exercise not in record.reflections}
    saved = {exercise: words(exercise, record, drafts) for exercise in record.reflections}
    return tuple(_entry(course, record, exercise, one) for exercise, one in (*saved.items(), *left.items()) if one)


def _entry(course: Course, record: Record, exercise: Ref, found: Words) -> JournalEntry:
    versions = record.reflections.get(exercise, [])
    return JournalEntry(
        ref=exercise.of_lesson,
        step=exercise.step,
        at=found.at,
        prompt=(versions[-1].prompt if versions else "") or _prompt(course, exercise),
        text=found.text,
        versions=len(versions),
        meanwhile=tuple(one.text for one in record.kept_meanwhile(exercise)) if versions else (),
        finished=found.finished,
    )


def _prompt(course: Course, exercise: Ref) -> str:
    """The question that an exercise asks now; its id if it is not there any more."""
    found = course.exercise(exercise)
    return found.prompt if found else exercise.step


def recalled(lesson: Lesson, step: Step, record: Record, drafts: Mapping[Ref, Draft]) -> Words | None:
    """The earlier words that a step is shown with; None if it recalls none, or if nothing was written there."""
    earlier = lesson.recalled(step)
    return None if earlier is None else words(earlier, record, drafts)
