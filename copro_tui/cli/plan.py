"""``copro plan``: the page that a learner leaves with."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.context import learner_named_before
from copro_tui.cli.documents import player_of, today, write_page
from copro_tui.documents.plan import plan_html, plan_markdown


@click.command()
@click.option("--learner", metavar="NAME", help="Whose plan; without it, that of who learned last.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file; .html makes a page to print.")
@click.pass_context
def plan(context: click.Context, learner: str | None, output: Path | None) -> None:
    """Print your plan as Markdown, or write it to a file."""
    player = player_of(context.obj, learner or learner_named_before(context))
    about, title = player.about, player.course.title
    if output is not None and output.suffix.lower() in (".html", ".htm"):
        text = plan_html(about.name, title, today(), about.language, player.plan())
    else:
        text = plan_markdown(about.name, title, today(), player.plan())
    write_page(text, output)
