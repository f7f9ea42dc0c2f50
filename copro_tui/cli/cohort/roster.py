"""``copro cohort roster``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.output import say
from copro_tui.cli.trainer_context import service_of
from copro_tui.cohorts.roster import Person
from copro_tui.cohorts.roster_reading import RosterError
from copro_tui.errors import ExitCode, UsageError
from copro_tui.i18n import gettext as _

MOST_LISTED = 20
"""The most people that are listed by name."""


@click.command()
@click.argument("cohort_id", metavar="COHORT", type=cohort_named)
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--remove", "number", metavar="NUMBER", help="Take the person with this number out.")
@click.pass_obj
def roster(course: Path | None, cohort_id: str, file: Path | None, number: str | None) -> ExitCode:
    """Read in who is expected, with staff numbers and addresses, from a table."""
    service = service_of(course)
    cohort = service.open(cohort_id)
    if (file is None) == (number is None):
        raise UsageError(_("Name one table of people (CSV), or a number with --remove."))
    if number is not None:
        person = service.roster.remove(cohort, number)
        say(_("%(name)s is no longer in the roster.") % {"name": person.in_words})
        return ExitCode.OK
    assert file is not None
    try:
        update = service.roster.read_in(cohort, file)
    except RosterError as error:
        for problem in error.problems:
            say(str(problem), err=True)
        say(error.hint, err=True)
        return error.exit_code
    say(update.in_words)
    if update.missing:
        say(_("In the roster, and not in this file; they stay:"))
        listed(update.missing)
    return ExitCode.OK


def listed(people: tuple[Person, ...]) -> None:
    """Print people, each on a line, up to a number of them."""
    for one in people[:MOST_LISTED]:
        say(f"  {one.in_words}")
    if len(people) > MOST_LISTED:
        say("  " + _("and %(count)d more") % {"count": len(people) - MOST_LISTED})
