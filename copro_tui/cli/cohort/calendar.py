"""``copro cohort calendar``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.exports import write_export
from copro_tui.cli.files import output_or, with_output
from copro_tui.cli.trainer_context import service_of


@click.command()
@click.argument("cohort_id", metavar="COHORT", type=cohort_named)
@with_output("The file to write; without it, COHORT.ics.")
@click.pass_obj
def calendar(course: Path | None, cohort_id: str, output: Path | None, overwrite: bool) -> None:
    """Write the days of a cohort for calendars; a later file brings an earlier one up to date."""
    service = service_of(course)
    cohort = service.open(cohort_id)
    path = output_or(output, f"{cohort.id}.ics", overwrite=overwrite)
    write_export(service, cohort.id, "calendar", path, overwrite=overwrite, shared=True)  # for everybody in the group
