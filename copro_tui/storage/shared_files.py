"""Files of a trainer's own: changed by whole new files only, and by one program at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.storage import atomic

LOCK_SECONDS = 10.0


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of ``path``, or leave it as it was. Raises RecordError."""
    try:
        files_mode = _make_folder(path.parent)
        atomic.write_whole(path, data)
        path.chmod(files_mode)
    except OSError as error:
        raise RecordError(
            _("The file %(file)s cannot be written (%(why)s).") % {"file": path, "why": error.strerror or str(error)},
            _("What was there before is intact. Check the folder's permissions and the free space, and try again."),
        ) from error


def files_in(folder: Path, ending: str) -> list[Path]:
    """The files of a folder whose names end so, by name; none where there is no folder. Raises RecordError."""
    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith(ending))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise _unreadable(folder, error) from error


def is_there(path: Path) -> bool:
    """Whether there is a file. Raises RecordError where that cannot be told, because its folder is closed."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise _unreadable(path, error) from error
    return True


def _unreadable(path: Path, error: OSError) -> RecordError:
    return RecordError(
        _("%(file)s cannot be read (%(why)s).") % {"file": path, "why": error.strerror or str(error)},
        _("Check whose it is, and its permissions."),
    )


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file while it is read and written. Raises RecordError when another keeps it too long."""
    try:
        lock_path = path.with_name(f".{path.name}.lock")
        lock = FileLock(lock_path, timeout=LOCK_SECONDS, mode=_make_folder(path.parent))
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


def _make_folder(folder: Path) -> int:
    """Make a folder as open as the one that it is in, and say how open the files in it are to be.

    So whoever shares a folder decides who sees what is in it: a second trainer, and learners their assignments.
    """
    if not folder.exists():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(folder.parent.stat().st_mode & 0o7777)
    return folder.stat().st_mode & 0o666
