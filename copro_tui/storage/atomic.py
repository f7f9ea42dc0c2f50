"""Atomic file writes, readable by the owner only or as open as the folder."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EACCES, errno.EPERM, errno.EBADF)
"""What systems say that cannot sync a folder: Windows, and some network drives."""


def temporary_files(path: Path) -> list[Path]:
    """What writers of ``path`` left behind when they were killed."""
    return sorted(path.parent.glob(f".{path.stem}-*.tmp"))


def write_whole(
    path: Path,
    data: bytes,
    *,
    shared: bool = False,
    synced: bool = True,
    keep: Callable[[], Path | None] = lambda: None,
) -> None:
    """Put ``data`` in the place of ``path``: a new file beside it, synced, renamed over it, and the renaming synced.

    Only its owner can read the file, unless it is ``shared``: then it is as open as its folder. What can be made again
    need not be ``synced``: after a power cut it may be cut short. ``keep`` is called just before the renaming, and
    returns another name of the old file if it made one. Raises OSError; then the old file is in its place.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            if shared and hasattr(os, "fchmod"):  # mkstemp makes a file for its owner only, but for Windows
                os.fchmod(file.fileno(), file_mode(path.parent, shared=True))
            file.write(data)
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
        if former is not None:  # whoever asked is told that nothing was saved, so let that be true
            with suppress(OSError):
                second_name(former, temporary)
                temporary.replace(path)
        raise


def make_folder(folder: Path, *, shared: bool = False) -> None:
    """Make a folder, and those above it that are missing: for its owner only, or as open as the one that it is in.

    ``shared`` means the latter: whoever shares a folder decides who sees what is in it. Raises OSError.
    """
    if not shared:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    elif not folder.exists():
        make_folder(folder.parent, shared=True)
        folder.mkdir(exist_ok=True)
        folder.chmod(folder.parent.stat().st_mode & 0o7777)


def file_mode(folder: Path, *, shared: bool) -> int:
    """The permissions of a file in ``folder``. Raises OSError."""
    return folder.stat().st_mode & 0o666 if shared else 0o600


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on disk, where the system can do that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # Windows opens no folders
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def second_name(path: Path, other: Path) -> None:
    """Give the file ``path`` the name ``other`` as well; a copy, where the disk has no links. Never overwrites."""
    try:
        os.link(path, other)
    except FileExistsError:
        raise
    except OSError:
        _copy(path, other)


def put_aside(path: Path, why: str, stem: str = "") -> Path:
    """Give a file a second name beside it that says ``why``, beginning with ``stem`` (its own if none). Returns it."""
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
        with os.fdopen(handle, "wb") as target, path.open("rb") as source:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        shutil.copystat(path, other)
        other.chmod(0o600)
    except OSError:
        with suppress(OSError):
            other.unlink()
        raise
