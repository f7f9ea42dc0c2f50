"""``copro cohort archive``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.output import say
from copro_tui.cli.trainer_context import service_of
from copro_tui.cohorts.model import archived_words


@click.command()
@click.argument("cohort_id", metavar="COHORT", type=cohort_named)
@click.option("--undo", is_flag=True, help="Take it up again.")
@click.pass_obj
def archive(course: Path | None, cohort_id: str, undo: bool) -> None:
    """Put a cohort away: it is kept, and its learners see no assignments of it any more."""
    say(archived_words(service_of(course).admin.archive(cohort_id, archived=not undo)))
