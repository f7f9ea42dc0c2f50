"""``copro trainer``: a trainer's screens, from the cohorts on."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.output import say
from copro_tui.cli.terminal import run_screens, shows_unicode
from copro_tui.cli.trainer_context import inboxes_in_words, need_a_terminal, service_of


@click.command()
@click.pass_obj
def trainer(course: Path | None) -> int:
    """For trainers, on the screen: cohorts, who has done what, assigning, and what the group differs about."""
    service = service_of(course)
    need_a_terminal()
    for line in inboxes_in_words(service):  # the screens look into them by themselves
        say(line)
    from copro_tui.tui.trainer import app

    return run_screens(app.trainer(service, unicode=shows_unicode()))
