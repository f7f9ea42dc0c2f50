"""``copro record export``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.files import check_output, overwriting
from copro_tui.cli.output import say
from copro_tui.cli.record.context import FILE, of_learner, record_meant
from copro_tui.i18n import gettext as _
from copro_tui.progress import transfer
from copro_tui.storage.new_file import write_new


@click.command()
@of_learner
@click.argument("file", type=FILE)
@click.option("--with-journal", is_flag=True, help="Include what the learner wrote in their own words.")
@overwriting
@click.pass_context
def export(context: click.Context, learner: str | None, file: Path, with_journal: bool, overwrite: bool) -> None:
    """Write a record into FILE, to be taken to another computer."""
    check_output(file, overwrite=overwrite)
    store = record_meant(context, learner)
    write_new(file, transfer.exported(store, with_journal=with_journal), overwrite=overwrite)
    if with_journal:
        message = _("The record of “%(name)s”, with their journal, is now in %(file)s.")
    else:
        message = _("The record of “%(name)s”, without their journal, is now in %(file)s.")
    say(message % {"name": store.record.about.name, "file": file})
