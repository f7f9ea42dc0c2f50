"""Move what one account keeps in a shared folder into the account's own folder.

A file is moved by renaming it, one at a time and each record last, so that however often this is interrupted every
file is in one of the two folders, and the next start goes on. Only regular files of this account are moved; nothing
is overwritten.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from copro_tui.errors import RecordError
from copro_tui.progress.chunks import about_at
from copro_tui.progress.learners import LAST_USED, NAME_HASH
from copro_tui.progress.record_file import RECORD
from copro_tui.storage.accounts import ACCOUNTS, is_my_file, make_account_folder, open_to_all
from copro_tui.storage.atomic import make_folder, sync_folder, write_whole
from copro_tui.storage.files import writing
from copro_tui.storage.lock import SCREEN_SECONDS, WriteLock
from copro_tui.storage.reading import read_regular

MOVED = "moved"
"""The file, in the account's folder, that lists what was moved there."""

_LOCKS = (".lock", ".soft-lock", ".holder")
_STEM = re.compile(rf"\.?([a-z0-9][a-z0-9-]*{NAME_HASH.pattern})[.-]")
_SHARED_NAMES = ("README.md", "cohorts", "inbox", "joined", "backups", ACCOUNTS, LAST_USED, ".gitignore")


def settle(shared: Path, own: Path) -> None:
    """Make the account's folder ``own`` in ``shared`` and move there what belongs to the account.

    Where nothing can be written nothing is changed. Raises RecordError if another program is using a record that has
    to be moved, or if it cannot be moved.
    """
    try:
        make_account_folder(own)
    except OSError:  # said when something is to be kept
        return
    _move_all(shared, own)
    with suppress(OSError):
        open_to_all(shared, _is_known)
        open_to_all(shared / ACCOUNTS, lambda _name: True, sticky=True)
    with suppress(OSError):
        open_to_all(shared / "cohorts", lambda name: name.endswith((".yaml", *_LOCKS)) or "." not in name)


def still_here(shared: Path) -> list[Path]:
    """The files directly in ``shared`` that belong to records of this account."""
    return [one for ones in _by_record(shared).values() for one in ones]


def moved_before(own: Path) -> list[str]:
    """The names of the files that were moved into the account's folder so far."""
    with suppress(OSError, UnicodeDecodeError):
        return read_regular(own / MOVED).decode().splitlines()
    return []


def forget_moved(own: Path, stem: str) -> None:
    """Take the files of the record ``stem`` off the list of what was moved. Raises RecordError."""
    names = moved_before(own)
    left = [one for one in names if not one.startswith((f"{stem}.", f".{stem}-"))]
    if left != names:
        with writing(own / MOVED, RECORD):
            write_whole(own / MOVED, "".join(f"{one}\n" for one in left).encode())


def _move_all(shared: Path, own: Path) -> None:
    for stem, files in _by_record(shared).items():
        with _nobody_writing(shared / f"{stem}.json"):
            linked = (shared / "backups").is_symlink()
            backups = [] if linked else _my_files(shared / "backups" / stem)
            moved = [_move(one, own / "backups" / stem, own) for one in backups]
            moved += [_move(one, own, own) for one in sorted(files, key=lambda one: one.suffix == ".json")]
            _note(own, [one for one in moved if one])
        _remove_mine(*(shared / f"{stem}{ending}" for ending in _LOCKS))
        _remove_empty(shared / "backups" / stem, shared / "backups")
    for one in _my_files(shared / "joined"):
        _move(one, own / "joined", own)
    for folder in _folders(shared / "cohorts"):
        for one in _my_files(folder):
            if one.suffix == ".json":
                _move(one, own / "cohorts" / folder.name, own)
        _remove_mine(folder / ".collected.lock", folder / ".collected.holder")
        _remove_empty(folder)
    _remove_empty(shared / "joined")
    if is_my_file(shared / LAST_USED) and not (own / LAST_USED).exists():
        _move(shared / LAST_USED, own, own)


def _by_record(shared: Path) -> dict[str, list[Path]]:
    """The account's files directly in ``shared``, by the name of the record to which they belong.

    A record may be gone and have left only backups or drafts; then its list may be empty.
    """
    mine = [one for one in _my_files(shared) if one.suffix not in _LOCKS]
    found: dict[str, list[Path]] = {}
    for one in mine:
        if one.suffix == ".json" and (NAME_HASH.search(one.stem) or about_at(one) is not None):
            found[one.stem] = [one]
    for one in mine:
        if one.suffix != ".json" and (stem := _stem_of(one.name, found)):
            found.setdefault(stem, []).append(one)
    for folder in _folders(shared / "backups"):
        if NAME_HASH.search(folder.name) and _my_files(folder):
            found.setdefault(folder.name, [])
    return found


def _stem_of(name: str, records: dict[str, list[Path]]) -> str:
    """The name of the record that the file ``name`` belongs to; empty if it belongs to none."""
    if match := _STEM.match(name):
        return match[1]
    return next((stem for stem in records if name.startswith((f"{stem}.", f".{stem}-"))), "")


def _move(file: Path, into: Path, own: Path) -> str:
    """Move a file; returns its name, or an empty text if it has gone, or turned out to be another account's."""
    with writing(file, RECORD):
        make_folder(into)
        target = _free(into / file.name, own)
        try:
            file.rename(target)
        except FileNotFoundError:  # another window has just moved it
            return ""
        if not is_my_file(target):  # exchanged for another file since it was looked at
            target.rename(file)
            return ""
        target.chmod(0o600)
        sync_folder(into)
        sync_folder(file.parent)
    return file.name


def _free(target: Path, own: Path) -> Path:
    """``target``, or where there is such a file already, a free name beside the record that it belongs to.

    A record gets the name of a second copy, and is joined with the one that is there when that is opened.
    """
    if not os.path.lexists(target):
        return target
    stem = target.parent.name if target.parent.parent.name == "backups" else target.stem
    ending = target.suffix if target.suffix == ".json" and target.parent == own else ""
    number = 1
    while os.path.lexists(free := own / f"{stem}.moved-{number}{ending}"):
        number += 1
    return free


@contextmanager
def _nobody_writing(path: Path) -> Iterator[None]:
    """Hold the lock of a record where it was. Raises RecordError if another program holds it."""
    with ExitStack() as held:
        try:
            held.enter_context(WriteLock(path, RECORD, SCREEN_SECONDS))
        except RecordError as error:
            if isinstance(error.__cause__, TimeoutError):
                raise
            # somebody else's file is in the place of the lock: then no program of this account can hold it
        yield


def _note(own: Path, names: list[str]) -> None:
    if names:
        with suppress(OSError):
            write_whole(own / MOVED, "".join(f"{one}\n" for one in [*moved_before(own), *names]).encode())


def _is_known(name: str) -> bool:
    """Whether the file or folder ``name`` in a shared folder is one that is kept there, or another account's record."""
    return name in _SHARED_NAMES or name.endswith(".tmp") or bool(NAME_HASH.search(name))


def _my_files(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(one for one in folder.iterdir() if is_my_file(one)) if not folder.is_symlink() else []
    return []


def _folders(folder: Path) -> list[Path]:
    with suppress(OSError):
        if not folder.is_symlink():
            return sorted(one for one in folder.iterdir() if one.is_dir() and not one.is_symlink())
    return []


def _remove_mine(*files: Path) -> None:
    with suppress(OSError):
        for one in files:
            if is_my_file(one):
                one.unlink()


def _remove_empty(*folders: Path) -> None:
    with suppress(OSError):
        for one in folders:
            one.rmdir()
