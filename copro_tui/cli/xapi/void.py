"""``copro xapi void``: take back what was sent."""

from __future__ import annotations

import click
from msgspec.structs import replace

from copro_tui.cli.output import say
from copro_tui.cli.xapi.context import of_learner, sending_of
from copro_tui.errors import ExitCode
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.xapi.connection import keep_connection
from copro_tui.xapi.sending import sent_in_words


@click.command()
@of_learner
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def void(context: click.Context, learner: str | None, yes: bool) -> ExitCode:
    """Take back what was sent, and stop."""
    sending = sending_of(context, learner)
    connection = sending.connection()
    makes = sending.makes(connection)
    known = sending.ledger.known(connection.lrs).there
    taking_back = {one: makes.taking_back(one) for one in known}
    ours = {one.id for one in taking_back.values()}
    wanted = [one for id_, one in taking_back.items() if id_ not in ours]
    left = sum(one.id not in known for one in wanted)
    message = ngettext(
        "This tells %(host)s that you take %(count)d statement back, and nothing more is sent.",
        "This tells %(host)s that you take %(count)d statements back, and nothing more is sent.",
        left,
    )
    say(message % {"host": connection.host, "count": left})
    say(
        _("An LRS keeps what it has, marked as taken back. To have it removed, ask whoever runs %(host)s.")
        % {"host": connection.host}
    )
    if not yes and not click.confirm(_("Go on?"), default=False):
        raise click.exceptions.Abort
    keep_connection(sending.record, replace(connection, kinds=()))
    sent = sending.send(connection, wanted)
    for line in sent_in_words(sent, connection.host):
        say(line, err=bool(sent.why))
    return ExitCode.OUTPUT if sent.why else ExitCode.OK
