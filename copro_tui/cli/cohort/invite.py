"""``copro cohort invite``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named, now
from copro_tui.cli.files import output_or, with_output, write
from copro_tui.cli.output import say
from copro_tui.cli.serve.options import origin_of, people_of, with_address, with_data, with_port
from copro_tui.cli.trainer_context import say_inbox, service_of
from copro_tui.cohorts.inbox_folder import remember_served
from copro_tui.cohorts.invitations import Invitation, invitation_of, join
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.learners import Learners


@click.command()
@click.argument("cohort_id", metavar="COHORT", type=cohort_named)
@click.argument("names", metavar="[NAME...]", nargs=-1)
@with_output("The file to write; without it, COHORT-invitation.json.")
@click.option("--served", is_flag=True, help="Print a personal link for each name, to the course that is served.")
@with_data
@with_address
@with_port
@click.pass_obj
def invite(
    course: Path | None,
    cohort_id: str,
    names: tuple[str, ...],
    output: Path | None,
    overwrite: bool,
    served: bool,
    data: Path,
    address: str | None,
    port: int,
) -> None:
    """Write the file that learners open with “copro join”; or links that open the course on a server."""
    service = service_of(course)
    cohort = service.open(cohort_id)
    if served or names:
        if not (served and names):
            raise UsageError(_("“--served” goes with the names of those to invite."))
        inbox = _invite_by_link(
            invitation_of(cohort, service.course, service.now()), names, data, origin_of(address, port)
        )
        remember_served(service.repository, cohort.id, inbox)
        say(_("What they send arrives in: %(folder)s") % {"folder": inbox})
        say(_("“copro cohort collect %(cohort)s” and “copro trainer” take it from there.") % {"cohort": cohort.id})
        return
    path = output_or(output, f"{cohort.id}-invitation.json", overwrite=overwrite)
    write(path, service.invitation(cohort), overwrite=overwrite, shared=True)  # for everybody in the group
    say_inbox(service, cohort.id)


def _invite_by_link(invitation: Invitation, names: tuple[str, ...], data: Path, origin: str) -> Path:
    """Print a link for each name; returns the inbox, into which whoever opens one can send their work."""
    from copro_tui.serve.starting import INBOX
    from copro_tui.storage.atomic import make_folder

    people = people_of(data)
    inbox = data.resolve() / INBOX / invitation.cohort
    make_folder(inbox)
    for name in names:
        secret = people.invite(name, again=people.named(name) is not None)
        person = people.of_link(secret)
        assert person is not None
        records = people.folder(person)
        learners = Learners(records)
        store = learners.open_at(learners.known()[0].path) if learners.known() else learners.create(person.name, now())
        join(records, invitation, store.record.about.learner, now())
        say(f"{person.name}: {origin}/in#{secret}")
    return inbox
