"""``copro serve restore``: the last good copy of the list of people, in the place of a damaged one."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.output import say
from copro_tui.cli.serve.options import people_of, with_data
from copro_tui.i18n import gettext as _
from copro_tui.text.days import day_in_words


@click.command()
@with_data
def restore(data: Path) -> None:
    """Put the last good copy of the list of people back."""
    made = people_of(data).restore().astimezone()
    values = {"day": day_in_words(made.date()), "time": made.strftime("%H:%M")}
    say(_("The list of people is again as it was on %(day)s at %(time)s.") % values)
    say(_("What was changed later is lost: see “copro serve people”, and invite or shut out again who is not right."))
