"""``copro serve revoke``: shut somebody out."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.output import say
from copro_tui.cli.serve.options import people_of, with_data
from copro_tui.i18n import gettext as _


@click.command()
@click.argument("name")
@with_data
def revoke(name: str, data: Path) -> None:
    """Shut somebody out: link and cookies end, the record stays."""
    person = people_of(data).revoke(name)
    say(_("Shut out: %(name)s. The record is still in: %(folder)s")
        % {"name": person.name, "folder": people_of(data).folder(person)})  # fmt: skip
