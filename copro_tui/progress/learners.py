"""The learners who keep their records in one folder, and the files that their names are mapped to."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import uuid
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from copro_tui.errors import CoproError, RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.record import About
from copro_tui.progress.store import Store

LONGEST_NAME = 60
"""Characters in a learner's name."""


class Learner(Struct, frozen=True):
    """A learner who has a record in the folder."""

    name: str
    path: Path
    used: float
    """When the record was last written, as the file system says it."""
    trouble: str = ""
    """Why the record cannot be read; empty when it can."""


def clean_name(name: str) -> str:
    """A name as it is kept: composed, without control characters, single spaces. Raises UsageError when unusable."""
    composed = unicodedata.normalize("NFC", name)
    shown = "".join(" " if unicodedata.category(one) in ("Cc", "Zl", "Zp") else one for one in composed)
    cleaned = " ".join(shown.split())
    if not cleaned:
        raise UsageError(_("A name needs at least one letter."), _("Any name will do; it stays on this computer."))
    if len(cleaned) > LONGEST_NAME:
        raise UsageError(
            _("That name has %(count)d characters.") % {"count": len(cleaned)},
            _("Please use at most %(most)d.") % {"most": LONGEST_NAME},
        )
    return cleaned


def file_name(name: str) -> str:
    """The file for a name: safe on every system, and never the same for two names.

    What is readable of the name comes first, for people who look into the folder; a hash of the whole name makes it
    unique, so that names in any script, and names that differ only in case, have files of their own.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    readable = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:24].strip("-") or "learner"
    return f"{readable}-{hashlib.sha256(name.encode()).hexdigest()[:10]}.json"


class Learners:
    """The learners of one records folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def known(self) -> tuple[Learner, ...]:
        """Who has a record here, the last used first. A record that cannot be read is listed with its trouble."""
        try:
            paths = [path for path in self.folder.iterdir() if path.suffix == ".json" and path.is_file()]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise RecordError(
                _("The folder %(folder)s cannot be read (%(why)s).") % {"folder": self.folder, "why": error.strerror},
                _("Check its permissions, or choose another course folder with --course."),
            ) from error
        return tuple(sorted(map(_look_at, paths), key=lambda learner: -learner.used))

    def open(self, name: str) -> Store:
        """The record of a learner by name. Raises UsageError when there is none of that name."""
        name = clean_name(name)
        store = Store(self.folder / file_name(name))
        if not store.exists():
            raise UsageError(
                _("There is no learner called %(name)s here.") % {"name": name},
                _("Start copro without --learner to see who there is, or to begin."),
            )
        return store

    def create(self, name: str, now: datetime, language: str = "en") -> Store:
        """Begin the record of a new learner. Raises UsageError or RecordError, and then nothing was written."""
        name = clean_name(name)
        store = Store(self.folder / file_name(name))
        store.create(About(name=name, learner=uuid.uuid4().hex, made=now.isoformat(), language=language))
        return store


def _look_at(path: Path) -> Learner:
    used = path.stat().st_mtime
    try:
        return Learner(Store(path).record.about.name, path, used)
    except CoproError as error:
        return Learner(path.stem, path, used, str(error))
