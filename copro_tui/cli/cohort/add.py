"""``copro cohort add``."""

from __future__ import annotations

import re
from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.output import say
from copro_tui.cli.trainer_context import service_of
from copro_tui.cohorts.model import Member
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.names import clean_name


@click.command()
@click.argument("cohort_id", metavar="COHORT", type=cohort_named)
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--id", "learner", metavar="ID", help="The id of a record that is not in this folder (one NAME).")
@click.pass_obj
def add(course: Path | None, cohort_id: str, names: tuple[str, ...], learner: str | None) -> None:
    """Add learners who have a record in this folder."""
    admin = service_of(course).admin
    if learner is not None:
        if len(names) != 1 or not re.fullmatch("[a-z0-9][a-z0-9-]{0,63}", learner):
            raise UsageError(_("--id goes with one name, and is the id of a record."))
        members = [Member(learner, clean_name(names[0]))]
    else:
        members = [admin.member_named(name) for name in names]
    admin.add(cohort_id, *members)
    for one in members:
        say(_("%(name)s is in the cohort “%(cohort)s”.") % {"name": one.name, "cohort": cohort_id})
