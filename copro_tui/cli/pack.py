"""``copro pack``: the workbook of a workshop."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.cohort_context import write
from copro_tui.cli.output import say
from copro_tui.cli.progress_bar import waiting
from copro_tui.cli.trainer_context import service_of


@click.command()
@click.argument("cohort_id", metavar="COHORT")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The folder to write to; without it, this one.",
)
@click.pass_obj
def pack(course: Path | None, cohort_id: str, output: Path) -> None:
    """Write the workbook of the workshop, the trainer's and the learner's edition."""
    service = service_of(course)
    for edition, text in service.handouts(service.open(cohort_id), waiting).items():
        write(output / f"{cohort_id}-workbook-{edition}.html", text.encode())
    for one in service.left_out():
        say(str(one), err=True)
