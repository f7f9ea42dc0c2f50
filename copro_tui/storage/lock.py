"""One writer at a time, and the name of the one who keeps the others waiting."""

from __future__ import annotations

import os
import platform
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _

if TYPE_CHECKING:
    from filelock import FileLock

LOCK_SECONDS = 10.0
"""How long a change waits for another window to finish its own."""


class RecordLock:
    """The lock of a record and of what lies beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: FileLock | None = None
        self._holder = path.with_suffix(".holder")

    def acquire(self) -> None:
        """Take the lock, or wait for it. Raises RecordError naming the holder when that takes too long, or OSError."""
        from filelock import FileLock, Timeout  # here, because most starts only read

        if self._lock is None:
            self._lock = FileLock(self._path.with_suffix(".lock"), timeout=LOCK_SECONDS, mode=0o600)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise RecordError(
                _("The record %(file)s is in use by another program (%(holder)s).")
                % {"file": self._path, "holder": holder_of(self._path) or _("its name is not known")},
                _("Close the other window, or wait a moment, and try again."),
            ) from error
        with suppress(OSError):  # only for the message above
            handle = os.open(self._holder, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(f"{os.getpid()} {platform.node()}")

    def release(self) -> None:
        if self._lock is not None:
            self._lock.release()


def holder_of(path: Path) -> str:
    """Who took the lock of the record ``path`` last; empty where that is not known."""
    try:
        process, _space, computer = path.with_suffix(".holder").read_text(encoding="utf-8")[:200].partition(" ")
    except (OSError, UnicodeDecodeError):
        return ""
    return _("process %(process)s on %(computer)s") % {"process": process, "computer": computer} if process else ""
