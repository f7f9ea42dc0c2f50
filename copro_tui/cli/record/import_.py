"""``copro record import``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.context import learner_named
from copro_tui.cli.output import say
from copro_tui.cli.record.context import FILE, added_in_words, learners_of, of_learner
from copro_tui.progress import transfer


@click.command()
@of_learner
@click.argument("file", type=FILE)
@click.option("--anyway", is_flag=True, help="Join even the record of another learner.")
@click.pass_context
def import_(context: click.Context, learner: str | None, file: Path, anyway: bool) -> None:
    """Add what is in FILE to the record of the same learner, or begin their record with it."""
    into = learner_named(context, learner)
    store, joined = transfer.import_copy(learners_of(context), file, into, anyway=anyway)
    say(added_in_words(store.path, joined))
