"""Export a record, and import one with strict validation."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import msgspec

from copro_tui.errors import RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.chunks import Events
from copro_tui.progress.copies import KIND, Export, ledger_in, read_copy
from copro_tui.progress.events import About, Reflection
from copro_tui.progress.joining import JoinedEvents, join_events
from copro_tui.progress.learners import Learners
from copro_tui.progress.ledger import Ledger
from copro_tui.progress.record_file import newer_shape
from copro_tui.progress.repository import RecordRepository
from copro_tui.progress.words import current_drafts, unfinished
from copro_tui.storage.envelope import wrapped

_LEFT = uuid.UUID("5d2c5b8e-9f1b-4b7e-8f0a-2f6f3b1d7c42")
"""The namespace of the ids of texts that were left."""


def exported(store: RecordRepository, *, with_journal: bool) -> bytes:
    """The content of an export file, with the learner's reflections only if ``with_journal``. Raises RecordError."""
    if store.read_only:
        raise newer_shape(store.path)
    about, events = store.events()
    left = _left_texts(store) if with_journal else []
    kept = {**events, "reflections": [*events["reflections"], *left] if with_journal else []}
    sent = Ledger(store.path).outcomes()
    return wrapped(KIND, Export(journal=with_journal, about=about, **kept, sent=sent), indent=1)


def _left_texts(store: RecordRepository) -> list[dict[str, Any]]:
    """The texts that were left and not saved, as the reflections that they would have been.

    The same text has the same id each time, so that importing two copies does not double it.
    """
    record = store.record
    drafts = current_drafts(store.drafts().values(), record.names)
    found = []
    for exercise, left in unfinished(record, drafts):
        saved = record.reflections.get(exercise)
        event = Reflection(
            id=uuid.uuid5(_LEFT, f"{record.about.learner} {exercise} {left.text}").hex,
            at=left.at or record.about.made,
            exercise=str(exercise),
            prompt=saved[-1].prompt if saved else "",
            text=left.text,
            after=saved[-1].id if saved else "",
        )
        found.append(msgspec.to_builtins(event))
    return found


def import_copy(
    learners: Learners, file: Path, into: str | None, *, anyway: bool
) -> tuple[RecordRepository, JoinedEvents]:
    """Add the events in a file to a learner's record, or create a record from it; existing events are not changed.

    Raises UsageError if the record is another learner's and ``anyway`` is false, RecordError for a bad file.
    """
    about, events = read_copy(file)
    if into is not None:
        store = learners.open(into)
    elif (path := _same_learner(learners, about)) is not None:
        store = learners.open_at(path)
    elif about.name in [one.name for one in learners.known()]:
        store = learners.open(about.name)
    else:
        joined = join_events({}, events)
        store = learners.take_in(about, joined.events)
        Ledger(store.path).join(ledger_in(file))
        return store, joined
    return store, _join(store, file, about, events, anyway=anyway)


def merge(path: Path, other: Path, *, anyway: bool) -> JoinedEvents:
    """Add to the record ``path`` the events that only ``other`` (a record or an export) has; ``other`` is unchanged."""
    about, events = read_copy(other)
    store = RecordRepository(path)
    if store.storage.read() is None:
        raise RecordError(_("There is no record %(file)s.") % {"file": path})
    return _join(store, other, about, events, anyway=anyway)


def _join(store: RecordRepository, other: Path, about: About, events: Events, *, anyway: bool) -> JoinedEvents:
    """Add what the file ``other`` holds, which is ``about`` this learner and has these ``events``."""
    mine = store.record.about
    same = mine.learner == about.learner
    if not same and not anyway:
        raise UsageError(
            _("That is the record of another learner, “%(other)s”, and not of “%(name)s”.")
            % {"other": about.name, "name": mine.name},
            _("Nothing was added. To join it all the same, add --anyway."),
        )
    joined = store.join(events, about if same else None)
    if same:
        Ledger(store.path).join(ledger_in(other))
    return joined


def _same_learner(learners: Learners, about: About) -> Path | None:
    """The record here of a learner with the same id; None if there is none."""
    return next((one.path for one in learners.known() if not one.trouble and one.id == about.learner), None)
