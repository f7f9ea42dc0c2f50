"""Read a copy of a record from elsewhere: an export or a record file. Both are validated strictly."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from copro_tui.errors import RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.chunks import Events
from copro_tui.progress.events import EVENT_TYPES, SHAPE, About
from copro_tui.progress.ledger import Ledger, Outcome
from copro_tui.progress.migration import migrated
from copro_tui.progress.outside import check_depth, check_entries, checked_about
from copro_tui.progress.record_file import RECORD, newer_shape, not_a_record, shape_of, unsealed
from copro_tui.progress.repository import RecordRepository
from copro_tui.storage.checksums import decode_tables, encode_tables, too_many_parts
from copro_tui.storage.envelope import is_envelope, opened
from copro_tui.storage.files import DamagedError, reading
from copro_tui.storage.reading import read_regular

KIND = "record"
"""The kind in the envelope of an export."""
FORMER_FORMAT = "copro record"
"""The format name in exports of the old format, which had no envelope."""

Copy = tuple[About, dict[str, list[dict[str, Any]]]]
"""The owner of a record, and its events by table."""


class Export(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The content of an export. All fields but the last are required; events are plain data, as they were found."""

    journal: bool
    """Whether reflections are included."""
    about: About
    attempts: list[dict[str, Any]]
    visits: list[dict[str, Any]]
    completions: list[dict[str, Any]]
    reflections: list[dict[str, Any]]
    reviews: list[dict[str, Any]] = []
    """Empty in exports of earlier versions, and left out where it is, so that these can read it."""
    sent: list[Outcome] = []
    """The ledger of what an LRS has; in the same way."""


class _FormerExport(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of an export of the old format, which had no checksum, so nothing may be missing or unknown."""

    format: str
    journal: bool
    about: About
    attempts: list[dict[str, Any]]
    visits: list[dict[str, Any]]
    completions: list[dict[str, Any]]
    reflections: list[dict[str, Any]] | None = None
    """Only in an export with the journal."""


class _Shape(Struct, frozen=True):
    shape: int


class _AnyExport(Struct, frozen=True):
    """The fields that every version of an export has."""

    about: _Shape


def read_copy(path: Path) -> Copy:
    """The owner and the events of a file. Raises RecordError if it is neither an export nor a record."""
    try:
        return _read_copy(path)
    except DamagedError as error:  # of a record of this computer it would say how to mend it
        hint = _("Nothing was added. Check that it is the file that you meant, or export it once more.")
        raise RecordError(error.message, hint) from error


def ledger_in(path: Path) -> list[Outcome]:
    """The ledger that goes with a file that ``read_copy`` reads. Raises RecordError."""
    with reading(path, RECORD):
        data = read_regular(path, follow=True)
    return opened(data, path.name, KIND, Export).sent if is_envelope(data) else Ledger(path).outcomes()


def _read_copy(path: Path) -> Copy:
    with reading(path, RECORD):
        data = read_regular(path, follow=True)
        about, events = _read_export(path, data) or _read_former_export(path, data) or _read_record(path, data)
    return _checked(path, about, events), events


def _read_export(path: Path, data: bytes) -> Copy | None:
    """The content of an export; None if the data has no envelope."""
    if not is_envelope(data):
        return None
    try:
        if opened(data, path.name, KIND, _AnyExport).about.shape > SHAPE:
            raise newer_shape(path)
        export = opened(data, path.name, KIND, Export)
    except UsageError as error:
        raise RecordError(error.message, error.hint) from error
    return export.about, {kind.table: getattr(export, kind.table) for kind in EVENT_TYPES}


def _read_former_export(path: Path, data: bytes) -> Copy | None:
    """The content of an export of the old format, without an envelope; None if the data is not one."""
    if too_many_parts(data):
        raise not_a_record(path, _("it has too many parts"))
    try:
        found = msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    if found.get("format") != FORMER_FORMAT:
        return None
    try:
        if msgspec.convert(found, _AnyExport).about.shape > SHAPE:
            raise newer_shape(path)
        export = msgspec.convert(found, _FormerExport)
    except (msgspec.ValidationError, RecursionError) as error:
        raise not_a_record(path, str(error)) from error
    if export.journal and export.reflections is None:
        raise not_a_record(path, _("its reflections are missing"))
    return export.about, {kind.table: getattr(export, kind.table, None) or [] for kind in EVENT_TYPES}


def _read_record(path: Path, data: bytes) -> Copy:
    tables = decode_tables(data, unsealed)
    shape = shape_of(tables)
    if shape is not None and shape > SHAPE:
        raise newer_shape(path)
    if shape != SHAPE:
        try:
            tables = decode_tables(encode_tables(migrated(tables)))
        except ValueError as error:
            raise not_a_record(path, str(error)) from error
    return RecordRepository(path).read_tables(tables)


def _checked(path: Path, about: About, events: Events) -> About:
    """The owner with a clean name. Raises RecordError for anything that could not be used later."""
    try:
        about = checked_about(about)
        typed = [msgspec.convert(events[kind.table], list[kind]) for kind in EVENT_TYPES]  # type: ignore[valid-type]
        check_entries(chain.from_iterable(typed))
        for entries in events.values():
            check_depth(entries)
    except (msgspec.ValidationError, ValueError, UsageError, RecursionError) as error:
        raise not_a_record(path, str(error)) from error
    return about
