"""Atomic file writes, readable by the owner only or as open as the folder."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from copro_tui.storage.reading import opened

_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EACCES, errno.EPERM, errno.EBADF)
"""Error numbers of systems that cannot sync a folder: Windows and some network drives."""

_BLOCK = 1024 * 1024
"""How many bytes are copied at a time."""


def temporary_files(path: Path) -> list[Path]:
    """Temporary files of ``path`` that writers left behind when they were killed."""
    found = (one for one in path.parent.glob(f".{path.stem}-*.tmp"))
    return sorted(one for one in found if "-" not in one.stem.removeprefix(f".{path.stem}-"))


def write_whole(
    path: Path,
    data: bytes | Iterable[bytes],
    *,
    shared: bool = False,
    synced: bool = True,
    keep: Callable[[], Path | None] = lambda: None,
) -> None:
    """Replace ``path`` by ``data``: write a new file beside it, sync it, rename it over ``path``, sync the folder.

    ``data`` may come in parts, which are written as they come. Only its owner can read the file, unless it is
    ``shared``: then it gets the folder's permissions. Without ``synced`` the file may be cut short after a power cut.
    ``keep`` is called just before the renaming; if it links the old file to a second name, it returns that path. Raises
    OSError; then the old file is unchanged.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            if shared and hasattr(os, "fchmod"):  # mkstemp makes a file that only its owner can read, except on Windows
                share_group(file.fileno(), path.parent)
                os.fchmod(file.fileno(), file_mode(path.parent, shared=True))
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            if synced:
                os.fsync(file.fileno())
        former = keep()
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    try:
        if synced:
            sync_folder(path.parent)
    except OSError:
        if former is not None:  # the caller reports that nothing was saved, so put the old file back
            with suppress(OSError):
                second_name(former, temporary)
                temporary.replace(path)
        raise


def make_folder(folder: Path, *, shared: bool = False, sticky: bool = False) -> None:
    """Create a folder and its missing parents, for the owner only, or with the parent's permissions if ``shared``.

    Whoever shares a folder decides who sees what is in it. A ``sticky`` one lets each account rename and remove only
    what is its own. A shared folder has its permissions from the moment it appears. Raises OSError.
    """
    if not shared:
        if not folder.parent.exists():
            make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
    elif not folder.exists():
        make_folder(folder.parent, shared=True)
        make_folder_with(folder, folder.parent.stat().st_mode & 0o7777 | (stat.S_ISVTX if sticky else 0))


def make_folder_with(folder: Path, mode: int) -> None:
    """Create a folder that has its permissions from the moment it appears, or leave the one that is there.

    Raises OSError.
    """
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", suffix=".tmp", dir=folder.parent))
    try:
        share_group(made, folder.parent)
        made.chmod(mode)
        made.rename(folder)
    except OSError:
        with suppress(OSError):
            made.rmdir()
        if not folder.is_dir():  # somebody else may have made it at the same time
            raise


def share_group(made: int | Path, folder: Path) -> None:
    """Give what was made in ``folder`` (a path or a descriptor) the group of the folder, for which its mode is meant.

    An account that is not in that group cannot do so, and does not need it: then others come in by another way.
    """
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(made, -1, folder.stat().st_gid)


def file_mode(folder: Path, *, shared: bool) -> int:
    """The mode for a new file in ``folder``: the folder's if ``shared``, else for the owner only. Raises OSError."""
    return folder.stat().st_mode & 0o666 if shared else 0o600


def sync_folder(folder: Path) -> None:
    """Sync a folder's entries to disk, if the system supports it."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # Windows cannot open folders
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def second_name(path: Path, other: Path) -> None:
    """Link the file ``path`` as ``other``, or copy it if the disk has no hard links. Never overwrites."""
    try:
        os.link(path, other)
    except FileExistsError:
        raise
    except OSError:
        _copy(path, other)


def put_aside(path: Path, why: str, stem: str = "") -> Path:
    """Give a file a second name beside it, made of ``stem`` (default: its own) and ``why``; returns the new path."""
    number = 1
    while True:
        aside = path.with_name(f"{stem or path.stem}.{why}-{number}")
        try:
            second_name(path, aside)
        except FileExistsError:
            number += 1
        else:
            return aside


def _copy(path: Path, other: Path) -> None:
    handle = os.open(other, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as target, opened(path) as source:
            while block := os.read(source, _BLOCK):
                target.write(block)
            target.flush()
            os.fsync(target.fileno())
            status = os.fstat(source)
        os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    except OSError:
        with suppress(OSError):
            other.unlink()
        raise
