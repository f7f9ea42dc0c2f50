"""Files of the kinds that are kept: whom they are for, and what is said when one cannot be read or written."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.storage.atomic import make_folder, write_whole
from copro_tui.storage.checksums import ChecksumError


class FileKind(Struct, frozen=True, kw_only=True):
    """A kind of file: whom it is for, and how its errors are worded.

    The sentences are translated when they are said. ``%(file)s`` is the path, ``%(why)s`` what the system or a checksum
    says, ``%(holder)s`` the program that has the lock.
    """

    shared: bool = False
    """Whether files are as open as their folder; if not, they are for their owner only."""
    unreadable: str = mark("%(file)s cannot be read (%(why)s).")
    unwritable: str = mark("The file %(file)s cannot be written (%(why)s).")
    in_use: str = mark("The file %(file)s is in use by another program (%(holder)s).")
    damaged: str = mark("It was left as it is. Put a good copy in its place, or move it away.")
    """The hint where a file is not what a program wrote."""


PRIVATE = FileKind()
SHARED = FileKind(shared=True)


class DamagedError(RecordError):
    """A file that is not what a program wrote: cut short, changed, or something else altogether."""

    def __init__(self, message: str, why: str, kind: FileKind = PRIVATE) -> None:
        super().__init__(message, _(kind.damaged))
        self.why = why
        """How that shows, in a few words."""


@contextmanager
def writing(path: Path, kind: FileKind) -> Iterator[None]:
    """Turn what the system says about writing a file into a RecordError."""
    try:
        yield
    except OSError as error:
        raise RecordError(
            _(kind.unwritable) % {"file": path, "why": error.strerror or type(error).__name__},
            _("What was saved before is intact. Check the folder's permissions and the free space, and try again."),
        ) from error


@contextmanager
def reading(path: Path, kind: FileKind) -> Iterator[None]:
    """Turn what the system or the checksums say about reading a file or a folder into a RecordError."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        message = _(kind.unreadable) % {"file": path, "why": why}
        if error.errno == errno.EIO:  # the disk itself is damaged there
            raise DamagedError(message, why, kind) from error
        raise RecordError(message, _("It was left as it is. Check whose it is, and its permissions.")) from error
    except ChecksumError as error:
        raise DamagedError(_(kind.unreadable) % {"file": path, "why": error}, str(error), kind) from error


def write_file(path: Path, data: bytes, kind: FileKind) -> None:
    """Put ``data`` in the place of ``path``, or leave it as it was; make its folder if need be. Raises RecordError."""
    with writing(path, kind):
        make_folder(path.parent, shared=kind.shared)
        write_whole(path, data, shared=kind.shared)


def files_in(folder: Path, ending: str) -> list[Path]:
    """The files of a folder whose names end so, by name; none where there is no folder. Raises RecordError."""
    with reading(folder, SHARED):
        try:
            return sorted(path for path in folder.iterdir() if path.name.endswith(ending))
        except (FileNotFoundError, NotADirectoryError):
            return []


def is_there(path: Path) -> bool:
    """Whether there is a file. Raises RecordError where that cannot be told, because its folder is closed."""
    with reading(path, SHARED):
        try:
            path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
    return True
