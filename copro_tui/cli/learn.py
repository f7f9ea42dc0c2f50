"""``copro`` on its own: open the course and show the screens."""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from copro_tui.course.folder import find_course_folder, records_folder
from copro_tui.course.library import open_course
from copro_tui.errors import ExitCode, TerminalError
from copro_tui.i18n import gettext as _
from copro_tui.player import Entrance
from copro_tui.progress.learners import Learners


def learn(asked_for: Path | None, learner: str | None) -> ExitCode:
    """Open the course and run the screens until the learner leaves.

    Raises CourseError, RecordError, UsageError or TerminalError before anything is drawn.
    """
    folder = find_course_folder(asked_for, Path.cwd())
    entrance = Entrance(open_course(folder), Learners(records_folder(folder)), _now, random.Random())
    player = entrance.open(learner) if learner is not None else entrance.only()
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise TerminalError(
            _("The screens of copro need a terminal, and this is none."),
            _("Start copro in a terminal window, without a pipe."),
        )
    from copro_tui.tui.app import CoproApp

    app = CoproApp(entrance, player)
    app.run()
    return ExitCode.OK if not app.return_code else ExitCode.TERMINAL


def _now() -> datetime:
    return datetime.now(UTC)
