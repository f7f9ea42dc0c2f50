"""``copro cohort list``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.output import say
from copro_tui.cli.trainer_context import service_of
from copro_tui.cohorts.model import people_count
from copro_tui.cohorts.repository import Unreadable
from copro_tui.cohorts.retention import was_to_go
from copro_tui.errors import ExitCode
from copro_tui.i18n import gettext as _


@click.command()
@click.pass_obj
def list_cohorts(course: Path | None) -> ExitCode:
    """List the cohorts of this course."""
    status = ExitCode.OK
    service = service_of(course)
    found = sorted(service.cohorts(), key=lambda one: one.id)
    if not found:
        say(_("There are no cohorts here. “copro cohort new ID” begins one."))
    for one in found:
        if isinstance(one, Unreadable):
            status = ExitCode.FOUND_PROBLEMS
            say(_("%(cohort)s: its file has mistakes; “copro cohort show %(cohort)s” names them.") % {"cohort": one.id})
            continue
        people = people_count(len(one.members))
        line = _("%(cohort)s: %(name)s, %(people)s") % {"cohort": one.id, "name": one.name, "people": people}
        say(_("%(line)s (archived)") % {"line": line} if one.archived else line)
        if service.retention.is_due(one):
            say(f"  {was_to_go(one)}")
    return status
