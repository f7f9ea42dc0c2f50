"""A cache of what was read of a course: most starts find the files as they were, and YAML is slow to read.

An entry counts only where it was made by this very program from these very files as they are now; it is only written
for files that have been as they are for a while; and nothing is taken from a file that somebody else could have put
there. In every other case the YAML is read, as if there were no cache. It can be deleted at any time.
"""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from copro_tui import __version__
from copro_tui.course.reader import Read, Reader, T
from copro_tui.storage.atomic import write_whole

SETTLED = 2_000_000_000
"""How long a file must have been as it is, in nanoseconds: within that time it could change without a sign of it.

The coarsest file system in use, FAT, tells times to two seconds.
"""

LARGEST = 8 * 1024 * 1024
"""The largest entry that is read, in bytes."""

Stamp = tuple[bytes, int, int, int, int]
"""A file's name, size, times of modification and of change (in nanoseconds), and inode."""


class _Entry(Struct, frozen=True, array_like=True):
    key: bytes
    """All that the value was made from."""
    check: int
    """The checksum of the value."""
    value: bytes


class CourseCache(Reader):
    """The cache of the course in ``course``, in the folder ``folder``, which is made when it is needed."""

    def __init__(self, folder: Path, course: Path, now: int) -> None:
        """``now`` is the time of the start, in nanoseconds since 1970."""
        self._folder = folder
        self._course = os.fsencode(course)
        self._prefix = f"{zlib.crc32(self._course):08x}"
        self._settled = now - SETTLED

    def read(self, name: str, files: Sequence[Path], of: Any, anew: Callable[[], Read[T]]) -> Read[T]:
        try:
            stamps = [_stamp(path) for path in files]
            key = msgspec.msgpack.encode((_program(), self._course, stamps))
        except OSError:
            return anew()
        path = self._folder / f"{self._prefix}.{name}"
        data = self._kept(path)
        if data is not None:
            with suppress(msgspec.MsgspecError):
                entry = msgspec.msgpack.decode(data, type=_Entry)
                if entry.key == key and entry.check == zlib.crc32(entry.value):
                    return Read(msgspec.msgpack.decode(entry.value, type=of))
        read = anew()
        if read.value is not None and all(max(stamp[2:4]) < self._settled for stamp in stamps):
            value = msgspec.msgpack.encode(read.value)
            self._keep(path, msgspec.msgpack.encode(_Entry(key, zlib.crc32(value), value)))
        return read

    def _kept(self, path: Path) -> bytes | None:
        """What a file of the cache holds; None where there is none, or where it cannot be trusted."""
        with suppress(OSError):
            if _is_ours(self._folder.lstat(), stat.S_ISDIR):
                handle = os.open(path, os.O_RDONLY | _CAREFULLY)
                with os.fdopen(handle, "rb") as file:
                    status = os.fstat(handle)
                    if _is_ours(status, stat.S_ISREG) and status.st_size <= LARGEST:
                        return file.read()
        return None

    def _keep(self, path: Path, data: bytes) -> None:
        """Put an entry into the cache, where it can be written."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_ours(self._folder.lstat(), stat.S_ISDIR):
                write_whole(path, data, synced=False)


_CAREFULLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened that may be anything: no link is followed, and no pipe waited for."""


def _is_ours(status: os.stat_result, of_kind: Callable[[int], bool]) -> bool:
    """Whether it is of that kind, belongs to who runs the program, and nobody else can write to it."""
    if not of_kind(status.st_mode):
        return False
    if not hasattr(os, "geteuid"):  # on Windows a user's folders are closed to other users
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _stamp(path: Path) -> Stamp:
    status = path.stat()
    return os.fsencode(path.name), status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


@cache
def _program() -> str:
    """Which program this is: its version, and the code that reads courses, which may change without a new version."""
    package = Path(__file__).parent.parent
    code: Iterable[Path] = (*package.glob("course/*.py"), *package.glob("exercises/*.py"), package / "frameworks.py")
    stamps = sorted(map(_stamp, code))
    return f"{__version__} {zlib.crc32(msgspec.msgpack.encode(stamps)):08x}"
