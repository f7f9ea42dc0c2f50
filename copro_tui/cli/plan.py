"""``copro plan``: the page that a learner leaves with."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from copro_tui.cli.context import learner_named
from copro_tui.cli.documents import player_of
from copro_tui.cli.files import check_output, with_output, write
from copro_tui.cli.terminal import is_terminal
from copro_tui.documents.plan import is_page, plan_of
from copro_tui.text.safe import safe


@click.command()
@click.option("--learner", metavar="NAME", help="Whose plan; without it, that of who learned last.")
@with_output("A file; .html makes a page to print.")
@click.pass_context
def plan(context: click.Context, learner: str | None, output: Path | None, overwrite: bool) -> None:
    """Print your plan as Markdown, or write it to a file."""
    if output is not None:
        check_output(output, overwrite=overwrite)
    player = player_of(context.obj, learner_named(context, learner))
    text = plan_of(player, as_page=output is not None and is_page(output))
    if output is None:
        click.echo(safe(text) if is_terminal(sys.stdout) else text, nl=False)
    else:
        write(output, text.encode(), overwrite=overwrite)
