"""Read files safely, whoever put them there: only ordinary files, only up to a limit, and never through a link.

In a folder that several people share anybody can put a link, a named pipe or an endless file where one of ours is
expected. A link would make the program read or change a file somewhere else, and a pipe would make it wait for ever.
Every file of the program is therefore opened here. Only what a person named, and the files of a course, may be a link.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext

MIB = 1024 * 1024
LARGEST_FILE = 64 * MIB
"""The most bytes of a record, or of a file that people exchange."""
LARGEST_NOTE = 1024
"""The most bytes of a file that holds one line, such as a lock's holder."""

_BLOCK = MIB
"""How many bytes are read at a time, so that the limit is reached before the memory is full."""
_FLAGS = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_IS_LINK = (errno.ELOOP, errno.EMLINK)
"""What systems report for a link that is opened with O_NOFOLLOW."""


class UnsuitableFileError(OSError):
    """A path leads to something that is not read: a link, a folder, a pipe, a device, or too large a file.

    ``strerror`` says so in words, ``hint`` what to do about it.
    """

    def __init__(self, code: int, why: str, path: Path) -> None:
        super().__init__(code, why, str(path))
        self.hint = _("Move it away, or put an ordinary file in its place, and try again.")


@contextmanager
def opened(path: Path, *, follow: bool = False) -> Iterator[int]:
    """A descriptor of an ordinary file, open for reading; it is closed at the end.

    Raises UnsuitableFileError if the path is anything else, or a link unless ``follow``; OSError if it cannot be
    opened. It never waits, and it opens no pipe and no device, because even that can have an effect.
    """
    _check(path.stat() if follow else path.lstat(), path)
    try:
        handle = os.open(path, _FLAGS if follow else _FLAGS | _NO_FOLLOW)
    except OSError as error:  # something was put in its place since
        if error.errno in _IS_LINK and not follow:
            raise _a_link(path) from error
        raise
    try:
        _check(os.fstat(handle), path)
        yield handle
    finally:
        os.close(handle)


def read_regular(path: Path, most: int = LARGEST_FILE, *, follow: bool = False) -> bytes:
    """The content of an ordinary file of at most ``most`` bytes. Raises as ``opened`` does."""
    with opened(path, follow=follow) as handle:
        return content(handle, path, most)


def content(handle: int, path: Path, most: int) -> bytes:
    """What is in the opened file ``path``. Raises UnsuitableFileError if it has more than ``most`` bytes."""
    check_size(os.fstat(handle).st_size, path, most)
    blocks, left = [], most + 1
    while left > 0 and (block := os.read(handle, min(_BLOCK, left))):  # the size can be wrong, as in /proc
        blocks.append(block)
        left -= len(block)
    check_size(most + 1 - left, path, most)
    return b"".join(blocks)


def check_size(size: int, path: Path, most: int = LARGEST_FILE) -> None:
    """Raise UnsuitableFileError if a file of ``size`` bytes would not be read."""
    if size > most:
        why = _("it is larger than %(most)d MiB, the most that is read") % {"most": most // MIB}
        if most < MIB:
            why = ngettext(
                "it is larger than %(most)d byte, the most that is read",
                "it is larger than %(most)d bytes, the most that is read",
                most,
            ) % {"most": most}
        raise UnsuitableFileError(errno.EFBIG, why, path)


def check_ordinary(path: Path) -> None:
    """Raise UnsuitableFileError if there is something at ``path`` that is not an ordinary file of one name.

    A second name (a hard link) may be that of somebody's file elsewhere, which would be changed with it.
    """
    try:
        status = path.lstat()
    except FileNotFoundError:
        return
    _check(status, path)
    if status.st_nlink > 1:
        raise _a_link(path)


def check_not_a_link(folder: Path) -> None:
    """Raise UnsuitableFileError if there is a link at ``folder``."""
    if folder.is_symlink():
        raise _a_link(folder)


def _check(status: os.stat_result, path: Path) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise _a_link(path)
    if stat.S_ISDIR(status.st_mode):
        raise UnsuitableFileError(errno.EISDIR, _("it is a folder"), path)
    if not stat.S_ISREG(status.st_mode):
        raise UnsuitableFileError(errno.EINVAL, _("it is a pipe or a device, and not an ordinary file"), path)


def _a_link(path: Path) -> UnsuitableFileError:
    return UnsuitableFileError(errno.ELOOP, _("it is a link, and copro does not follow it"), path)
