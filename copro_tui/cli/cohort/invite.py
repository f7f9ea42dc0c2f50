"""``copro cohort invite``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.files import output_or, with_output, write
from copro_tui.cli.trainer_context import say_inbox, service_of


@click.command()
@click.argument("cohort_id", metavar="COHORT", type=cohort_named)
@with_output("The file to write; without it, COHORT-invitation.json.")
@click.pass_obj
def invite(course: Path | None, cohort_id: str, output: Path | None, overwrite: bool) -> None:
    """Write the file that learners open with “copro join”."""
    service = service_of(course)
    cohort = service.open(cohort_id)
    path = output_or(output, f"{cohort.id}-invitation.json", overwrite=overwrite)
    write(path, service.invitation(cohort), overwrite=overwrite, shared=True)  # for everybody in the group
    say_inbox(service, cohort.id)
