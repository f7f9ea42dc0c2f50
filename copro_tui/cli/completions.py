"""``copro report --completions``: the file for another system."""

from __future__ import annotations

from pathlib import Path

from copro_tui.cli.files import check_output, write
from copro_tui.cli.output import say
from copro_tui.cli.progress_bar import waiting
from copro_tui.cohorts.model import people_count
from copro_tui.errors import UsageError
from copro_tui.exchange.completion_formats import completion_table
from copro_tui.i18n import gettext as _
from copro_tui.text.spreadsheet import csv_text
from copro_tui.trainer.service import TrainerService


def write_completions(
    service: TrainerService, cohort_id: str, columns: str, form: str | None, output: Path | None, *, overwrite: bool
) -> None:
    """Write who has completed what, in the columns of another system, and remember the days. Raises CoproError."""
    cohort = service.open(cohort_id)
    if output is None or form not in (None, "csv"):
        raise UsageError(
            _("Completions are for a file in CSV: they have staff numbers in them."), _("Name one with --output.")
        )
    check_output(output, overwrite=overwrite)
    made = service.completions(cohort, waiting)
    keys, rows = completion_table(columns, cohort, made.found)
    write(output, csv_text(keys, rows).encode(), overwrite=overwrite)
    service.roster.completions_written(cohort, made.found)
    if made.unmatched:
        people = people_count(made.unmatched)
        say(_("Without a number, and so not in it: %(people)s. “copro cohort match” says who.") % {"people": people})
    for one in made.troubles:
        say(str(one), err=True)
