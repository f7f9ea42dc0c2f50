"""``copro xapi connect``: a learner agrees to what may be sent, kind by kind, and to which LRS."""

from __future__ import annotations

import os
from collections import Counter

import click
from msgspec.structs import replace

from copro_tui.cli.cohort_context import now
from copro_tui.cli.output import say
from copro_tui.cli.xapi.context import KIND_WORDS, counted_kinds, of_learner, password_key, sending_of
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.xapi.connection import (
    Connection,
    checked_address,
    checked_home_page,
    checked_number,
    keep_connection,
    read_connection,
)
from copro_tui.xapi.passwords import VARIABLE, forget_password, keep_password, password_for
from copro_tui.xapi.statements import KINDS, USUAL, Kind

OPTIONAL = tuple(kind for kind in KINDS if kind not in USUAL)


@click.command()
@click.argument("address", metavar="URL")
@click.option("--account", "home_page", metavar="URL", required=True, help="Your organisation's address, as it says.")
@click.option(
    "--user", metavar="NAME", help="The name to sign in with, from your organisation; the password is asked for."
)
@click.option("--as", "number", metavar="NUMBER", help="Be known by this staff number, and not by a pseudonym.")
@click.option(
    "--with", "more", metavar="KIND", multiple=True, type=click.Choice(OPTIONAL), help="Agree to this, too, unasked."
)
@click.option(
    "--xapi", "version", type=click.Choice(["1.0.3", "2.0.0"]), default="1.0.3", help="The version of xAPI to speak."
)
@click.option("--yes", is_flag=True, help="Do not ask: what is usual, and what --with names.")
@of_learner
@click.pass_context
def connect(
    context: click.Context,
    address: str,
    home_page: str,
    user: str | None,
    number: str | None,
    more: tuple[Kind, ...],
    version: str,
    yes: bool,
    learner: str | None,
) -> None:
    """Agree to what may be sent, and to which LRS. Nothing is sent yet."""
    sending = sending_of(context, learner)
    connection = Connection(
        lrs=checked_address(address),
        home_page=checked_home_page(home_page),
        user=user or "",
        number=checked_number(number) if number is not None else "",
        made=now().isoformat(),
        version=version,
    )
    former = read_connection(sending.record)
    counts = counted_kinds(sending.made(connection, KINDS))
    _say_what(connection, sending.about.name, counts)
    kinds = (*USUAL, *more) if yes or more else (*USUAL, *_asked_for(counts))
    if not yes and not click.confirm(_("Agree to this?"), default=False):
        raise click.exceptions.Abort
    connection = replace(connection, kinds=kinds, user=user or _asked_user(yes=yes))
    kept = _keep_password(connection, sending.about.learner, yes=yes)
    if former is not None and password_key(former, sending.about.learner) != password_key(
        connection, sending.about.learner
    ):
        forget_password(password_key(former, sending.about.learner))
    keep_connection(sending.record, connection)
    say(kept)
    say(_("Connected to %(host)s. Nothing was sent: “copro xapi send” does that.") % {"host": connection.host})
    if sending.about.settings.get("send_on_closing") == "on":
        say(_("Your settings say: send when I close. So it also goes each time you close copro."))


def _say_what(connection: Connection, name: str, counts: Counter[str]) -> None:
    say(_("To: %(lrs)s") % {"lrs": connection.lrs})
    if connection.number:
        values = {"number": connection.number, "account": connection.home_page}
        say(_("As: number %(number)s of %(account)s. Your name does not go.") % values)
    else:
        say(_("As: a pseudonym at %(account)s. Your name does not go.") % {"account": connection.home_page})
        say(_("Whoever has both the LRS and a file that you sent to a trainer can join the two."))
    say(_("These go, each with its time:"))
    for kind in USUAL:
        say(f"  {_(KIND_WORDS[kind])}: {counts[kind]}")


def _asked_for(counts: Counter[str]) -> list[Kind]:
    """The other kinds that the learner agrees to."""
    say(_("These go only if you say so:"))
    values = ((kind, {"what": _(KIND_WORDS[kind]), "count": counts[kind]}) for kind in OPTIONAL)
    return [
        kind for kind, one in values if click.confirm(_("  %(what)s: %(count)d. Send these, too?") % one, default=False)
    ]


def _asked_user(*, yes: bool) -> str:
    if yes:
        raise UsageError(_("An LRS is signed in to with a name."), _("Give it with --user."))
    return str(click.prompt(_("The name to sign in with")))


def _keep_password(connection: Connection, learner: str, *, yes: bool) -> str:
    """Ask for the password and keep it, unless the environment has it; returns a sentence that says where it is."""
    if os.environ.get(VARIABLE):
        return _("The password is taken from %(variable)s each time, and is not kept.") % {"variable": VARIABLE}
    key = password_key(connection, learner)
    if yes:
        if password_for(key) is None:
            raise UsageError(_("There is no password."), _("Put it into %(variable)s.") % {"variable": VARIABLE})
        return _("The password is the one from before.")
    return keep_password(key, str(click.prompt(_("The password"), hide_input=True)))
