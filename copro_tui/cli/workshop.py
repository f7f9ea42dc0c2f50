"""``copro workshop``: where a group places the cases of an exercise, on a trainer's screen."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.terminal import run_screens, shows_unicode
from copro_tui.cli.trainer_context import need_a_terminal, service_of


@click.command()
@click.argument("cohort_id", metavar="COHORT", type=cohort_named)
@click.argument("exercise", metavar="EXERCISE")
@click.option(
    "--inbox",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Collect bundles as they are put into this folder.",
)
@click.pass_obj
def workshop(course: Path | None, cohort_id: str, exercise: str, inbox: Path | None) -> int:
    """Show a group where it places the cases of an exercise, as answers come in."""
    service = service_of(course)
    watch = service.watch(service.open(cohort_id), exercise, inbox)
    need_a_terminal()
    from copro_tui.tui.trainer import app

    return run_screens(app.workshop(service, watch, unicode=shows_unicode()))
