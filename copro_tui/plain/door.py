"""The door through which files leave plain mode. Whoever makes the voice says where it leads, or that it is closed."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.storage.new_file import write_new


class Door(Protocol):
    """Takes files away."""

    @property
    def asks_for_a_name(self) -> bool:
        """Whether the learner says what a file is called, and where it goes."""

    def take(self, name: str, data: bytes) -> str:
        """Take a file away; returns a sentence on where it is. Raises CoproError, and then nothing was taken."""


class Disk:
    """Writes files to where the learner says."""

    asks_for_a_name = True

    def take(self, name: str, data: bytes) -> str:
        path = Path(name).expanduser()
        write_new(path, data)
        return _("Written to: %(file)s") % {"file": path.resolve()}


class Closed:
    """Takes nothing."""

    asks_for_a_name = False

    def take(self, name: str, data: bytes) -> str:
        raise UsageError(_("Files cannot be saved here."), _("Whoever offers this course can give you a copy."))
