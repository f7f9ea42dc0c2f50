"""``copro xapi show``: what would be sent, what was, and what was refused."""

from __future__ import annotations

import click

from copro_tui.cli.output import say
from copro_tui.cli.xapi.context import KIND_WORDS, counted_kinds, of_learner, sending_of
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.text.safe import safe_json, safe_line
from copro_tui.xapi.statements import KINDS


@click.command()
@of_learner
@click.option("--json", "as_json", is_flag=True, help="Every statement that you agreed to, a line each, sent or not.")
@click.pass_context
def show(context: click.Context, learner: str | None, as_json: bool) -> None:
    """Show what would be sent, what was, and what was refused."""
    sending = sending_of(context, learner)
    connection = sending.connection()
    made = sending.made(connection, connection.kinds)
    if as_json:
        for one in made:
            click.echo(safe_json(one.bytes.decode()))
        return
    known = sending.ledger.known(connection.lrs)
    say(_("To: %(lrs)s") % {"lrs": connection.lrs})
    name = connection.actor(sending.course, sending.about.learner).name
    say(_("As: %(name)s at %(account)s") % {"name": name, "account": connection.home_page})
    waiting = counted_kinds([one for one in made if one.id not in known.there and one.id not in known.refused])
    arrived = counted_kinds([one for one in made if one.id in known.there])
    for kind in KINDS:
        if kind in connection.kinds:
            values = {"what": _(KIND_WORDS[kind]), "waiting": waiting[kind], "there": arrived[kind]}
            say(_("  %(what)s: sent %(there)d, waiting %(waiting)d") % values)
        else:
            say(_("  %(what)s: not agreed to") % {"what": _(KIND_WORDS[kind])})
    for one in made:
        if one.id in known.refused:
            values = {"id": one.id, "what": one.body["object"]["id"], "why": known.refused[one.id]}
            say(safe_line(_("  refused: %(what)s (%(id)s): %(why)s") % values))
    if put_off := sum(1 for one in made if one.id in known.deferred):
        say(ngettext("%(count)d was put off.", "%(count)d were put off.", put_off) % {"count": put_off})
