"""``copro cohort match``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.cohort.roster import MOST_LISTED, listed
from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.output import say
from copro_tui.cli.trainer_context import service_of
from copro_tui.cohorts.model import people_count
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.trainer.roster_admin import Matches


@click.command()
@click.argument("cohort_id", metavar="COHORT", type=cohort_named)
@click.argument("who", metavar="[LEARNER]", required=False)
@click.argument("number", metavar="[NUMBER]", required=False)
@click.option("--same-names", is_flag=True, help="Match all whose name is the same in both lists, and nobody else's.")
@click.option("--undo", is_flag=True, help="LEARNER is not that person after all.")
@click.pass_obj
def match(
    course: Path | None, cohort_id: str, who: str | None, number: str | None, same_names: bool, undo: bool
) -> None:
    """Say who in the roster is which learner; without names, list who is and who is not known yet."""
    service = service_of(course)
    cohort, admin = service.open(cohort_id), service.roster
    if undo + same_names + (number is not None) > 1 or (undo and who is None) or (same_names and who is not None):
        raise UsageError(_("Name a learner and a number, or a learner with --undo, or --same-names alone."))
    if undo and who is not None:
        say(_("%(name)s is not matched any more.") % {"name": admin.part(cohort, who).name})
    elif same_names:
        for person, member in admin.join_alike(cohort):
            say(_("%(name)s is %(person)s.") % {"name": member.name, "person": person.in_words})
    elif who is not None and number is not None:
        say(_("%(name)s is %(person)s.") % {"name": admin.join(cohort, who, number).name, "person": number})
    elif who is not None:
        raise UsageError(_("Name the number of that learner, too."))
    else:
        _list(admin.matches(cohort))


def _list(found: Matches) -> None:
    joined = people_count(len(found.joined))
    say(_("Matched: %(people)s.") % {"people": joined})
    for person, member in found.joined[:MOST_LISTED]:
        say(f"  {person.in_words} = {member.name}")
    if found.waiting:
        say(_("In the roster, and not matched yet:"))
        listed(found.waiting)
    if found.unknown:
        say(_("In the cohort, and nobody in the roster yet:"))
    alike = {member.id: person for person, member in found.alike}
    for one in found.unknown[:MOST_LISTED]:
        note = ""
        if one.id in found.sent:
            note = _("sent a number that is not in the roster, or is matched already")
        elif one.id in alike:
            note = _("the same name: %(person)s") % {"person": alike[one.id].in_words}
        say(f"  {one.name}  {one.id}" + (f"  ({note})" if note else ""))
