"""``copro pack``: the workbook of a workshop."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.files import PATH, check_output, overwriting, write
from copro_tui.cli.output import say
from copro_tui.cli.progress_bar import waiting
from copro_tui.cli.trainer_context import service_of
from copro_tui.trainer.service import EDITIONS, workbook_file


@click.command()
@click.argument("cohort_id", metavar="COHORT", type=cohort_named)
@click.option(
    "--output",
    "-o",
    type=PATH,
    default=Path(),
    help="The folder to write to; without it, this one.",
)
@overwriting
@click.pass_obj
def pack(course: Path | None, cohort_id: str, output: Path, overwrite: bool) -> None:
    """Write the workbook of the workshop, the trainer's and the learner's edition."""
    service = service_of(course)
    cohort = service.open(cohort_id)
    files = {edition: output / workbook_file(cohort.id, edition) for edition in EDITIONS}
    for path in files.values():
        check_output(path, overwrite=overwrite)
    for edition, text in service.handouts(cohort, waiting).items():
        write(files[edition], text.encode(), overwrite=overwrite)
    for one in service.left_out():
        say(str(one), err=True)
