"""``copro assign``: what a cohort is asked to do."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.output import say
from copro_tui.cli.trainer_context import assigned_in_words, service_of
from copro_tui.i18n import gettext as _


@click.command()
@click.argument("modules", metavar="MODULE...", nargs=-1, required=True)
@click.option("--cohort", "cohort_id", metavar="COHORT", type=cohort_named, required=True, help="To whom.")
@click.option("--due", metavar="DAY", default="", help="“31 Jan”, 31/1/2026 or 2026-01-31.")
@click.option("--opens", metavar="DAY", default="", help="When it should be begun; nothing is locked.")
@click.option("--optional", is_flag=True, help="An offer: nobody is reminded of it.")
@click.pass_obj
def assign(course: Path | None, modules: tuple[str, ...], cohort_id: str, due: str, opens: str, optional: bool) -> None:
    """Assign modules to a cohort, with a day by which they are due."""
    given = service_of(course).admin.assign(cohort_id, modules, opens=opens, due=due, required=not optional)
    for one in given:
        say(_("%(cohort)s: %(module)s") % {"cohort": cohort_id, "module": assigned_in_words(one)})
