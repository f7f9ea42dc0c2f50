"""``copro serve invite``, ``people`` and ``revoke``: who may come."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.output import say
from copro_tui.cli.serve.options import origin_of, people_of, with_address, with_data, with_port
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.text.days import day_in_words


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
    """Make a personal link for each name. It is shown once, and opens that person's record: send it to them alone."""
    people, origin = people_of(data), origin_of(address, port)
    if subject is not None:
        if len(names) != 1:
            raise UsageError(_("One name goes with one --subject."))
        say(_("May come by single sign-on: %(name)s") % {"name": people.admit(subject, names[0]).name})
        return
    for name in names:
        say(f"{name}: {origin}/in#{people.invite(name, again=again)}")


@click.command("people")
@with_data
def list_people(data: Path) -> None:
    """Who was invited, and when they were last here."""
    people = people_of(data).all()
    if not people:
        say(_("Nobody has been invited yet."))
    for one in people:
        values = {"name": one.name, "day": day_in_words(one.seen.astimezone().date()) if one.seen else ""}
        if not (one.link or one.subject):
            say(_("%(name)s: shut out") % values)
        else:
            say(_("%(name)s: last here on %(day)s") % values if one.seen else _("%(name)s: not here yet") % values)


@click.command()
@click.argument("name")
@with_data
def revoke(name: str, data: Path) -> None:
    """Shut somebody out: their link and cookies end. Their record stays."""
    person = people_of(data).revoke(name)
    say(_("Shut out: %(name)s. The record is still in: %(folder)s")
        % {"name": person.name, "folder": people_of(data).folder(person)})  # fmt: skip
