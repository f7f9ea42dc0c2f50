"""A record as a file: its kind, the version of its format, and errors about files that are not valid records."""

from __future__ import annotations

from pathlib import Path

from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.progress.events import SHAPE
from copro_tui.storage.checksums import Tables
from copro_tui.storage.files import DamagedError, FileKind
from copro_tui.text.safe import excerpt

RECORD = FileKind(
    unreadable=mark("The record %(file)s cannot be read (%(why)s)."),
    unwritable=mark("The record %(file)s cannot be written (%(why)s)."),
    in_use=mark("The record %(file)s is in use by another program (%(holder)s)."),
    damaged=mark("It was left as it is. Put a good copy in its place, or move it away to begin a new record."),
)
"""Records and the files beside them: readable by their owner only."""


def shape_of(tables: Tables) -> int | None:
    """The format version that the tables state; None if they state none."""
    try:
        shape = tables["about"]["1"]["shape"]
    except (KeyError, TypeError, ValueError):
        return None
    return shape if isinstance(shape, int) and not isinstance(shape, bool) else None


def unsealed(tables: Tables) -> bool:
    """Whether a record may lack checksums: only one of another format version may."""
    return shape_of(tables) not in (None, SHAPE)


def not_a_record(path: Path, why: str) -> DamagedError:
    """The error for a file that is undamaged but does not hold a record; ``why`` is the reason, maybe in its words."""
    why = excerpt(why)
    message = _("The file %(file)s is not a learner's record (%(why)s).") % {"file": path, "why": why}
    return DamagedError(message, why, RECORD)


def newer_shape(path: Path) -> RecordError:
    """The error for changing a record that a newer version of the program wrote."""
    return RecordError(
        _("The record %(file)s was written by a newer copro.") % {"file": path},
        _("It can be read here and was left as it is. Install the newest copro to go on with it."),
    )


def gone(path: Path) -> RecordError:
    """The error for a record of which nothing is left: it was erased, renamed or moved away."""
    return RecordError(
        _("The record %(file)s is gone: it was erased, renamed or moved away.") % {"file": path},
        _("Nothing can be kept in it. Start copro again to choose who is learning, or to begin a new record."),
    )
