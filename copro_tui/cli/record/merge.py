"""``copro record merge``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.output import say
from copro_tui.cli.record.context import FILE, added_in_words
from copro_tui.progress import transfer


@click.command()
@click.argument("file", metavar="A", type=FILE)
@click.argument("other", metavar="B", type=FILE)
@click.option("--anyway", is_flag=True, help="Join even the records of two learners.")
def merge(file: Path, other: Path, anyway: bool) -> None:
    """Add to the record A what only B has. B is left as it is."""
    say(added_in_words(file, transfer.merge(file, other, anyway=anyway)))
