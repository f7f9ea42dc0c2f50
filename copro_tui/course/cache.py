"""A cache of the parsed files of a course, because YAML is slow to read and the files rarely change.

An entry is used only if this version of the program made it from the same files, unchanged since. It is only written
for files that have not changed for a while, and only read if nobody else could have written it. In all other cases the
YAML is read, as if there were no cache. The cache can be deleted at any time.
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
from copro_tui.storage.reading import content, opened

SETTLED = 2_000_000_000
"""Nanoseconds for which a file must be unchanged before it is cached: more recent changes might go unnoticed.

The coarsest file system in use, FAT, stores times in steps of two seconds.
"""

LARGEST = 8 * 1024 * 1024
"""The size of the largest entry that is read, in bytes."""

Stamp = tuple[bytes, int, int, int, int]
"""A file's name, size, times of modification and of change (in nanoseconds), and inode."""


class _Entry(Struct, frozen=True, array_like=True):
    key: bytes
    """Identifies what the value was made from: the program, the stamps of the files, and what was given besides."""
    check: int
    """The checksum of the value."""
    value: bytes


class CourseCache(Reader):
    """The cache of the course in ``course``, kept in ``folder``, which is created when needed."""

    def __init__(self, folder: Path, course: Path, now: int) -> None:
        """``now`` is the time of the start, in nanoseconds since 1970."""
        self._folder = folder
        self._course = os.fsencode(course)
        self._prefix = f"{zlib.crc32(self._course):08x}"
        self._settled = now - SETTLED

    def read(
        self, name: str, files: Sequence[Path], of: Any, anew: Callable[[], Read[T]], given: tuple[int, ...] = ()
    ) -> Read[T]:
        try:
            stamps = [_stamp(path) for path in files]
            key = msgspec.msgpack.encode((_program(), self._course, stamps, given))
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
        """The content of a cache file; None if it does not exist or cannot be trusted."""
        with suppress(OSError):
            if _is_ours(self._folder.lstat(), stat.S_ISDIR):
                with opened(path) as handle:
                    if _is_ours(os.fstat(handle), stat.S_ISREG):
                        return content(handle, path, LARGEST)
        return None

    def _keep(self, path: Path, data: bytes) -> None:
        """Write an entry into the cache, if the folder can be written to."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_ours(self._folder.lstat(), stat.S_ISDIR):
                write_whole(path, data, synced=False)


def _is_ours(status: os.stat_result, of_kind: Callable[[int], bool]) -> bool:
    """Whether the file is of that kind, belongs to the current user, and is writable by nobody else."""
    if not of_kind(status.st_mode):
        return False
    if not hasattr(os, "geteuid"):  # on Windows other users have no access to a user's folders
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _stamp(path: Path) -> Stamp:
    status = path.stat()
    return os.fsencode(path.name), status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


@cache
def _program() -> str:
    """Identifies the program: its version and the code that reads courses and works out what is due of them, which may
    change between versions."""
    package = Path(__file__).parent.parent
    parts = ("course", "exercises", "review", "text")
    code: Iterable[Path] = (one for part in parts for one in (package / part).glob("*.py"))
    stamps = sorted(map(_stamp, (*code, package / "frameworks.py")))
    return f"{__version__} {zlib.crc32(msgspec.msgpack.encode(stamps)):08x}"
