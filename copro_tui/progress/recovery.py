"""Repair a record that is damaged, missing or outdated when it is opened.

The faulty file is always kept, under a name that says why it was put aside. It is replaced only by a copy whose
checksums are right; if there is none, everything is left as it is.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.progress.chunks import about_at
from copro_tui.progress.events import SHAPE
from copro_tui.progress.joining import JoinedEvents
from copro_tui.progress.migration import migrated
from copro_tui.progress.record_file import RECORD, not_a_record, shape_of
from copro_tui.progress.repository import RecordRepository
from copro_tui.storage.atomic import put_aside, temporary_files, write_whole
from copro_tui.storage.checksums import decode_tables, encode_tables
from copro_tui.storage.files import DamagedError, writing
from copro_tui.storage.reading import read_regular
from copro_tui.storage.union import differences_in_words


def mend(store: RecordRepository) -> str:
    """Repair a record if necessary. Returns a message for the learner about what was done; usually empty.

    Raises RecordError if it cannot be repaired; then it is unchanged.
    """
    messages = []
    if not _is_good(store):
        if not store.exists() and newest_good(store.path) is None:
            return ""
        with store.storage.locked():
            messages.append(_bring_back(store))
    shape = shape_of(store.storage.read() or {})
    if shape is not None and shape > SHAPE:
        return _("Your record was written by a newer copro: it can be read here, and nothing can be added to it.")
    with suppress(RecordError):  # the record is readable: merging copies can wait for another time
        if temporary_files(store.path) or copies_of(store.path) or _is_behind(store):
            with store.storage.locked():
                _remove_leftovers(store.path)
                messages += [*_join_backup(store), *_join_copies(store)]
    return " ".join(one for one in messages if one)


def copies_of(path: Path) -> list[Path]:
    """Copies of a record beside it, made by a cloud drive or a person: their names contain the record's name."""
    try:
        beside = sorted(path.parent.iterdir())
    except OSError:
        return []
    return [one for one in beside if one.suffix == ".json" and path.stem in one.stem and one != path]


def newest_good(path: Path) -> Path | None:
    """The newest undamaged backup of a record; None if there is none."""
    with suppress(OSError):
        for one in (*RecordRepository(path).backups.newest_first(), *copies_of(path)):
            with suppress(RecordError):
                if RecordRepository(one).record.about.shape <= SHAPE:
                    return one
    return None


def _is_good(store: RecordRepository) -> bool:
    """Whether the record exists, undamaged, in the current or a newer format. Raises RecordError if unreadable."""
    try:
        tables = store.storage.read()
        if tables is None or (shape_of(tables) or 0) < SHAPE:
            return False
        return bool(store.record)
    except DamagedError:
        return False


def _bring_back(store: RecordRepository) -> str:
    """Repair a record that is damaged, missing or of an older format. The caller holds the lock."""
    try:
        tables = store.storage.read()
        if tables is not None and (shape_of(tables) or 0) < SHAPE:
            return _migrate(store)
        if tables is not None and store.record:
            return ""  # another program has already repaired it
    except DamagedError as error:
        good = newest_good(store.path)
        if good is None:
            raise
        with writing(store.path, RECORD):
            aside = put_aside(store.path, "damaged")
        when = _put_back(store, good)
        return _(
            "Your record was damaged (%(why)s). The newest good copy, of %(when)s, has taken its place, and the "
            "damaged file is kept as %(kept)s."
        ) % {"why": error.why, "when": when, "kept": aside}
    good = newest_good(store.path)
    if good is None:
        return ""
    return _("Your record was gone. Its newest good copy, of %(when)s, has taken its place.") % {
        "when": _put_back(store, good)
    }


def _put_back(store: RecordRepository, good: Path) -> str:
    """Put a backup in the record's place; returns the time of the backup as text."""
    with writing(store.path, RECORD):
        write_whole(store.path, read_regular(good))
        when = datetime.fromtimestamp(good.stat().st_mtime, UTC).strftime("%Y-%m-%d %H:%M UTC")
    if (shape_of(store.storage.read() or {}) or 0) < SHAPE:
        _migrate(store)
    return when


def _migrate(store: RecordRepository) -> str:
    tables = store.storage.read() or {}
    shape = shape_of(tables)
    try:
        data = encode_tables(migrated(tables))
        store.read_tables(decode_tables(data))
    except (KeyError, TypeError, ValueError) as error:
        raise not_a_record(store.path, repr(error)) from error
    with writing(store.path, RECORD):
        aside = put_aside(store.path, f"shape-{shape}")
        write_whole(store.path, data)
    return _("Your record was brought into the form that this copro uses. The old file is kept as %(kept)s.") % {
        "kept": aside
    }


def _is_behind(store: RecordRepository) -> bool:
    """Whether the record is smaller than its last backup. The program itself never makes it smaller."""
    with suppress(OSError):
        newest = store.backups.newest_first()
        return bool(newest) and newest[0].stat().st_size > store.path.stat().st_size
    return False


def _join_backup(store: RecordRepository) -> list[str]:
    """Add events that only the last backup has, if something replaced the record by an older version."""
    if not _is_behind(store):
        return []
    joined = _join(store, store.backups.newest_first()[0])
    if joined is None:
        return []
    count = sum(joined.added.values())
    message = ngettext(
        "Your record had gone back to an older state; %(count)d entry was brought back from its backup.",
        "Your record had gone back to an older state; %(count)d entries were brought back from its backup.",
        count,
    )
    return [message % {"count": count} if count else "", differences_in_words(len(joined.differing))]


def _join_copies(store: RecordRepository) -> list[str]:
    messages = []
    for copy in copies_of(store.path):
        joined = _join(store, copy)
        if joined is None:
            continue
        with writing(store.path, RECORD):
            aside = put_aside(copy, "joined", store.path.stem)
            copy.unlink()
        count = sum(joined.added.values())
        sentence = ngettext(
            "A second copy of your record was joined with it: %(count)d entry was new. It is kept as %(kept)s.",
            "A second copy of your record was joined with it: %(count)d entries were new. It is kept as %(kept)s.",
            count,
        )
        messages += [sentence % {"count": count, "kept": aside}, differences_in_words(len(joined.differing))]
    return messages


def _join(store: RecordRepository, copy: Path) -> JoinedEvents | None:
    """Add the events of a copy. Returns None if it is another learner's, or damaged."""
    mine, theirs = about_at(store.path), about_at(copy)
    if mine is None or theirs is None or mine.learner != theirs.learner or theirs.shape != SHAPE:
        return None
    try:
        about, events = RecordRepository(copy).events()
    except RecordError:
        return None
    return store.join(events, about)


def _remove_leftovers(path: Path) -> None:
    with suppress(OSError):
        for one in temporary_files(path):
            one.unlink()
