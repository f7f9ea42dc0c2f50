"""The file of who may come in: its shape, its backups, and what is done when it is damaged."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from copro_tui.errors import CoproError, RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.storage.atomic import put_aside, write_whole
from copro_tui.storage.backups import Backups
from copro_tui.storage.envelope import unwrapped, wrapped
from copro_tui.storage.files import PRIVATE, is_there, writing
from copro_tui.storage.lock import LOCK_SECONDS, WriteLock
from copro_tui.storage.reading import read_regular

KIND = "people"
"""The kind of the file, in its envelope."""

FILE = "people.json"


class Browser(Struct, frozen=True):
    """A browser that somebody is signed in with."""

    cookie: str
    """The fingerprint of its cookie."""
    until: datetime


class Person(Struct, frozen=True):
    """Somebody who was invited."""

    id: str
    """16 random hex digits: the name of the folder of their record."""
    name: str
    invited: datetime
    link: str = ""
    """The fingerprint of their link; empty if they have none."""
    seen: datetime | None = None
    """When they were last here."""
    browsers: tuple[Browser, ...] = ()
    subject: str = ""
    """Who they are to the organisation's single sign-on; empty if they come by a link."""
    shut_out: bool = False
    """Whether they may no longer come; the subject is kept, so that single sign-on does not let them in as new."""


class _File(Struct, frozen=True):
    people: tuple[Person, ...] = ()


Everybody = tuple[Person, ...]


class PeopleFile:
    """Everybody of one data folder. Server and commands change it at the same time, each under its lock."""

    def __init__(self, data: Path, lock_seconds: float = LOCK_SECONDS) -> None:
        """``lock_seconds`` is how long to wait while another program changes the file."""
        self._path = data / FILE
        self._backups = Backups(self._path)
        self._lock = WriteLock(self._path, seconds=lock_seconds)
        self._read: tuple[object, Everybody] = (None, ())

    def all(self) -> Everybody:
        """Everybody, in the order of inviting. Raises RecordError if the file cannot be read, or is damaged."""
        if not is_there(self._path):
            if self._newest_good() is not None:
                raise RecordError(_("The file %(file)s is missing.") % {"file": self._path}, self._way_back())
            return ()
        status = self._path.lstat()
        mark = (status.st_mtime_ns, status.st_size, status.st_ino)
        if mark != self._read[0]:
            self._read = (mark, self._people())
        return self._read[1]

    def change(self, change: Callable[[Everybody], Everybody]) -> Everybody:
        """Write what ``change`` makes of everybody, and return it. Raises RecordError; then nothing is changed."""
        with self._lock, writing(self._path, PRIVATE):
            people = change(self.all())
            write_whole(self._path, wrapped(KIND, _File(people), indent=1), keep=self._backups.keep)
        return people

    def restore(self) -> datetime:
        """Put the newest good backup in the place of a file that is damaged or missing; returns when it was made.

        The damaged file stays beside it. Raises UsageError if there is nothing to mend, and RecordError if there is no
        good backup, or it cannot be put there.
        """
        with self._lock, writing(self._path, PRIVATE):
            if self._is_good():
                raise UsageError(_("The file %(file)s is as it should be.") % {"file": self._path})
            good = self._newest_good()
            if good is None:
                raise RecordError(_("There is no good copy of %(file)s.") % {"file": self._path}, self._way_back())
            if is_there(self._path):
                put_aside(self._path, "damaged")
            write_whole(self._path, read_regular(good))
            return datetime.fromtimestamp(good.stat().st_mtime, UTC)

    def _people(self) -> Everybody:
        try:
            return unwrapped(self._path, KIND, _File).people
        except UsageError as error:
            said = _("The file %(file)s is damaged: nobody can come in.")
            raise RecordError(said % {"file": self._path}, self._way_back()) from error

    def _is_good(self) -> bool:
        try:
            self.all()
        except RecordError:
            return False
        return True

    def _newest_good(self) -> Path | None:
        """The newest backup that can be read; None if there is none."""
        with suppress(OSError):
            for one in self._backups.newest_first():
                with suppress(CoproError):
                    unwrapped(one, KIND, _File)
                    return one
        return None

    def _way_back(self) -> str:
        if self._newest_good() is None:
            return _("Put a copy of your own backup in its place.")
        return _("“copro serve restore” puts the last good copy in its place.")
