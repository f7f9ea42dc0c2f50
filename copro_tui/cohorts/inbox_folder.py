"""A cohort's inbox: the folder, in a course folder that several accounts share, where learners put what they send.

It works like a letter box. Everybody who may write in the shared folder can put a file in, but only the trainer whose
folder it is can list it (mode 1733), and only sender and trainer can take a file out. The trainer is another account
than the sender, and a sender cannot give a file away; so the file itself can be read by everybody who knows its name
(mode 0644), and its name is a random number of 128 bits, which the system tells nobody but the trainer.
"""

from __future__ import annotations

import secrets
import stat
from pathlib import Path

from copro_tui.cohorts.repository import CohortRepository
from copro_tui.errors import CoproError, RecordError
from copro_tui.i18n import gettext as _
from copro_tui.storage.accounts import has_accounts, is_mine, owner_of
from copro_tui.storage.atomic import make_folder, make_folder_with, write_whole
from copro_tui.storage.files import PRIVATE, SHARED, write_file, writing
from copro_tui.storage.reading import read_regular

INBOX = "inbox"
"""The folder of all inboxes."""

SERVED = "served-inbox.txt"
"""The file, beside what was collected, that names the inbox of a server."""

LONGEST_PATH = 4096

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_OTHERS_READ = stat.S_IRGRP | stat.S_IROTH
_UNFINISHED = ".tmp"


def inbox_folder(repository: CohortRepository, cohort_id: str) -> Path:
    """Where the inbox of a cohort is, or would be."""
    return repository.shared / INBOX / cohort_id


def make_inbox(repository: CohortRepository, cohort_id: str) -> Path | None:
    """Make the inbox of a cohort, for this account to read. None where no other account could put anything in.

    Raises RecordError if it cannot be made, or if something of another account is in its place.
    """
    folder = inbox_folder(repository, cohort_id)
    with writing(folder, SHARED):
        if repository.records == repository.shared:
            return None
        can_write = repository.shared.stat().st_mode & _OTHERS_WRITE
        if not can_write:
            return None
        make_folder(folder.parent, shared=True, sticky=True)
        if _is_folder(folder.parent) and not folder.exists():
            make_folder_with(folder, stat.S_ISVTX | stat.S_IRWXU | can_write | can_write >> 1)
    if not is_own_inbox(repository, cohort_id):
        raise RecordError(
            _("The inbox %(folder)s is not used: it was made by another account (%(owner)s).")
            % {"folder": folder, "owner": owner_of(folder if _is_folder(folder.parent) else folder.parent)},
            _("Ask whoever looks after the folder to remove it, or give the cohort another id."),
        )
    return folder


def is_own_inbox(repository: CohortRepository, cohort_id: str) -> bool:
    """Whether this account has an inbox for the cohort."""
    folder = inbox_folder(repository, cohort_id)
    return has_accounts() and _is_folder(folder.parent) and _is_folder(folder) and is_mine(folder)


def inboxes_of(repository: CohortRepository, cohort_id: str) -> list[Path]:
    """The inboxes of a cohort that this account can take files from: that of the shared folder, that of a server."""
    own = [inbox_folder(repository, cohort_id)] if is_own_inbox(repository, cohort_id) else []
    try:
        named = read_regular(_served(repository, cohort_id), LONGEST_PATH).decode("utf-8", "replace").strip()
    except OSError:
        return own
    return [*own, Path(named)] if named and _is_folder(Path(named)) else own


def remember_served(repository: CohortRepository, cohort_id: str, folder: Path) -> None:
    """Remember the inbox of a cohort whose course is served, so that it is looked into. Raises RecordError."""
    write_file(_served(repository, cohort_id), f"{folder}\n".encode(), PRIVATE)


def _served(repository: CohortRepository, cohort_id: str) -> Path:
    return repository.records / "cohorts" / cohort_id / SERVED


def inbox_for(repository: CohortRepository, cohort_id: str, key: str) -> Path | None:
    """The inbox to send to, if there is one in this folder for the cohort with this id and key.

    Raises RecordError if there is one in which others could see what is sent.
    """
    folder = inbox_folder(repository, cohort_id)
    try:
        if not has_accounts() or repository.open(cohort_id).key != key or not folder.parent.is_dir():
            return None
        status = folder.lstat()
    except (CoproError, OSError):
        return None
    if not (_is_folder(folder.parent) and _is_folder(folder)) or status.st_mode & _OTHERS_READ:
        raise RecordError(
            _("The inbox %(folder)s is not used: others could see what is put there.") % {"folder": folder},
            _("Tell your trainer, or write a file with --output and give it to them yourself."),
        )
    return folder


def put(folder: Path, data: bytes) -> Path:
    """Put a file into an inbox; it appears there whole. Raises RecordError."""
    name = secrets.token_hex(16)
    unfinished, path = folder / f".{name}{_UNFINISHED}", folder / f"{name}.json"
    with writing(path, SHARED):
        write_whole(unfinished, data)
        unfinished.chmod(0o644)
        unfinished.rename(path)
    return path


def arrived(folder: Path) -> list[Path]:
    """What is in an inbox, without files that are still being written. Raises OSError."""
    return sorted(one for one in folder.iterdir() if not one.name.endswith(_UNFINISHED))


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False
