"""The learners whose records are in one folder, and the file names of their records."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.errors import CoproError, RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.belongings import LOCK_ENDINGS, Removed, belongings, erase, remove
from copro_tui.progress.chunks import Events, about_at
from copro_tui.progress.events import About
from copro_tui.progress.names import clean_name, file_name
from copro_tui.progress.record_file import RECORD, newer_shape
from copro_tui.progress.recovery import mend
from copro_tui.progress.repository import RecordRepository
from copro_tui.progress.rescue import recovered
from copro_tui.storage.atomic import write_whole
from copro_tui.storage.files import is_there, reading, writing
from copro_tui.storage.lock import LOCK_SECONDS, beside
from copro_tui.storage.reading import LARGEST_NOTE, read_regular

LAST_USED = "last-used"
"""The file with the name of the record that was opened last."""

_OURS = re.compile(r"[a-z0-9][a-z0-9-]*-[0-9a-f]{10}")
NAME_HASH = re.compile(r"-[0-9a-f]{10}")
"""The hash at the end of a record's name, anywhere in a file name."""


class Learner(Struct, frozen=True):
    """A learner who has a record in the folder."""

    name: str
    path: Path
    used: float
    """When the record file was last modified."""
    trouble: str = ""
    """Why the record cannot be read; empty when it can."""
    id: str = ""
    """The random id of the record; empty if it cannot be read."""


