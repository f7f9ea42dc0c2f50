"""``copro cohort keep-until``."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.cohort_context import cohort_named
from copro_tui.cli.output import say
from copro_tui.cli.trainer_context import service_of
from copro_tui.cohorts.model import keep_until_words


@click.command("keep-until")
@click.argument("cohort_id", metavar="COHORT", type=cohort_named)
@click.argument("day", metavar="DAY")
@click.pass_obj
def keep_until(course: Path | None, cohort_id: str, day: str) -> None:
    """Set the day until which the work of a cohort is kept, such as “31 Jan”; none takes it back."""
    wanted = "" if day.casefold() == "none" else day
    say(keep_until_words(service_of(course).retention.keep_until(cohort_id, wanted)))
