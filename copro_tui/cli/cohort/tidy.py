"""``copro cohort tidy``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.output import say
from copro_tui.cli.terminal import is_terminal
from copro_tui.cli.trainer_context import service_of
from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.retention import remains_in_words, was_to_go
from copro_tui.errors import ExitCode
from copro_tui.i18n import gettext as _
from copro_tui.text.safe import safe_line
from copro_tui.trainer.service import TrainerService


@click.command()
@click.argument("cohort_id", metavar="[COHORT]", required=False, type=cohort_named)
@click.option("--yes", is_flag=True, help="Remove it, and do not ask.")
@click.pass_obj
def tidy(course: Path | None, cohort_id: str | None, yes: bool) -> ExitCode:
    """List what was to be kept no longer, and remove it for good where that is confirmed."""
    service = service_of(course)
    due = [service.open(cohort_id)] if cohort_id else list(service.retention.due())
    status = ExitCode.OK
    for broken in () if cohort_id else service.admin.unsearched():
        status = ExitCode.FOUND_PROBLEMS
        message = _("The file of the cohort “%(cohort)s” has mistakes, so it is not known until when it is kept.")
        say(message % {"cohort": broken}, err=True)
    for cohort in due:
        service.retention.check_over(cohort)
        lines = list(remains_in_words(service.retention.remains(cohort)))
        if not lines:
            say(_("Nothing of the people of “%(cohort)s” is kept any more.") % {"cohort": cohort.id})
            continue
        say(was_to_go(cohort))
        for line in lines:
            say(f"  {line}")
        if _confirmed(yes) and not _tidied(service, cohort):
            status = ExitCode.FOUND_PROBLEMS
    if not due:
        say(_("Nothing is due to be removed."))
    elif not yes and not is_terminal(sys.stdin):
        say(_("Nothing was removed. “--yes” removes it for good."))
    return status


def _confirmed(yes: bool) -> bool:
    if yes or not is_terminal(sys.stdin):
        return yes
    return click.confirm(safe_line(_("Remove all this, for good?")))


def _tidied(service: TrainerService, cohort: Cohort) -> bool:
    """Remove it, and say so; returns whether all of it could be removed."""
    troubles = service.retention.tidy(cohort.id)
    for trouble in troubles:
        say(str(trouble), err=True)
    if not troubles:
        say(_("Removed. The cohort “%(cohort)s” is there still, without its people.") % {"cohort": cohort.id})
    return not troubles
