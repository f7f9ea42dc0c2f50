"""``copro cohort erase``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.output import say
from copro_tui.cli.trainer_context import service_of
from copro_tui.i18n import gettext as _
from copro_tui.text.safe import safe_line


@click.command()
@click.argument("who", metavar="LEARNER", required=False)
@click.option("--log", is_flag=True, help="List what was erased and when, without names.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def erase(course: Path | None, who: str | None, log: bool, yes: bool) -> None:
    """Remove a person from the data of every cohort, for good, and say what was removed."""
    service = service_of(course)
    admin = service.admin
    if (who is None) != log:
        raise click.UsageError("Name a learner, or say “--log”.")
    if who is None:
        for cohort, at, mark in admin.erasures():
            say(f"{at or '–'}  {cohort}  {mark}")
        return
    person = admin.person(who)
    question = _("Remove %(name)s and all they sent from every cohort here, for good?") % {"name": person.name}
    if not yes and not click.confirm(safe_line(question)):
        raise click.exceptions.Abort
    for path in admin.erase(person.id):
        changed = path.suffix == ".yaml"
        message = _("Taken out of %(file)s.") if changed else _("Removed %(file)s.")
        say(message % {"file": path})
    for cohort_id, listed in service.roster.listed_as(person.name):
        say(
            _("A roster lists somebody called %(name)s. If it is the same person: %(command)s")
            % {"name": listed.name, "command": f"copro cohort roster {cohort_id} --remove {listed.number}"}
        )
    for broken in admin.unsearched():
        say(
            _(
                "The file of the cohort “%(cohort)s” has mistakes, so nobody was taken out of it. Mend it, and "
                "erase again."
            )
            % {"cohort": broken},
            err=True,
        )
    say(
        _(
            "A fingerprint of their random id stays, so that what they sent before is refused. Whoever has the id can "
            "tell that it is theirs."
        )
    )
    say(_("Their own record is theirs and was not touched; neither were reports and bundles saved elsewhere."))
