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
    """Who was invited, with their folders, and when they were last here."""
    people = people_of(data).all()
    if not people:
        say(_("Nobody has been invited yet."))
    for one in people:
        values = {"name": one.name, "id": one.id, "day": day_in_words(one.seen.astimezone().date()) if one.seen else ""}
        if one.shut_out:
            say(_("%(name)s (%(id)s): shut out") % values)
        elif one.seen:
            say(_("%(name)s (%(id)s): last here on %(day)s") % values)
        else:
            say(_("%(name)s (%(id)s): not here yet") % values)
