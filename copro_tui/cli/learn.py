"""``copro`` on its own: open the course and show the screens."""

from __future__ import annotations

import random
from pathlib import Path

from copro_tui.cli.start import open_profiles
from copro_tui.cli.terminal import run_screens, shows_unicode
from copro_tui.errors import ExitCode


def learn(asked_for: Path | None, learner: str | None) -> ExitCode:
    """Open the course and run the screens until the learner leaves.

    Raises CourseError, RecordError or UsageError before anything is drawn.
    """
    profiles, player, asked = open_profiles(asked_for, learner, random.Random())
    from copro_tui.tui.app import CoproApp

    app = CoproApp(profiles, player, asked=asked, unicode=shows_unicode())
    return run_screens(app)
