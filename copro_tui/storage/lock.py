"""A lock that lets one program write at a time, and tells the others which program holds it."""

from __future__ import annotations

import errno
import os
import platform
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.storage.atomic import file_mode, make_folder
from copro_tui.storage.files import PRIVATE, FileKind, writing
from copro_tui.storage.reading import LARGEST_NOTE, check_ordinary, read_regular

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_SECONDS = 10.0
"""Seconds that a command waits for another program to release the lock."""

SCREEN_SECONDS = 0.5
"""Seconds that a screen waits for it: it draws nothing meanwhile."""


class WriteLock:
    """The lock of a file and the files that belong to it, for use with ``with``. It is reentrant."""

    def __init__(self, path: Path, kind: FileKind = PRIVATE, seconds: float = LOCK_SECONDS) -> None:
        self._path = path
        self._kind = kind
        self.seconds = seconds
        """How long to wait for another program to release it."""
        self._lock: BaseFileLock | None = None

    def __enter__(self) -> None:
        """Take the lock, waiting up to ``seconds``; create the file's folder if it is missing.

        Raises RecordError if the lock cannot be taken; after a timeout it names the program that holds the lock.
        """
        with writing(self._path, self._kind):
            make_folder(self._path.parent, shared=self._kind.shared_folder)
            mode = file_mode(self._path.parent, shared=self._kind.shared)
            self._acquire(mode)
            with suppress(OSError):  # only needed for others' error messages
                self._sign(mode)

    def __exit__(self, *_error: object) -> None:
        if self._lock is not None:
            with suppress(OSError):  # what was done under the lock is done
                _release(self._lock)

    def _acquire(self, mode: int) -> None:
        from filelock import FileLock, SoftFileLock, Timeout  # here, because most starts only read

        path, soft = (beside(self._path, self._kind, ending) for ending in ("lock", "soft-lock"))
        check_ordinary(path)
        if self._lock is None:
            self._lock = FileLock(path, mode=mode) if _can_lock(path, mode) else SoftFileLock(soft, mode=mode)
        try:
            try:
                self._lock.acquire(timeout=self.seconds)
            except RuntimeError:  # the system did not release it the last time
                self._lock.release()
                self._lock.acquire(timeout=self.seconds)
        except Timeout as error:
            holder = holder_of(self._path, self._kind) or _("its name is not known")
            raise RecordError(
                _(self._kind.in_use) % {"file": self._path, "holder": holder},
                _("Close the other window, or wait a moment, and try again."),
            ) from error

    def _sign(self, mode: int) -> None:
        """Write who holds the lock, into a new file each time: the old one may belong to another user."""
        path = beside(self._path, self._kind, "holder")
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{os.getpid()} {platform.node()}")


def _release(lock: BaseFileLock) -> None:
    """Release a lock, once more if the system fails at first. Raises OSError if it fails again."""
    try:
        lock.release()
    except OSError:
        lock.release()


def _can_lock(path: Path, mode: int) -> bool:
    """Whether files can be locked where ``path`` is; some network drives know no locks (ENOSYS). Raises OSError."""
    try:
        from fcntl import LOCK_NB, LOCK_SH, flock
    except ImportError:  # Windows has locks of another kind
        return True
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, mode)
    try:
        flock(handle, LOCK_SH | LOCK_NB)
    except OSError as error:
        return error.errno != errno.ENOSYS
    finally:
        os.close(handle)
    return True


def holder_of(path: Path, kind: FileKind = PRIVATE) -> str:
    """The last holder of the lock of ``path``, as “process-id host”; empty if it is not known."""
    try:
        text = read_regular(beside(path, kind, "holder"), LARGEST_NOTE).decode()
    except (OSError, UnicodeDecodeError):
        return ""
    process, _space, computer = text[:200].partition(" ")
    return _("process %(process)s on “%(computer)s”") % {"process": process, "computer": computer} if process else ""


def beside(path: Path, kind: FileKind, ending: str) -> Path:
    """The path of a file's lock or holder file. It is hidden beside shared files, because people look there."""
    return path.with_name(f".{path.name}.{ending}") if kind.shared else path.with_suffix(f".{ending}")
