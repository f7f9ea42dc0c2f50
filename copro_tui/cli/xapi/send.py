"""``copro xapi send``."""

from __future__ import annotations

import click

from copro_tui.cli.output import say
from copro_tui.cli.xapi.context import of_learner, sending_of
from copro_tui.errors import ExitCode
from copro_tui.i18n import gettext as _
from copro_tui.xapi.sending import sent_in_words


@click.command()
@of_learner
@click.pass_context
def send(context: click.Context, learner: str | None) -> ExitCode:
    """Send what waits."""
    sending = sending_of(context, learner)
    connection = sending.connection()
    if not connection.kinds:
        say(_("You took back what you agreed to, so nothing is sent. “copro xapi connect” begins anew."))
        return ExitCode.OK
    sent = sending.send(connection, sending.made(connection, connection.kinds))
    for line in sent_in_words(sent, connection.host):
        say(line, err=bool(sent.why))
    return ExitCode.OUTPUT if sent.why else ExitCode.OK
