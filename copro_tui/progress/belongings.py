"""The files that belong to a record, and how they are removed: as many as can be, and the others are named."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack, suppress
from pathlib import Path

from msgspec import Struct

from copro_tui.errors import RecordError
from copro_tui.progress.record_file import RECORD
from copro_tui.progress.rescue import copies_of
from copro_tui.storage.backups import Backups
from copro_tui.storage.lock import WriteLock, beside

LOCK_ENDINGS = ("lock", "soft-lock", "holder")

ERASE_SECONDS = 2.0
"""How long erasing waits for another program to release the record; then it goes on without."""


class Left(Struct, frozen=True):
    """A file that could not be removed, and why."""

    path: Path
    why: str


class Removed(Struct, frozen=True, kw_only=True):
    """What was removed, and what was not."""

    gone: tuple[Path, ...] = ()
    left: tuple[Left, ...] = ()
    in_use: str = ""
    """That another program was using the record meanwhile, and which; empty if none was."""

    def __add__(self, other: Removed) -> Removed:
        return Removed(
            gone=(*self.gone, *other.gone), left=(*self.left, *other.left), in_use=self.in_use or other.in_use
        )


def belongings(path: Path) -> list[Path]:
    """All files that belong to a record: itself, backups, drafts, second copies, files put aside, locks."""
    mine: list[Path] = []
    with suppress(OSError):
        beside_it = sorted(path.parent.iterdir())
        mine = [one for one in beside_it if one.name.startswith((f"{path.stem}.", f".{path.stem}-"))]
    folder = Backups(path).folder
    linked = folder.is_symlink() or folder.parent.is_symlink()  # what is behind a link belongs to somebody else
    backups: list[Path] = []
    if folder.is_dir() and not linked:
        with suppress(OSError):  # then the folder stands for what is in it
            backups = sorted(folder.iterdir())
        backups.append(folder)
    return list(dict.fromkeys([*mine, *copies_of(path), *backups]))


def erase(path: Path, also: Iterable[Path] = ()) -> Removed:
    """Remove every file that belongs to a record, and ``also`` these; the record itself last but for its lock.

    So erasing that was interrupted can be repeated. A program that does not release the record stops nothing.
    """
    locks = [beside(path, RECORD, ending) for ending in LOCK_ENDINGS]
    others = [one for one in belongings(path) if one not in (path, *locks)]
    in_use = ""
    with ExitStack() as held:
        try:
            held.enter_context(WriteLock(path, RECORD, ERASE_SECONDS))
        except RecordError as error:
            in_use = error.message
        found = remove([*also, *others, path])
    return found + remove(locks) + Removed(in_use=in_use)


def remove(paths: Iterable[Path]) -> Removed:
    """Remove files and empty folders, one after the other; what is not there is passed over."""
    gone, left = [], []
    for one in paths:
        try:
            if one.is_dir() and not one.is_symlink():
                one.rmdir()
            else:
                one.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            left.append(Left(one, error.strerror or type(error).__name__))
        else:
            gone.append(one)
    return Removed(gone=tuple(gone), left=tuple(left))
