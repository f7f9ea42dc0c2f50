"""A TinyDB storage that survives crashes: a new file each time, synced, and renamed into place.

TinyDB's own JSONStorage overwrites its file in place without a lock, so that a crash or a second window can spoil it.
Here a change is a transaction: take the lock, read what is there, change it, write a new file beside it, sync it to
disk, rename it over the old one. At any instant the file is the old one or the new one, whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from copro_tui.errors import RecordError
from copro_tui.storage.atomic import write_whole
from copro_tui.storage.backups import Backups
from copro_tui.storage.checksums import Tables, decode_tables, encode_tables, never
from copro_tui.storage.files import PRIVATE, DamagedError, FileKind, reading, writing
from copro_tui.storage.lock import WriteLock
from copro_tui.storage.reading import check_size, read_regular

if TYPE_CHECKING:
    from tinydb.storages import Storage
    from tinydb.table import Table

Stamp = tuple[int, int, int]
"""A file's inode, change time and size: a new file has a new stamp."""

Restore = Callable[[DamagedError | None, Tables | None], None]
"""Puts a good file in the place of one that is damaged (the error says how) or, for None, gone.

The tables are those that were read or written last, if any. Raises RecordError if it cannot be done.
"""


class SafeStorage:
    """One JSON file, changed only by whole new files that are renamed into place.

    It has what TinyDB asks of a storage. TinyDB itself is loaded with the first ``table``: reading does without it.
    """

    def __init__(
        self,
        path: Path,
        kind: FileKind = PRIVATE,
        *,
        backups: Backups | None = None,
        unsealed: Callable[[Tables], bool] = never,
    ) -> None:
        """``unsealed`` decides whether tables without checksums are accepted (see ``decode_tables``)."""
        self.path = Path(path)
        self._kind = kind
        self._backups = backups
        self._unsealed = unsealed
        self.lock = WriteLock(self.path, kind)
        self._tables: Tables | None = None
        self.stamp: Stamp | None = None
        """Which file was last read or written here; None where there was none."""
        self.restore: Restore | None = None
        """What is done when the file turns out to be damaged or gone; by default nothing."""
        self._inside = False
        self._changed = False

    def read(self) -> Tables | None:
        """The tables in the file; None if there is no file.

        Raises DamagedError if the file is damaged, RecordError if it cannot be read at all.
        """
        if not self._inside:
            self._refresh()
        return self._tables

    def write(self, data: Tables) -> None:
        """Save ``data``: at the end of the open transaction, or at once in a transaction of its own."""
        if not self._inside:
            with self.transaction():
                self.write(data)
        else:
            self._tables, self._changed = data, True

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Take the lock, read the file as it is now, and at the end save all that was written in one new file.

        Raises RecordError if locking, reading or writing fails; then the file is unchanged.
        """
        with self.locked():
            try:
                self._refresh()
                self._inside = True
                yield
                if self._changed:
                    self._replace(encode_tables(self._tables or {}))
                    self.stamp = None
                    with suppress(RecordError):  # already saved: without a stamp it is only read once more
                        self.stamp = self._stamp_now()
            except BaseException:
                self._tables = self.stamp = None
                raise
            finally:
                self._inside = self._changed = False

    def table(self, name: str) -> Table:
        """TinyDB's table of that name, through which its documents are changed."""
        from tinydb.table import Table

        return Table(cast("Storage", self), name, cache_size=0)

    def locked(self) -> AbstractContextManager[None]:
        """Take the lock without reading the file. Raises RecordError if it cannot be taken."""
        return self.lock

    def close(self) -> None:
        """Do nothing: no file is open between changes."""

    def _stamp_now(self) -> Stamp | None:
        with reading(self.path, self._kind):
            try:
                status = self.path.lstat()
            except FileNotFoundError:
                return None
        return (status.st_ino, status.st_mtime_ns, status.st_size)

    def _refresh(self) -> None:
        """Read the file if it is not the one that was read last; restore it first if need be."""
        former = self._tables
        fault: DamagedError | None = None
        try:
            self._load()
        except DamagedError as error:
            if self.restore is None:
                raise
            fault = error
        if self.restore is not None and (fault is not None or self._tables is None):
            self.restore(fault, former)
            self._load()

    def _load(self) -> None:
        stamp = self._stamp_now()
        if stamp is None or stamp != self.stamp:
            with reading(self.path, self._kind):
                self._tables = None if stamp is None else decode_tables(read_regular(self.path), self._unsealed)
            self.stamp = stamp

    def _replace(self, data: bytes) -> None:
        with writing(self.path, self._kind):
            check_size(len(data), self.path)
            if self._backups is None:
                write_whole(self.path, data, shared=self._kind.shared)
            else:
                write_whole(self.path, data, shared=self._kind.shared, keep=self._backups.keep)
