"""``copro serve people``: who may come."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.output import say
from copro_tui.cli.serve.options import people_of, with_data
from copro_tui.i18n import gettext as _
from copro_tui.text.days import day_in_words


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
