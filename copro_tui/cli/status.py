"""``copro status``: what is next, in one line."""

from __future__ import annotations

import random

import click

from copro_tui.cli.context import learner_named
from copro_tui.cli.output import say
from copro_tui.cli.start import open_last
from copro_tui.player.status import nobody, status_of


@click.command()
@click.option("--learner", metavar="NAME", help="Whose; without it, that of who learned last.")
@click.option("--json", "as_json", is_flag=True, help="For programs: as JSON.")
@click.pass_context
def status(context: click.Context, learner: str | None, as_json: bool) -> None:
    """Say in one line what is next: where you stopped, what is due for review, what is asked of you."""
    profiles, player = open_last(context.obj, learner_named(context, learner), random.Random())
    found = nobody(profiles.course.title) if player is None else status_of(player)
    if as_json:
        import msgspec

        click.echo(msgspec.json.encode(found))
    else:
        say(found.words)
