"""How much is due for review: what home, ``copro status`` and both front ends say of it.

No lesson is opened, and nothing of ``copro_tui/review`` loaded, for what is known already: the day on which something
will be due, and how much is due today, are in the cache of the course until something is answered, or a lesson changes.
"""

from __future__ import annotations

import zlib

from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.progress.days import today
from copro_tui.progress.events import Clock
from copro_tui.progress.record import Record

SECONDS = 24
"""About how long a card takes."""


class Due(Struct, frozen=True, kw_only=True):
    """What a review would ask now."""

    mix_ups: int = 0
    """How many cards that were not right the last time."""
    others: int = 0
    """How many other cards."""
    off: bool = False
    """Whether the learner wants no reviews."""

    @property
    def count(self) -> int:
        return self.mix_ups + self.others

    @property
    def minutes(self) -> int:
        """About how many minutes it takes."""
        return max(1, -(-self.count * SECONDS // 60))


class _Outlook(Struct, frozen=True):
    """What is kept: the first day on which something is due (see ``progress/days.py``); None if nothing ever is."""

    first: int | None


def due(course: Course, record: Record, now: Clock, most: int) -> Due:
    """How much a review of at most ``most`` cards would ask now."""
    if not most:
        return Due(off=True)
    if not (record.attempts or record.reviews):
        return Due()

    def outlook() -> _Outlook:
        from copro_tui.player.review_outlook import first_due

        return _Outlook(first_due(course, record, now))

    answers, day = _answers(record), today(now)
    known = course.worked_out(f"due.{record.about.learner}", _Outlook, outlook, (answers,))
    if known.first is None or known.first > day:
        return Due()

    def counted() -> Due:
        from copro_tui.player.review import asked_today

        asked = asked_today(course, record, now, most)
        mix_ups = sum(one.mixed_up for one in asked)
        return Due(mix_ups=mix_ups, others=len(asked) - mix_ups)

    return course.worked_out(f"due-today.{record.about.learner}", Due, counted, (answers, day, most))


def _answers(record: Record) -> int:
    """A number for all that was answered in a record: another one after each answer."""
    kinds = (record.attempts, record.reviews, record.reflections)
    ids = (one.id for events in kinds for many in events.values() for one in many)
    return zlib.crc32(" ".join(ids).encode())
