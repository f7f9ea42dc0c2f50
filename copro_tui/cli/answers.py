"""``copro report --answers``: every answer, for analysts."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from copro_tui.cli.files import check_output, write
from copro_tui.cli.output import say
from copro_tui.cli.progress_bar import waiting
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.reports.answers import COLUMNS, answer_rows
from copro_tui.text.spreadsheet import csv_parts
from copro_tui.trainer.service import TrainerService

_GZIP = 31
"""zlib's number for a file as gzip writes it, of the largest window."""


def write_answers(
    service: TrainerService,
    cohort_id: str,
    form: str | None,
    output: Path | None,
    *,
    names: bool,
    times: bool,
    overwrite: bool,
) -> None:
    """Write every answer as CSV, compressed where the file's name ends in ``.gz``. Raises CoproError."""
    cohort = service.open(cohort_id)
    if output is None or form not in (None, "csv"):
        raise UsageError(_("All answers are for a file in CSV."), _("Name one with --output, such as answers.csv.gz."))
    check_output(output, overwrite=overwrite)
    troubles: list[Trouble] = []

    def works() -> Iterator[Work]:
        for one in service.works(cohort, waiting, whole=True):
            if isinstance(one, Trouble):
                troubles.append(one)
            else:
                yield one

    rows = answer_rows(cohort, service.lessons(), works(), names=names, times=times)
    parts = (part.encode() for part in csv_parts(COLUMNS, rows))
    write(output, _compressed(parts) if output.suffix == ".gz" else parts, overwrite=overwrite)
    for one in troubles:
        say(str(one), err=True)


def _compressed(parts: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(wbits=_GZIP)
    for part in parts:
        yield packer.compress(part)
    yield packer.flush()
