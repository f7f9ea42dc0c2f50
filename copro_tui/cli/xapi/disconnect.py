"""``copro xapi disconnect``."""

from __future__ import annotations

import click

from copro_tui.cli.output import say
from copro_tui.cli.xapi.context import of_learner, password_key, sending_of
from copro_tui.i18n import gettext as _
from copro_tui.progress.ledger import CONNECTION
from copro_tui.progress.record_file import RECORD
from copro_tui.storage.files import writing
from copro_tui.xapi.passwords import forget_password


@click.command()
@of_learner
@click.pass_context
def disconnect(context: click.Context, learner: str | None) -> None:
    """Stop, and forget the password."""
    sending = sending_of(context, learner)
    connection, path = sending.connection(), sending.record.with_suffix(CONNECTION)
    with writing(path, RECORD):
        path.unlink(missing_ok=True)
    say(_("Nothing more is sent to %(host)s from this computer.") % {"host": connection.host})
    forget_password(password_key(connection, sending.about.learner))
    if sending.ledger.known(connection.lrs).there:
        say(
            _("What it has stays there; to have it removed, ask whoever runs it. (“copro xapi void” takes it back; "
              "connect once more for that.)")
        )  # fmt: skip
