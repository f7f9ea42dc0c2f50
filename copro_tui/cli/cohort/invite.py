"""``copro cohort invite``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.cohort_context import write
from copro_tui.cli.trainer_context import service_of


@click.command()
@click.argument("cohort_id", metavar="COHORT")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="The file to write; without it, COHORT-invitation.json.",
)
@click.pass_obj
def invite(course: Path | None, cohort_id: str, output: Path | None) -> None:
    """Write the file that learners open with “copro join”."""
    service = service_of(course)
    write(output or Path(f"{cohort_id}-invitation.json"), service.invitation(service.open(cohort_id)))
