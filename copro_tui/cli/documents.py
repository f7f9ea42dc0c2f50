"""Shared by ``copro plan`` and ``copro certificate``: choosing the learner, and writing the page."""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from copro_tui.cli.context import record_folders
from copro_tui.cli.output import say
from copro_tui.cli.terminal import is_terminal
from copro_tui.course.course import open_course
from copro_tui.course.folder import find_course_folder
from copro_tui.errors import RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.player import CoursePlayer, Profiles
from copro_tui.progress.learners import Learners
from copro_tui.text.safe import safe


def player_of(course: Path | None, learner: str | None) -> CoursePlayer:
    """The player of the learner named, or of the last active one. Raises UsageError if there is none."""
    folder = find_course_folder(course, Path.cwd())
    profiles = Profiles(
        open_course(folder), Learners(record_folders(folder).own), lambda: datetime.now(UTC), random.Random()
    )
    if learner is None:
        readable = [one.path for one in profiles.known() if not one.trouble]
        if not readable:
            raise UsageError(_("Nobody has a record here yet."), _("Start copro to begin one."))
        return profiles.open_at(readable[0])
    return profiles.open(learner)


def today() -> str:
    """Today's local date, as it is shown on the pages."""
    return datetime.now().astimezone().date().isoformat()


def write_page(text: str, output: Path | None) -> None:
    """Write a page into ``output``, or to standard output if None. Raises RecordError."""
    if output is None:
        sys.stdout.write(safe(text) if is_terminal(sys.stdout) else text)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RecordError(
            _("%(file)s cannot be written (%(why)s).") % {"file": output, "why": error.strerror or str(error)},
            _("Choose another place with --output."),
        ) from error
    say(_("Written to %(file)s.") % {"file": output})
