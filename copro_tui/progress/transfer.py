"""Export a record, and import one with strict validation."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from copro_tui.errors import RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.chunks import Events
from copro_tui.progress.events import EVENT_TYPES, SHAPE, About, Event
from copro_tui.progress.joining import JoinedEvents, join_events
from copro_tui.progress.learners import Learners, clean_name
from copro_tui.progress.migration import migrated
from copro_tui.progress.record_file import RECORD, newer_shape, not_a_record, shape_of, unsealed
from copro_tui.progress.repository import RecordRepository
from copro_tui.storage.atomic import write_whole
from copro_tui.storage.checksums import decode_tables, encode_tables
from copro_tui.storage.files import reading, writing

FORMAT = "copro record"
"""What an export says it is."""

_STEP = re.compile(r"[^/]+/[^/]+/[^/]+")
_WHAT = re.compile(r"[^/]+(/[^/]+)?")
_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(\+00:00|Z)")
_ID = re.compile(r"[0-9A-Za-z-]{1,64}")


def exported(store: RecordRepository, *, with_journal: bool) -> bytes:
    """A record as one JSON file; the learner's own words only if they are asked for. Raises RecordError."""
    if store.read_only:
        raise newer_shape(store.path)
    about, events = store.events()
    kept = {table: ones for table, ones in events.items() if with_journal or table != "reflections"}
    data = {"format": FORMAT, "journal": with_journal, "about": msgspec.to_builtins(about), **kept}
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def export(store: RecordRepository, file: Path, *, with_journal: bool) -> None:
    """Write a record's export into a new file that only its owner can read. Raises UsageError or RecordError."""
    if file.exists():
        raise UsageError(
            _("The file %(file)s is there already.") % {"file": file}, _("Choose another name, or move it away.")
        )
    with writing(file, RECORD):
        write_whole(file, exported(store, with_journal=with_journal))


def read_copy(path: Path) -> tuple[About, dict[str, list[dict[str, Any]]]]:
    """Whose record a file is, and its events: of an export, or of a record. Raises RecordError when it is neither."""
    with reading(path, RECORD):
        data = path.read_bytes()
        if (about_and_events := _read_export(path, data)) is None:
            tables = decode_tables(data, unsealed)
            shape = shape_of(tables)
            if shape is not None and shape > SHAPE:
                raise newer_shape(path)
            if shape != SHAPE:
                tables = decode_tables(encode_tables(migrated(tables)))
            store = RecordRepository(path)
            about_and_events = store.read_tables(tables)
    about, events = about_and_events
    _check(path, about, events)
    return about, events


def import_copy(
    learners: Learners, file: Path, into: str | None, *, anyway: bool
) -> tuple[RecordRepository, JoinedEvents]:
    """Add what is in a file to a learner's record, or begin their record with it; what is here stays as it is.

    Raises UsageError when the record is another learner's and ``anyway`` is not said, RecordError for a bad file.
    """
    about, events = read_copy(file)
    name = clean_name(into or _same_learner(learners, about) or about.name)
    if into is None and name not in [one.name for one in learners.known()]:
        joined = join_events({}, events)
        return learners.take_in(about, joined.events), joined
    store = learners.open(name)
    return store, _join(store, about, events, anyway=anyway)


def merge(path: Path, other: Path, *, anyway: bool) -> JoinedEvents:
    """Add to the record ``path`` what only ``other`` (a record or an export) has. ``other`` stays."""
    about, events = read_copy(other)
    store = RecordRepository(path)
    if store.storage.read() is None:
        raise RecordError(_("There is no record %(file)s.") % {"file": path})
    return _join(store, about, events, anyway=anyway)


def _join(store: RecordRepository, about: About, events: Events, *, anyway: bool) -> JoinedEvents:
    mine = store.record.about
    same = mine.learner == about.learner
    if not same and not anyway:
        raise UsageError(
            _("That is the record of another learner, %(other)s, and not of %(name)s.")
            % {"other": about.name, "name": mine.name},
            _("Nothing was added. If it is to be joined all the same, say --anyway."),
        )
    return store.join(events, about if same else None)


def _same_learner(learners: Learners, about: About) -> str | None:
    """What the learner of a record is called here."""
    for one in learners.known():
        if not one.trouble and RecordRepository(one.path).record.about.learner == about.learner:
            return one.name
    return None


def _read_export(path: Path, data: bytes) -> tuple[About, dict[str, list[dict[str, Any]]]] | None:
    """What an export holds; None when the data is no export."""
    try:
        found = msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    if found.get("format") != FORMAT:
        return None
    try:
        about = msgspec.convert(found.get("about"), About)
        if about.shape > SHAPE:
            raise newer_shape(path)
        events = {kind.table: msgspec.convert(found.get(kind.table, []), list[dict[str, Any]]) for kind in EVENT_TYPES}
    except msgspec.ValidationError as error:
        raise not_a_record(path, str(error)) from error
    return about, events


def _check(path: Path, about: About, events: Events) -> None:
    """Refuse what could not be used later on: files from elsewhere may have been written by anything."""
    try:
        clean_name(about.name)
        for kind in EVENT_TYPES:
            for event in msgspec.convert(events[kind.table], list[kind]):  # type: ignore[valid-type]
                _check_event(event)
    except (msgspec.ValidationError, ValueError, UsageError) as error:
        raise not_a_record(path, str(error)) from error


def _check_event(event: Event) -> None:
    step = getattr(event, "exercise", getattr(event, "step", None))
    whole = _STEP.fullmatch(step) if step is not None else _WHAT.fullmatch(getattr(event, "what", ""))
    if not (whole and _ID.fullmatch(event.id) and _UTC.fullmatch(event.at)):
        raise ValueError(_("an entry has an invalid id, time or step"))
    datetime.fromisoformat(event.at)