class Learners:
    """The learners of one records folder."""

    def __init__(self, folder: Path, *, lock_seconds: float = LOCK_SECONDS) -> None:
        """``lock_seconds``: how long to wait while another program writes a record."""
        self.folder = folder
        self._lock_seconds = lock_seconds

    def known(self) -> tuple[Learner, ...]:
        """Everybody with a record here, the last used first. A record that cannot be read is listed with the reason."""
        found = [learner for path in self._records() if (learner := _look_at(path)) is not None]
        last = self._last_used()
        return tuple(sorted(found, key=lambda learner: (learner.path.name != last, -learner.used)))

    def last_used(self) -> Path | None:
        """The record that was opened last; None if that is not known, or it is gone."""
        name = self._last_used()
        path = self.folder / name
        return path if name and path.parent == self.folder and path.is_file() else None

    def count(self) -> int:
        """The number of records here, counted by file names without opening any. Raises RecordError."""
        return len(self._records())

    def _records(self) -> list[Path]:
        """The files of records in the folder, without second copies. Raises RecordError."""
        try:
            paths = [path for path in self.folder.iterdir() if path.suffix == ".json" and path.is_file()]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise RecordError(
                _("The folder %(folder)s cannot be read (%(why)s).") % {"folder": self.folder, "why": error.strerror},
                _("Check its permissions, or choose another course folder with --course."),
            ) from error
        copies = second_copies([path.stem for path in paths])
        return [path for path in paths if path.stem not in copies]

    def path_of(self, who: str) -> Path:
        """The record file of a learner, by name, by the name of the file, or by the random id.

        Names come first. If nobody is called that, it is the path that their record would have. Raises UsageError if
        it is no name, or that of several records.
        """
        name = clean_name(who)
        path = self.folder / file_name(name)
        if is_there(path):
            return path
        known = self.known()
        named = [one.path for one in known if one.name == name and not one.trouble]
        if len(named) > 1:
            raise UsageError(
                _("Several learners here are called “%(name)s”.") % {"name": name},
                _("Say which by the file: %(files)s.") % {"files": ", ".join(sorted(one.stem for one in named))},
            )
        by_file = [one.path for one in known if who in (one.path.stem, one.path.name, one.id)]
        return next(iter((*named, *by_file)), path)

    def open(self, who: str) -> RecordRepository:
        """Open the record of a learner (see ``path_of``). Raises UsageError if there is none, and as ``open_at``."""
        path = self.path_of(who)
        store = self.open_at(path)
        if not store.exists():
            raise UsageError(
                _("There is no learner called “%(name)s” here.") % {"name": clean_name(who)},
                _("Start copro without --learner to see who there is, or to begin."),
            )
        return store

    def open_at(self, path: Path) -> RecordRepository:
        """Open the record in a file, and repair it if necessary (its ``notice`` says what was done).

        Raises RecordError if it cannot be read.
        """
        store = RecordRepository(path, lock_seconds=self._lock_seconds)
        store.notice = mend(store)
        if store.exists():
            self._remember(path)
        store.keep_whole()
        return store

    def create(self, name: str, now: datetime, language: str = "en") -> RecordRepository:
        """Create the record of a new learner. If it raises UsageError or RecordError, nothing was written."""
        made = now.isoformat()
        about = About(name=clean_name(name), learner=uuid.uuid4().hex, made=made, language=language, changed=made)
        return self.take_in(about, {})

    def ensure(self, name: str, now: datetime) -> None:
        """Create the record of the one person whose folder this is, unless it is there already.

        Another program of theirs may be creating it at the same time. Raises UsageError or RecordError.
        """
        if self.count():
            return
        try:
            self.create(name, now)
        except RecordError:
            if not self.count():
                raise

    def take_in(self, about: About, events: Events) -> RecordRepository:
        """Create a record from a copy from elsewhere. Raises RecordError if that learner already has one here."""
        store = RecordRepository(self.folder / file_name(about.name), lock_seconds=self._lock_seconds)
        store.create(about, events)
        store.keep_whole()
        self._remember(store.path)
        return store

    def rename(self, who: str, new: str, now: datetime) -> RecordRepository:
        """Rename a learner; all files of theirs are renamed, too.

        Raises UsageError or RecordError. Interrupted, it may leave two copies of the record, but nothing is lost.
        """
        store, new = self.open(who), clean_name(new)
        path = self.folder / file_name(new)
        if path == store.path:
            return store
        if store.read_only:
            raise newer_shape(store.path)
        with store.storage.locked():
            about, events = store.events()
            renamed = self.take_in(replace(about, name=new, changed=now.isoformat()), events)
            with writing(path, RECORD):
                for one in sorted(self.folder.iterdir()):
                    if one.name.startswith(f"{store.path.stem}.") and one.suffix[1:] not in ("json", *LOCK_ENDINGS):
                        one.rename(path.with_name(one.name.replace(store.path.stem, path.stem, 1)))
                if store.backups.folder.is_dir() and not renamed.backups.folder.exists():
                    store.backups.folder.rename(renamed.backups.folder)
                store.path.unlink()
        remove(beside(store.path, RECORD, ending) for ending in LOCK_ENDINGS)
        return renamed

    def erase(self, who: str, also: Iterable[Path] = ()) -> Removed:
        """Remove every file of a learner that can be removed, and ``also`` these, which are theirs, too.

        The record may be damaged, of a newer version, or in use. Raises UsageError if there is nothing.
        """
        path, also = self.path_of(who), [*also]
        if not belongings(path) and not also:
            raise UsageError(_("There is no learner called “%(name)s” here.") % {"name": clean_name(who)})
        return erase(path, also) + remove([self.folder / LAST_USED] if self._last_used() == path.name else [])

    def _last_used(self) -> str:
        with suppress(OSError, UnicodeDecodeError):
            return read_regular(self.folder / LAST_USED, LARGEST_NOTE).decode()
        return ""

    def _remember(self, path: Path) -> None:
        if self._last_used() != path.name:
            with suppress(OSError):  # not essential; lack of write access is reported later
                write_whole(self.folder / LAST_USED, path.name.encode())


def second_copies(stems: Sequence[str]) -> set[str]:
    """Of these file names (without ``.json``), those of second copies: they contain the whole name of another file.

    Every record's name ends in a hash, so a name is only compared with records whose hashes occur in it.
    """
    by_hash: dict[str, list[str]] = {}
    for stem in stems:
        if _OURS.fullmatch(stem):
            by_hash.setdefault(f"-{stem.rpartition('-')[2]}", []).append(stem)
    return {
        stem
        for stem in stems
        for found in NAME_HASH.finditer(stem)
        for record in by_hash.get(found[0], ())
        if record != stem and stem[: found.end()].endswith(record)
    }


def _look_at(path: Path) -> Learner | None:
    """The learner of a record file; None if it has been deleted since the folder was listed."""
    try:
        with reading(path, RECORD):
            used = path.stat().st_mtime
    except RecordError as error:
        return None if isinstance(error.__cause__, FileNotFoundError) else Learner(path.stem, path, 0, str(error))
    about = about_at(path)
    if about is None and (found := recovered(path)) is not None:
        about = found.about
    if about is not None:
        return Learner(about.name, path, used, id=about.learner)
    try:
        about = RecordRepository(path).record.about
        return Learner(about.name, path, used, id=about.learner)
    except CoproError as error:
        return Learner(path.stem, path, used, str(error))
