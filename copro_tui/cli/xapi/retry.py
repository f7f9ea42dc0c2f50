"""``copro xapi retry``."""

from __future__ import annotations

import click

from copro_tui.cli.cohort_context import now
from copro_tui.cli.output import say
from copro_tui.cli.xapi.context import of_learner, sending_of
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.progress.ledger import Outcome


@click.command()
@of_learner
@click.pass_context
def retry(context: click.Context, learner: str | None) -> None:
    """Try what was refused or put off again, the next time."""
    sending = sending_of(context, learner)
    connection = sending.connection()
    known = sending.ledger.known(connection.lrs)
    ids = tuple(dict.fromkeys((*known.refused, *known.deferred)))
    if not ids:
        say(_("Nothing was refused."))
        return
    at = now().isoformat(timespec="milliseconds")
    sending.ledger.add(Outcome(at=at, lrs=connection.lrs, state="again", ids=ids))
    message = ngettext("“copro xapi send” tries %(count)d again.", "“copro xapi send” tries %(count)d again.", len(ids))
    say(message % {"count": len(ids)})
