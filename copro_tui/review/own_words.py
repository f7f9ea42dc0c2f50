"""The learner's own words that come back: whether they would still write them. No scheduler is needed for that."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.progress.days import day_of
from copro_tui.progress.events import Reflection
from copro_tui.progress.record import Record

AFTER = 30
"""After how many days words come back for the first time, counted from the day they were written."""

AGAIN = 120
"""After how many days they come back once they were looked at."""


class OldWords(Struct, frozen=True, kw_only=True):
    """Words to ask about."""

    ref: Ref
    """The exercise at which they were written."""
    written: Reflection
    asked_today: bool = False


def old_words(lessons: Iterable[Lesson], record: Record, today: int) -> OldWords | None:
    """The words that had waited longest this morning to be looked at again; None if none had waited long enough."""
    waiting = [
        (_looked_at(ref, written, record, today), ref, written)
        for lesson in lessons
        for exercise in lesson.exercises
        if exercise.own_words and exercise.comes_back
        for ref in (lesson.ref.at(exercise.id),)
        for written in record.reflections.get(ref, ())[-1:]
        if written.text.strip()
    ]
    due = [(since, ref, written) for since, ref, written in waiting if since is not None]
    if not due:
        return None
    _since, ref, written = min(due, key=lambda one: one[:2])
    asked = any(day_of(one.at) == today for one in record.reviews.get(ref, ()))
    return OldWords(ref=ref, written=written, asked_today=asked)


def _looked_at(ref: Ref, written: Reflection, record: Record, today: int) -> int | None:
    """The day since when they could come back, as of this morning; None if that is not yet.

    What is in the future was long ago.
    """
    first = day_of(written.at) + AFTER
    before = (day for one in record.reviews.get(ref, ()) if (day := day_of(one.at)) != today)
    days = [first, *(day + AGAIN for day in before)]
    since = max((day for day in days if day <= today + AGAIN), default=today)
    return since if since <= today else None
