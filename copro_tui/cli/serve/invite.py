"""``copro serve invite``: a personal link for somebody."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.output import say
from copro_tui.cli.serve.options import origin_of, people_of, with_address, with_data, with_port
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _


@click.command()
@click.argument("names", metavar="NAME…", nargs=-1, required=True)
@with_data
@with_address
@with_port
@click.option("--again", is_flag=True, help="Make a new link for somebody who has one, and end the old one.")
@click.option("--subject", metavar="ID", help="With single sign-on: who they are there; then they need no link.")
def invite(
    names: tuple[str, ...], data: Path, address: str | None, port: int, again: bool, subject: str | None
) -> None:
    """Make a personal link for each name; it opens that person's record, so send it to them alone."""
    people, origin = people_of(data), origin_of(address, port)
    if subject is not None:
        if len(names) != 1:
            raise UsageError(_("One name goes with one --subject."))
        say(_("May come by single sign-on: %(name)s") % {"name": people.admit(subject, names[0]).name})
        return
    for name in names:
        say(f"{name}: {origin}/in#{people.invite(name, again=again)}")
