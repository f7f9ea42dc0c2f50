"""Files of a trainer's own: changed by whole new files only, and by one program at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.progress import files

LOCK_SECONDS = 10.0


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of ``path``, or leave it as it was. Raises RecordError."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.write_whole(path, data)
    except OSError as error:
        raise RecordError(
            _("The file %(file)s cannot be written (%(why)s).") % {"file": path, "why": error.strerror or str(error)},
            _("What was there before is intact. Check the folder's permissions and the free space, and try again."),
        ) from error


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file while it is read and written. Raises RecordError when another keeps it too long."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=LOCK_SECONDS, mode=0o600)
        lock.acquire()
    except (Timeout, OSError) as error:
        raise RecordError(
            _("The file %(file)s is in use by another program, or cannot be locked.") % {"file": path},
            _("Close the other window, or wait a moment, and try again."),
        ) from error
    try:
        yield
    finally:
        lock.release()
