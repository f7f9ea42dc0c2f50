"""The journal: what the learner wrote in their own words."""

from __future__ import annotations

from msgspec import Struct

from copro_tui.course.refs import Ref
from copro_tui.progress.record import Record


class JournalEntry(Struct, frozen=True, kw_only=True):
    """One reflection, the newest of its exercise."""

    ref: Ref
    step: str
    at: str
    prompt: str
    text: str
    versions: int
    """The number of versions written; older ones are kept in the record."""
    meanwhile: tuple[str, ...] = ()
    """Other texts that were kept in another window while this one was written, oldest first."""


def journal(record: Record) -> tuple[JournalEntry, ...]:
    """The newest words of each exercise, in the order of writing; those of exercises that are gone are still here."""
    entries = []
    for exercise, written in record.reflections.items():
        newest = written[-1]
        entries.append(
            JournalEntry(
                ref=exercise.of_lesson,
                step=exercise.step,
                at=newest.at,
                prompt=newest.prompt,
                text=newest.text,
                versions=len(written),
                meanwhile=tuple(one.text for one in record.kept_meanwhile(exercise)),
            )
        )
    return tuple(entries)
