"""What happens when the program itself is at fault: one sentence for the person, the details in a file."""

from __future__ import annotations

import platform
import traceback
from datetime import datetime
from pathlib import Path

from platformdirs import user_log_path

from copro_tui import __version__
from copro_tui.i18n import gettext as _
from copro_tui.storage.atomic import make_folder, write_whole
from copro_tui.storage.reading import read_regular
from copro_tui.text.safe import safe, safe_line
from copro_tui.text.width import clip

LARGEST_LOG = 100_000
"""The most bytes of the file of faults; the oldest are dropped."""

MOST_WORDS = 200
"""The most cells of a fault's own words that are shown."""


def log_file() -> Path:
    """Where the details of faults are kept."""
    return user_log_path("copro", appauthor=False) / "faults.txt"


def fault_in_words(error: BaseException, log: Path, now: datetime) -> str:
    """What a person is told of a fault, after its details were added to the file ``log``."""
    what = "".join(traceback.format_exception_only(error))
    return details_in_words(what, "".join(traceback.format_exception(error)), log, now)


def details_in_words(what: str, details: str, log: Path, now: datetime) -> str:
    """The same of a fault that was caught elsewhere: its own words, and the text that tells where it was."""
    fault = _("Something is wrong in the program itself (%(fault)s).") % {
        "fault": clip(safe_line(what).strip(), MOST_WORDS)
    }
    kept = _("What you did before is saved.")
    try:
        note(details, log, now)
    except OSError as failure:
        why = failure.strerror or type(failure).__name__
        where = _("The details could not be written to %(file)s (%(why)s).") % {"file": log, "why": why}
    else:
        where = _("The details are in %(file)s; please send them to whoever gave you copro.") % {"file": log}
    return f"{fault} {kept} {where}"


def note(details: str, log: Path, now: datetime) -> None:
    """Add a fault to the log, which only its owner can read. Raises OSError."""
    head = f"{now.isoformat(timespec='seconds')} copro {__version__}, Python {platform.python_version()}"
    told = f"{head}, {platform.platform(terse=True)}\n{safe(details)}\n"
    make_folder(log.parent)
    write_whole(log, (_former(log) + told.encode())[-LARGEST_LOG:])


def _former(log: Path) -> bytes:
    try:
        return read_regular(log, LARGEST_LOG)
    except OSError:  # none yet, or nothing of ours: it is replaced
        return b""
