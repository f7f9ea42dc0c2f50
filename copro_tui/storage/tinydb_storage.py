"""The TinyDB storage that learners' records are kept in: a new file each time, synced, and renamed into place.

TinyDB's own JSONStorage overwrites its file in place without a lock, so that a crash or a second window can spoil it.
Here a change is a transaction: take the lock, read what is there, change it, write a new file beside it, sync it to
disk, rename it over the old one. At any instant the file is the old one or the new one, whole.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tinydb.storages import Storage

from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.storage.atomic import write_whole
from copro_tui.storage.backups import Backups
from copro_tui.storage.checksums import ChecksumError, Tables, decode_tables, encode_tables
from copro_tui.storage.lock import RecordLock

Stamp = tuple[int, int, int]
"""A file's inode, time of change and size: a new file has a new stamp."""


_LEFT = mark("It was left as it is. Put a good copy in its place, or move it away to begin a new record.")


class DamagedError(RecordError):
    """A file that is not what a program wrote: cut short, changed, or something else altogether."""

    def __init__(self, message: str, why: str) -> None:
        super().__init__(message, _(_LEFT))
        self.why = why
        """How that shows, in a few words."""


class SafeStorage(Storage):
    """One JSON file, changed only by whole new files that are renamed into place."""

    def __init__(self, path: Path, backups: Backups | None = None) -> None:
        self.path = Path(path)
        self._backups = backups
        self._lock = RecordLock(self.path)
        self._tables: Tables | None = None
        self.stamp: Stamp | None = None
        """Which file was last read or written here; None where there was none."""
        self._inside = False
        self._changed = False

    def read(self) -> Tables | None:
        """What the file holds; None where there is no file.

        Raises DamagedError when it is not whole, RecordError when it cannot be read at all.
        """
        if not self._inside:
            self._refresh()
        return self._tables

    def write(self, data: Tables) -> None:
        """Keep ``data``: at the end of the transaction that is open, or at once in one of its own."""
        if not self._inside:
            with self.transaction():
                self.write(data)
        else:
            self._tables, self._changed = data, True

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the lock; begin with what is on disk now; put what was written on disk at the end, in one file.

        Raises RecordError when the lock or the disk cannot be had; then the file is as it was before.
        """
        with self.locked():
            try:
                self._refresh()
                self._inside = True
                yield
                if self._changed:
                    self._replace(encode_tables(self._tables or {}))
                    self.stamp = None
                    with suppress(RecordError):  # it is on disk by now; at worst it is read once more
                        self.stamp = self._stamp_now()
            except BaseException:
                self._tables = self.stamp = None
                raise
            finally:
                self._inside = self._changed = False

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock without looking at the file. Raises RecordError when it cannot be had."""
        with writing(self.path):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock.acquire()
        try:
            yield
        finally:
            self._lock.release()

    def close(self) -> None:
        """Nothing is held open between changes."""

    def _stamp_now(self) -> Stamp | None:
        with reading(self.path):
            try:
                status = self.path.stat()
            except FileNotFoundError:
                return None
        return (status.st_ino, status.st_mtime_ns, status.st_size)

    def _refresh(self) -> None:
        stamp = self._stamp_now()
        if stamp is None or stamp != self.stamp:
            with reading(self.path):
                self._tables = None if stamp is None else decode_tables(self.path.read_bytes())
            self.stamp = stamp

    def _replace(self, data: bytes) -> None:
        with writing(self.path):
            if self._backups is None:
                write_whole(self.path, data)
            else:
                write_whole(self.path, data, self._backups.keep)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the system says about writing a record into a RecordError."""
    try:
        yield
    except OSError as error:
        raise RecordError(
            _("The record %(file)s cannot be written (%(why)s).")
            % {"file": path, "why": error.strerror or type(error).__name__},
            _("What was saved before is intact. Check the folder's permissions and the free space, and try again."),
        ) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what the system or the checksums say about reading a record into a RecordError."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        message = _("The record %(file)s cannot be read (%(why)s).") % {"file": path, "why": why}
        if error.errno == errno.EIO:  # the disk itself is damaged there
            raise DamagedError(message, why) from error
        raise RecordError(message, _("It was left as it is. Check whose file it is, and its permissions.")) from error
    except ChecksumError as error:
        message = _("The record %(file)s cannot be read (%(why)s).") % {"file": path, "why": error}
        raise DamagedError(message, str(error)) from error
