"""``copro cohort show``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.output import say
from copro_tui.cli.trainer_context import assigned_in_words, service_of, written_day
from copro_tui.cohorts.model import people_count, review_in_words
from copro_tui.cohorts.repository import CohortFileError
from copro_tui.errors import ExitCode
from copro_tui.i18n import gettext as _


@click.command()
@click.argument("cohort_id", metavar="COHORT")
@click.pass_obj
def show(course: Path | None, cohort_id: str) -> ExitCode:
    """Show who is in a cohort and what is assigned; name every mistake in its file."""
    try:
        cohort = service_of(course).open(cohort_id)
    except CohortFileError as error:
        for problem in error.problems:
            say(str(problem))
        return ExitCode.FOUND_PROBLEMS
    say(cohort.name + (" (" + _("archived") + ")" if cohort.archived else ""))
    if cohort.trainer:
        say(_("Trainer: %(name)s") % {"name": cohort.trainer})
    if cohort.workshop:
        say(_("Workshop: %(day)s") % {"day": written_day(cohort.workshop)})
    if cohort.keep_until:
        say(_("Kept until: %(day)s") % {"day": written_day(cohort.keep_until)})
    for tidied in cohort.tidied:
        words = {"day": written_day(tidied.at[:10]), "people": people_count(tidied.people)}
        say(_("Removed on %(day)s, all that was kept: %(people)s") % words)
    say("\n" + (_("Assigned:") if cohort.modules or cohort.review else _("Nothing is assigned yet.")))
    for one in cohort.modules:
        say(f"  {assigned_in_words(one)}")
    if cohort.review:
        say(f"  {review_in_words(cohort)}")
    if cohort.codes:
        say("\n" + _("Codes in other systems:"))
    for code in cohort.codes:
        say("  " + " ".join(part for part in (code.id or _("the whole course"), code.code, code.version) if part))
    say("\n" + (_("Members:") if cohort.members else _("Nobody is in it yet.")))
    for member in cohort.members:
        say(f"  {member.name}  {member.id}")
    return ExitCode.OK
