"""``copro cohort show-person``."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from copro_tui.cli.output import say
from copro_tui.cli.trainer_context import service_of
from copro_tui.i18n import gettext as _
from copro_tui.text.safe import safe_json
from copro_tui.trainer.one_person import held_of


@click.command("show-person")
@click.argument("who", metavar="LEARNER")
@click.option("--json", "as_json", is_flag=True, help="All of it, to hand to the person.")
@click.pass_obj
def show_person(course: Path | None, who: str, as_json: bool) -> None:
    """Show what is kept of one person in the cohorts here; their own record is not read."""
    service = service_of(course)
    person = service.admin.person(who)
    held = list(held_of(service.repository, person.id))
    if as_json:
        whole = msgspec.json.encode({"id": person.id, "cohorts": held})
        click.echo(safe_json(msgspec.json.format(whole, indent=2).decode()))
    for one in () if as_json else held:
        say(_("%(cohort)s: %(name)s") % {"cohort": one.cohort, "name": one.name or _("not a member")})
        if one.sent is not None:
            counts = {
                "answers": len(one.sent.tries) + len(one.sent.reviews),
                "own": len(one.sent.words) + len(one.sent.own_work),
            }
            say("  " + _("Answers: %(answers)d. Of their own, by their choice: %(own)d.") % counts)
        if one.listed is not None:
            say(
                "  "
                + _("In the roster: %(number)s %(email)s") % {"number": one.listed.number, "email": one.listed.email}
            )
    for cohort in service.admin.unsearched():
        say(
            _("The file of the cohort “%(cohort)s” has mistakes, so it was not searched.") % {"cohort": cohort},
            err=True,
        )
