"""The days of a cohort as an iCalendar file (RFC 5545) that brings up to date what was handed out before.

An event keeps its id for ever, and its sequence number grows whenever its day changes, so that a calendar which has it
already replaces it. What is not asked for any more is handed out as cancelled.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.cohorts.model import Cohort
from copro_tui.course.course import Course
from copro_tui.i18n import gettext as _

WORKSHOP, REVIEW, DUE = "workshop", "review", "due"

_IDS = uuid.UUID("6f1f6c0e-6d0b-5f0c-9a55-0d8c1b0f9d5e")
"""Ours alone; the ids of events are derived from it."""

_LONGEST_LINE = 75
"""The most bytes of a line, without its end (RFC 5545, 3.1)."""


class Event(Struct, frozen=True, kw_only=True):
    """A day that was handed out."""

    kind: str
    """``workshop``, ``review`` or ``due``."""
    module: str = ""
    """The module that is due; empty for the others."""
    day: str
    """ISO."""
    sequence: int = 0
    """How often it was changed."""
    cancelled: bool = False


class HandedOut(Struct, frozen=True):
    """The events of a cohort as they were handed out last."""

    events: tuple[Event, ...] = ()


def brought_up_to_date(before: Sequence[Event], cohort: Cohort) -> tuple[Event, ...]:
    """The events of a cohort as they are now; ``before`` are those that were handed out, in the same order."""
    now = {(one.kind, one.module): one for one in _events(cohort)}
    known = [_after(one, now.pop((one.kind, one.module), None)) for one in before]
    return (*known, *now.values())


def calendar_file(
    cohort: Cohort, course: Course, events: Sequence[Event], now: datetime, modules: Collection[str] | None = None
) -> bytes:
    """The content of an ``.ics`` file, in the language in use; of modules only those named, where some are."""
    shown = [one for one in events if one.kind != DUE or modules is None or one.module in modules]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//copro//cohort//EN",
        "METHOD:PUBLISH",
        *(line for one in shown for line in _lines(cohort, course, one, now)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _events(cohort: Cohort) -> Iterator[Event]:
    for one in cohort.modules:
        if one.due:
            yield Event(kind=DUE, module=one.id, day=one.due)
    if cohort.review:
        yield Event(kind=REVIEW, day=cohort.review)
    if cohort.workshop:
        yield Event(kind=WORKSHOP, day=cohort.workshop)


def _after(before: Event, now: Event | None) -> Event:
    if now is None:
        return before if before.cancelled else replace(before, sequence=before.sequence + 1, cancelled=True)
    if now.day == before.day and not before.cancelled:
        return before
    return replace(now, sequence=before.sequence + 1)


def _lines(cohort: Cohort, course: Course, one: Event, now: datetime) -> Iterator[str]:
    day = date.fromisoformat(one.day)
    about = _text(summary(cohort, course, one))
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(_IDS, f'{cohort.key}|{one.kind}|{one.module}')}@copro"
    yield f"SEQUENCE:{one.sequence}"
    yield f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{about}"
    if cohort.trainer:
        yield "DESCRIPTION:" + _text(_("Asked by %(trainer)s.") % {"trainer": cohort.trainer})
    yield "TRANSP:TRANSPARENT"
    yield "CLASS:PRIVATE"
    if one.cancelled:
        yield "STATUS:CANCELLED"
    else:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P3D", f"DESCRIPTION:{about}", "END:VALARM")
    yield "END:VEVENT"


def summary(cohort: Cohort, course: Course, one: Event) -> str:
    """What a day is, in the language in use."""
    values = {"cohort": cohort.name}
    if one.kind == WORKSHOP:
        return _("%(cohort)s: the workshop") % values
    if one.kind == REVIEW:
        return _("%(cohort)s: review what you mixed up") % values
    title = next((module.title for module in course.modules if module.id == one.module), one.module)
    return _("%(cohort)s: “%(module)s” is due") % {**values, "module": title}


def _text(value: str) -> str:
    """A text as a value of iCalendar."""
    return re.sub(r"\r?\n|\r", r"\\n", re.sub(r"([\\;,])", r"\\\1", value))


def _folded(line: str) -> bytes:
    """A line in bytes, continued on others between characters where it is too long."""
    parts, room = [b""], _LONGEST_LINE
    for one in line:
        data = one.encode()
        if len(parts[-1]) + len(data) > room:
            parts.append(b"")
            room = _LONGEST_LINE - 1  # a continued line begins with a space
        parts[-1] += data
    return b"\r\n ".join(parts) + b"\r\n"
