"""``copro`` on its own: open the course and show the screens."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from copro_tui.cli.opening import open_entrance
from copro_tui.cli.terminal import output_encoding
from copro_tui.errors import ExitCode


def learn(asked_for: Path | None, learner: str | None) -> ExitCode:
    """Open the course and run the screens until the learner leaves.

    Raises CourseError, RecordError or UsageError before anything is drawn.
    """
    entrance, player, asked = open_entrance(asked_for, learner, random.Random())
    from copro_tui.tui.app import CoproApp

    encoding = output_encoding(sys.stdout.encoding, os.environ).lower().replace("-", "")
    app = CoproApp(entrance, player, asked=asked, unicode=encoding == "utf8")
    app.run()
    return ExitCode.OK if not app.return_code else ExitCode.TERMINAL
