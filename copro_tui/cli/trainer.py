"""``copro trainer`` and ``copro workshop``: a trainer's screens."""

from __future__ import annotations

import sys
from pathlib import Path

from copro_tui.cli.terminal import is_terminal, run_screens, shows_unicode
from copro_tui.cli.trainer_context import service_of
from copro_tui.errors import ExitCode, TerminalError
from copro_tui.i18n import gettext as _


def trainer(course: Path | None) -> ExitCode:
    """Show the cohorts. Raises CourseError, or TerminalError where there is no terminal."""
    service = service_of(course)
    _needs_a_terminal()
    from copro_tui.tui.trainer import app

    return run_screens(app.trainer(service, unicode=shows_unicode()))


def workshop(course: Path | None, cohort_id: str, exercise: str, inbox: Path | None) -> ExitCode:
    """Show where a cohort places the cases of an exercise. Raises CourseError, UsageError or TerminalError."""
    service = service_of(course)
    watch = service.watch(service.repository.open(cohort_id), exercise, inbox)
    _needs_a_terminal()
    from copro_tui.tui.trainer import app

    return run_screens(app.workshop(service, watch, unicode=shows_unicode()))


def _needs_a_terminal() -> None:
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise TerminalError(
            _("A trainer's screens need a terminal."), _("“copro report” and “copro cohort” say the same in lines.")
        )
