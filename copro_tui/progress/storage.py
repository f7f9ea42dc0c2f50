"""The TinyDB storage that learners' records are kept in: a new file each time, synced, and renamed into place.

TinyDB's own JSONStorage overwrites its file in place without a lock, so that a crash or a second window can spoil it.
Here a change is a transaction: take the lock, read what is there, change it, write a new file beside it, sync it to
disk, rename it over the old one. At any instant the file is the old one or the new one, whole.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec
from filelock import FileLock, Timeout
from tinydb.storages import Storage

from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _

LOCK_SECONDS = 10.0
"""How long a change waits for another window to finish its own."""

Stamp = tuple[int, int, int]
"""A file's inode, time of change and size: a new file has a new stamp."""

Tables = dict[str, dict[str, Any]]
"""What TinyDB keeps: documents by number, by table."""


class SafeStorage(Storage):
    """One JSON file, changed only by whole new files that are renamed into place."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = FileLock(path.with_suffix(".lock"), timeout=LOCK_SECONDS, mode=0o600)
        self._tables: Tables | None = None
        self.stamp: Stamp | None = None
        """Which file was last read or written here; None where there was none."""
        self._inside = False
        self._changed = False

    def read(self) -> Tables | None:
        """What the file holds; None where there is no file. Raises RecordError when it cannot be understood."""
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
        self._make_folder()
        try:
            self._lock.acquire()
        except Timeout as error:
            raise RecordError(
                _("The record %(file)s is in use by another program.") % {"file": self.path},
                _("Close the other window, or wait a moment, and try again."),
            ) from error
        except OSError as error:
            raise self._cannot_write(error) from error
        try:
            self._refresh()
            self._inside = True
            yield
            if self._changed:
                self._replace(msgspec.json.encode(self._tables))
                self.stamp = self._stamp_now()
        except BaseException:
            self._tables = self.stamp = None
            raise
        finally:
            self._inside = self._changed = False
            self._lock.release()

    def close(self) -> None:
        """Nothing is held open between changes."""

    def _stamp_now(self) -> Stamp | None:
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._cannot_read(error.strerror or str(error)) from error
        return (status.st_ino, status.st_mtime_ns, status.st_size)

    def _refresh(self) -> None:
        stamp = self._stamp_now()
        if stamp is None or stamp != self.stamp:
            self._tables = None if stamp is None else self._decode()
            self.stamp = stamp

    def _decode(self) -> Tables:
        try:
            tables: Tables = msgspec.json.decode(self.path.read_bytes(), type=dict[str, dict[str, Any]])
        except OSError as error:
            raise self._cannot_read(error.strerror or str(error)) from error
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise self._cannot_read(str(error)) from error
        return tables

    def _cannot_read(self, why: str) -> RecordError:
        return RecordError(
            _("The record %(file)s cannot be read (%(why)s).") % {"file": self.path, "why": why},
            _("It was left as it is. Put a good copy in its place, or move it away to begin a new record."),
        )

    def _cannot_write(self, error: OSError) -> RecordError:
        return RecordError(
            _("The record %(file)s cannot be written (%(why)s).")
            % {"file": self.path, "why": error.strerror or str(error)},
            _("What was saved before is intact. Check the folder's permissions and the free space, and try again."),
        )

    def _make_folder(self) -> None:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise self._cannot_write(error) from error

    def _replace(self, data: bytes) -> None:
        """Put ``data`` in the file's place. ``mkstemp`` makes a file that only its owner can read."""
        temporary = ""
        try:
            handle, temporary = tempfile.mkstemp(prefix=f".{self.path.stem}-", suffix=".tmp", dir=self.path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(self.path)
            _sync_folder(self.path.parent)
        except OSError as error:
            if temporary:
                with suppress(OSError):
                    Path(temporary).unlink()
            raise self._cannot_write(error) from error


def _sync_folder(folder: Path) -> None:
    """Put the renaming itself on disk, where the system lets a folder be opened (Windows does not)."""
    with suppress(PermissionError, NotImplementedError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
