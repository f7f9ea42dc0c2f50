"""Folders that several accounts of one computer share.

What is one account's alone lies in ``accounts/NAME/`` of the shared folder, which no other account can open. Which
folder is whose is decided by its owner, never by its name alone: a link, or a folder that somebody else made, is passed
over. Where the system does not number its accounts (Windows), or the disk does not keep who made what (some network
drives), there are no such folders: there the permissions of the shared folder decide.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path

from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.storage.atomic import make_folder, share_group
from copro_tui.text.ascii import without_accents

ACCOUNTS = "accounts"
"""The folder of the accounts' folders."""

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def has_accounts() -> bool:
    """Whether the system says which account owns a file."""
    return hasattr(os, "getuid")


def is_mine(path: Path) -> bool:
    """Whether this account owns what is at ``path``, a link itself and not what it leads to; False if nothing is."""
    try:
        return not has_accounts() or path.lstat().st_uid == os.getuid()
    except OSError:
        return False


def is_my_file(path: Path) -> bool:
    """Whether a regular file of this account is at ``path``, and not a link to one."""
    return stat.S_ISREG(_mode(path)) and is_mine(path)


def owner_of(path: Path) -> str:
    """The name of the account that owns ``path``; its number where it has no name. Raises OSError."""
    return _name_of(path.lstat().st_uid)


def is_shared(folder: Path) -> bool:
    """Whether accounts other than this one may keep something in ``folder``, or in the folder that it is in.

    They may if one of the two belongs to somebody else, or lets its group or everybody write.
    """
    if not has_accounts():
        return False
    for one in (folder, folder.parent):
        with suppress(OSError):
            status = one.stat()
            if status.st_uid != os.getuid() or status.st_mode & _OTHERS_WRITE:
                return True
    return False


def account_folder(shared: Path) -> Path | None:
    """The folder of this account in ``shared``; it may still have to be made. None where nothing is shared.

    Raises RecordError if something that is not this account's is in the way of it, or if ``shared`` cannot be opened.
    """
    accounts, shared_now = shared / ACCOUNTS, is_shared(shared)
    if not has_accounts() or not (shared_now or stat.S_ISDIR(_mode(accounts))):
        return None
    if shared.is_symlink() and shared.lstat().st_uid not in (os.getuid(), 0):
        raise _in_the_way(shared)
    _check_that_it_opens(shared)
    if not stat.S_ISDIR(_mode(accounts) or stat.S_IFDIR):
        raise _in_the_way(accounts)
    names = _possible_names()
    taken = [accounts / name for name in names if os.path.lexists(accounts / name)]
    for one in chain(taken, _folders_in(accounts)):
        if _is_private(one):
            return one
    if not (shared_now and _keeps_owners(shared)):
        return None
    free = [accounts / name for name in names if accounts / name not in taken]
    if not free:
        raise _in_the_way(taken[0])
    return free[0]


def make_account_folder(folder: Path) -> None:
    """Make the folder of an account, and the folders that it is in, which everybody can use who can use the course's.

    The folder of all accounts is sticky: there each can rename and remove what is theirs alone. Raises OSError.
    """
    make_folder(folder.parent.parent, shared=True)
    make_folder(folder.parent, shared=True, sticky=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.lstat().st_mode & _OTHERS and is_mine(folder):
        with opened_folder(folder) as handle:
            os.fchmod(handle, 0o700)


def open_to_all(folder: Path, known: Callable[[str], bool], *, sticky: bool = False) -> None:
    """Open ``folder`` of this account to everybody who may write in the folder that it is in.

    It is left as it is where it is a link, or has an entry whose name is not ``known``: somebody may have put a folder
    there that was never meant for others. Raises OSError.
    """
    wanted = stat.S_IMODE(folder.parent.stat().st_mode)
    with opened_folder(folder) as handle:
        status = os.fstat(handle)
        missing = wanted & ~status.st_mode & _OTHERS
        if status.st_uid != os.getuid() or not missing or not wanted & _OTHERS_WRITE:
            return
        with os.scandir(handle) as entries:
            are_known = all(known(one.name) for one in entries)
        if are_known:
            share_group(handle, folder.parent)
            os.fchmod(handle, stat.S_IMODE(status.st_mode) | wanted | (stat.S_ISVTX if sticky else 0))


@contextmanager
def opened_folder(folder: Path) -> Iterator[int]:
    """The open folder, as a number for ``os``; never what a link leads to. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        yield handle
    finally:
        os.close(handle)


def _possible_names() -> tuple[str, ...]:
    """The names that this account's folder may have, the best first: the user name, made safe, and with its number."""
    number = os.getuid()
    name = _name_of(number)
    safe = re.sub(r"[^a-z0-9_-]+", "-", without_accents(name).lower()).strip("-")[:32].strip("-")
    if not safe or safe == str(number):
        return (f"account-{number}",)
    numbered = f"{safe}-{number}"
    return (safe, numbered) if safe == name else (numbered,)


def _mode(path: Path) -> int:
    """The mode of what is at ``path``, of a link itself; 0 if nothing is there, or it cannot be reached."""
    try:
        return path.lstat().st_mode
    except OSError:
        return 0


def _name_of(number: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _is_private(folder: Path) -> bool:
    """Whether the folder is this account's, and nobody else can have put anything into it."""
    try:
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid():
            return False
        # disks such as a memory stick's let everybody write everywhere; then all that is inside has to be ours
        return not status.st_mode & _OTHERS_WRITE or all(map(is_mine, folder.iterdir()))
    except OSError:
        return False


def _folders_in(accounts: Path) -> Iterator[Path]:
    """All accounts' folders. One of them is ours under another name where a user was renamed, or a disk moved."""
    with suppress(OSError):
        yield from sorted(accounts.iterdir())


def _keeps_owners(shared: Path) -> bool:
    """Whether the disk keeps which account made what. Some network drives do not; there nothing can be anybody's."""
    place = shared if shared.is_dir() else shared.parent
    try:
        made = Path(tempfile.mkdtemp(prefix=".owner-", suffix=".tmp", dir=place))
    except OSError:
        return True
    try:
        return is_mine(made)
    finally:
        with suppress(OSError):
            made.rmdir()


def _check_that_it_opens(shared: Path) -> None:
    if shared.is_dir() and not os.access(shared, os.X_OK):
        raise RecordError(
            _("The folder %(folder)s belongs to another account (%(owner)s), and only they can open it.")
            % {"folder": shared, "owner": owner_of(shared)},
            _("Ask them to start copro there once: that opens it to everybody who can write in the course folder."),
        )


def _in_the_way(path: Path) -> RecordError:
    return RecordError(
        _("%(path)s is in the way of your records: it was made by another account (%(owner)s), and is not used.")
        % {"path": path, "owner": owner_of(path)},
        _("Ask whoever looks after the folder to remove it, or choose another course folder with --course."),
    )
