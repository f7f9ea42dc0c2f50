"""``copro continue``: straight to where the learner stopped."""

from __future__ import annotations

import os

import click

from copro_tui.cli.context import learner_named
from copro_tui.cli.terminal import needs_lines


@click.command("continue")
@click.option("--learner", metavar="NAME", help="Whose record to open; without it, that of who learned last.")
@click.pass_context
def carry_on(context: click.Context, learner: str | None) -> int:
    """Go straight to where you stopped; after the course, to what is due for review."""
    name = learner_named(context, learner)
    if needs_lines(os.environ, context.find_root().params["lines"]):
        from copro_tui.cli.plain import talk

        return talk(context.obj, name, None, carry_on=True)
    from copro_tui.cli.learn import learn

    return learn(context.obj, name, carry_on=True)
