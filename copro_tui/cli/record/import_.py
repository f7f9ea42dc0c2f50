"""``copro record import``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.context import learner_named
from copro_tui.cli.output import say
from copro_tui.cli.record.context import FILE, added_in_words, learners_of, of_learner
from copro_tui.i18n import gettext as _
from copro_tui.progress import transfer


@click.command()
@of_learner
@click.argument("file", type=FILE)
@click.option("--anyway", is_flag=True, help="Join even the record of another learner.")
@click.pass_context
def import_(context: click.Context, learner: str | None, file: Path, anyway: bool) -> None:
    """Add what is in FILE to the record of the same learner, or begin their record with it."""
    into = learner_named(context, learner)
    learners = learners_of(context)
    before = learners.count()
    store, joined = transfer.import_copy(learners, file, into, anyway=anyway)
    if learners.count() > before:
        say(_("A record of “%(name)s” was begun.") % {"name": store.record.about.name})
        if not any(joined.added.values()):
            return
    say(added_in_words(store.path, joined))
