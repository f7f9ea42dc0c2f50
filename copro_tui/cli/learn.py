"""``copro`` on its own: open the course and show the screens."""

from __future__ import annotations

import random
from pathlib import Path

from copro_tui.cli.closing import send_on_closing
from copro_tui.cli.loading import loading
from copro_tui.cli.output import say
from copro_tui.cli.start import open_last, open_profiles
from copro_tui.cli.terminal import run_screens, shows_unicode
from copro_tui.i18n import gettext as _


def learn(course: Path | None, learner: str | None, *, carry_on: bool = False) -> int:
    """Open the course in a folder (the nearest where it is None) and run the screens until the learner leaves.

    They begin at home, or, to ``carry_on``, where who learned last has stopped.

    Raises CourseError, RecordError or UsageError before anything is drawn.
    """
    with loading():
        profiles, player = (open_last if carry_on else open_profiles)(course, learner, random.Random())
        from copro_tui.tui.app import CoproApp

        begin_at = player.to_carry_on() if carry_on and player is not None else None
        app = CoproApp(profiles, player, unicode=shows_unicode(), begin_at=begin_at)
    say(_("For a screen reader: copro plain"))  # the screens say little to one, so this comes before them
    status = run_screens(app)
    send_on_closing(profiles.course, profiles.learners, status)
    return status
