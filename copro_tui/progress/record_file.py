"""A record as a file: its kind, its shape, and the errors of one that makes no sense here."""

from __future__ import annotations

from pathlib import Path

from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.progress.events import SHAPE
from copro_tui.storage.checksums import Tables
from copro_tui.storage.files import DamagedError, FileKind

RECORD = FileKind(
    unreadable=mark("The record %(file)s cannot be read (%(why)s)."),
    unwritable=mark("The record %(file)s cannot be written (%(why)s)."),
    in_use=mark("The record %(file)s is in use by another program (%(holder)s)."),
    damaged=mark("It was left as it is. Put a good copy in its place, or move it away to begin a new record."),
)
"""Records, and what lies beside them: for their owner only."""


def shape_of(tables: Tables) -> int | None:
    """Which shape the tables say they have; None where they do not say it."""
    try:
        shape = tables["about"]["1"]["shape"]
    except (KeyError, TypeError, ValueError):
        return None
    return shape if isinstance(shape, int) and not isinstance(shape, bool) else None


def unsealed(tables: Tables) -> bool:
    """Whether a record may be without checksums: one of another shape, former or newer, may."""
    return shape_of(tables) not in (None, SHAPE)


def not_a_record(path: Path, why: str) -> DamagedError:
    """The error for a file that is whole and makes no sense."""
    message = _("The file %(file)s is not a learner's record (%(why)s).") % {"file": path, "why": why}
    return DamagedError(message, why, RECORD)


def newer_shape(path: Path) -> RecordError:
    """The error for a change of a record that only a newer program can change."""
    return RecordError(
        _("The record %(file)s was written by a newer copro.") % {"file": path},
        _("It can be read here and was left as it is. Install the newest copro to go on with it."),
    )
