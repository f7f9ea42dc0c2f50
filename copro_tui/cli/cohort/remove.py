"""``copro cohort remove``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.output import say
from copro_tui.cli.trainer_context import service_of
from copro_tui.i18n import gettext as _


@click.command()
@click.argument("cohort_id", metavar="COHORT", type=cohort_named)
@click.argument("who", metavar="LEARNER")
@click.pass_obj
def remove(course: Path | None, cohort_id: str, who: str) -> None:
    """Take somebody out of a cohort; what they sent stays."""
    service = service_of(course)
    member = service.open(cohort_id).find_member(who)
    service.admin.remove(cohort_id, member.id)
    say(_("%(name)s is no longer in the cohort “%(cohort)s”.") % {"name": member.name, "cohort": cohort_id})
