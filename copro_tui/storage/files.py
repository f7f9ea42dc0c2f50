"""Kinds of file: their permissions, and the error messages when one cannot be read or written."""

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
from copro_tui.storage.reading import UnsuitableFileError, check_size

_NOT_THE_FILE = (errno.EIO, errno.EISDIR, errno.EINVAL)
"""What is reported for a damaged place on the disk, and for a folder or a pipe in the place of the file."""


class FileKind(Struct, frozen=True, kw_only=True):
    """A kind of file: who can read it, and how its errors are worded.

    The sentences are translated when shown. ``%(file)s`` is the path, ``%(why)s`` what the system or a checksum
    reports, ``%(holder)s`` the program that holds the lock.
    """

    shared: bool = False
    """Whether files get the permissions of their folder; if not, only their owner can read them."""
    shared_folder: bool = False
    """Whether a folder that is made for them gets the permissions of the one above it, as for files that are shared."""
    unreadable: str = mark("%(file)s cannot be read (%(why)s).")
    unwritable: str = mark("The file %(file)s cannot be written (%(why)s).")
    in_use: str = mark("The file %(file)s is in use by another program (%(holder)s).")
    damaged: str = mark("It was left as it is. Put a good copy in its place, or move it away.")
    """The hint for a damaged file."""


PRIVATE = FileKind()
SHARED = FileKind(shared=True, shared_folder=True)
PERSONAL = FileKind(shared_folder=True)
"""For one person, in a folder where others may have files of theirs."""


class DamagedError(RecordError):
    """A file is not as the program wrote it: cut short, changed, or something else altogether."""

    def __init__(self, message: str, why: str, kind: FileKind = PRIVATE, hint: str = "") -> None:
        super().__init__(message, hint or _(kind.damaged))
        self.why = why
        """How that shows, in a few words."""


@contextmanager
def writing(path: Path, kind: FileKind) -> Iterator[None]:
    """Turn an OSError from writing a file into a RecordError."""
    try:
        yield
    except UnsuitableFileError as error:  # of a file beside it, such as the lock
        values = {"file": path, "why": f"{error.filename}: {error.strerror}"}
        raise RecordError(_(kind.unwritable) % values, error.hint) from error
    except OSError as error:
        raise RecordError(
            _(kind.unwritable) % {"file": path, "why": error.strerror or type(error).__name__},
            _("What was saved before is intact. Check the folder's permissions and the free space, and try again."),
        ) from error


@contextmanager
def reading(path: Path, kind: FileKind) -> Iterator[None]:
    """Turn an OSError or ChecksumError from reading a file or folder into a RecordError."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        message = _(kind.unreadable) % {"file": path, "why": why}
        hint = error.hint if isinstance(error, UnsuitableFileError) else ""
        if error.errno in _NOT_THE_FILE:
            raise DamagedError(message, why, kind, hint) from error
        if hint:
            raise RecordError(message, hint) from error
        raise RecordError(message, _("It was left as it is. Check whose it is, and its permissions.")) from error
    except ChecksumError as error:
        raise DamagedError(_(kind.unreadable) % {"file": path, "why": error}, str(error), kind) from error


def write_file(path: Path, data: bytes, kind: FileKind) -> None:
    """Replace ``path`` by ``data``, creating its folder. Raises RecordError; then the old file is unchanged."""
    with writing(path, kind):
        check_size(len(data), path)
        make_folder(path.parent, shared=kind.shared_folder)
        write_whole(path, data, shared=kind.shared)


def files_in(folder: Path, ending: str) -> list[Path]:
    """The files of a folder with this ending, sorted; none if there is no such folder. Raises RecordError."""
    with reading(folder, SHARED):
        try:
            return sorted(path for path in folder.iterdir() if path.name.endswith(ending))
        except (FileNotFoundError, NotADirectoryError):
            return []


def is_there(path: Path) -> bool:
    """Whether there is a file, or a link, even to nothing. Raises RecordError if the folder cannot be searched."""
    with reading(path, SHARED):
        try:
            path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return False
    return True
