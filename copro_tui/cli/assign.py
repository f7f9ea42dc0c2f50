"""``copro assign``: what a cohort is asked to do."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.output import say
from copro_tui.cli.trainer_context import assigned_in_words, service_of
from copro_tui.cohorts.model import review_in_words
from copro_tui.i18n import gettext as _


@click.command()
@click.argument("modules", metavar="MODULE...", nargs=-1)
@click.option("--cohort", "cohort_id", metavar="COHORT", type=cohort_named, required=True, help="To whom.")
@click.option("--due", metavar="DAY", default="", help="“31 Jan”, 31/1/2026 or 2026-01-31.")
@click.option("--opens", metavar="DAY", default="", help="When it should be begun; nothing is locked.")
@click.option("--review", metavar="DAY", help="Ask for a review of what people mixed up, by this day; “none”: no more.")
@click.option("--optional", is_flag=True, help="An offer: nobody is reminded of it.")
@click.pass_obj
def assign(
    course: Path | None,
    modules: tuple[str, ...],
    cohort_id: str,
    due: str,
    opens: str,
    review: str | None,
    optional: bool,
) -> None:
    """Assign modules to a cohort, with a day by which they are due; or ask for a review."""
    if not modules and review is None:
        raise click.UsageError(_("Name a module, or say --review and a day."))
    admin = service_of(course).admin
    given = admin.assign(cohort_id, modules, opens=opens, due=due, required=not optional) if modules else ()
    for one in given:
        say(_("%(cohort)s: %(module)s") % {"cohort": cohort_id, "module": assigned_in_words(one)})
    if review is not None:
        cohort = admin.assign_review(cohort_id, "" if review == "none" else review)
        words = review_in_words(cohort) or _("no review is asked for")
        say(_("%(cohort)s: %(module)s") % {"cohort": cohort_id, "module": words})
