"""Repair a record that is damaged, missing or outdated when it is opened, and join its copies.

The faulty file is always kept, under a name that says why it was put aside. What takes its place is in ``rescue.py``.
"""

from __future__ import annotations

from contextlib import suppress
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
from copro_tui.progress.rescue import bring_back, copies_of, newest_good
from copro_tui.storage.atomic import put_aside, temporary_files, write_whole
from copro_tui.storage.checksums import decode_tables, encode_tables
from copro_tui.storage.files import DamagedError, writing
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
    with suppress(RecordError, OSError):  # the record is readable: merging copies can wait for another time
        if temporary_files(store.path) or copies_of(store.path) or _is_behind(store):
            with store.storage.locked():
                _remove_leftovers(store.path)
                messages += [*_join_backup(store), *_join_copies(store)]
    with suppress(RecordError):  # the record is readable without them
        messages.append(store.mend_drafts())
    return " ".join(one for one in messages if one)


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
        return bring_back(store.path, error)
    return bring_back(store.path, None)


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
    return _("Your record was updated to the format of this version. The old file is kept as %(kept)s.") % {
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
        "Your record had been replaced by an older copy; %(count)d entry was brought back from its backup.",
        "Your record had been replaced by an older copy; %(count)d entries were brought back from its backup.",
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
