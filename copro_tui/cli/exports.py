"""What ``copro report`` and ``copro cohort calendar`` write for other programs."""

from __future__ import annotations

from pathlib import Path

from copro_tui.cli.files import check_output, write
from copro_tui.cli.output import say
from copro_tui.cli.progress_bar import waiting
from copro_tui.errors import UsageError
from copro_tui.exchange.mail import check_link
from copro_tui.i18n import gettext as _
from copro_tui.storage.new_file import check_new_folder, write_new_folder
from copro_tui.trainer.exports import Chosen, Made, drafts_of, export, merge_of
from copro_tui.trainer.service import TrainerService


def write_answers(
    service: TrainerService, cohort_id: str, form: str | None, output: Path | None, chosen: Chosen, *, overwrite: bool
) -> None:
    """Write every answer as CSV, compressed where the file's name ends in ``.gz``. Raises CoproError."""
    if output is None or form not in (None, "csv"):
        raise UsageError(_("All answers are for a file in CSV."), _("Name one with --output, such as answers.csv.gz."))
    write_export(service, cohort_id, "answers", output, chosen, overwrite=overwrite)


def write_completions(
    service: TrainerService, cohort_id: str, columns: str, form: str | None, output: Path | None, *, overwrite: bool
) -> None:
    """Write who has completed what, in the columns of another system, and remember the days. Raises CoproError."""
    if output is None or form not in (None, "csv"):
        raise UsageError(
            _("Completions are for a file in CSV: they have staff numbers in them."), _("Name one with --output.")
        )
    write_export(service, cohort_id, f"completions-{columns}", output, overwrite=overwrite)


def write_mail(
    service: TrainerService, cohort_id: str, eml: Path | None, merge: Path | None, link: str, *, overwrite: bool
) -> None:
    """Write the reminders as drafts into the folder ``eml``, and as a table into ``merge``. Raises CoproError."""
    check_link(link)
    chosen = Chosen(link=link)
    if eml is not None:
        check_new_folder(eml)
    if merge is not None:
        check_output(merge, overwrite=overwrite)
    cohort = service.open(cohort_id)
    letters = service.letters(cohort, waiting)
    table, made = merge_of(letters), drafts_of(service, cohort, letters)
    if eml is not None:
        files = made.files(chosen) if made.files is not None else {}
        write_new_folder(eml, files)
        say(_("Drafts in %(folder)s: %(count)d. Nothing was sent.") % {"folder": eml, "count": len(files)})
        made.written()
    if merge is not None:
        write(merge, table.data(chosen, "csv"), overwrite=overwrite)
    _remarks(table)  # the same for both


def write_export(
    service: TrainerService,
    cohort_id: str,
    name: str,
    output: Path,
    chosen: Chosen | None = None,
    *,
    overwrite: bool,
    shared: bool = False,
) -> None:
    """Write the export called ``name`` into a file, and say what its reader should know. Raises CoproError."""
    check_output(output, overwrite=overwrite)
    found = export(name)
    assert found is not None
    made = found.made(service, service.open(cohort_id), waiting)
    write(output, made.data(chosen or Chosen(), output.suffix.lstrip(".")), overwrite=overwrite, shared=shared)
    made.written()
    _remarks(made)


def _remarks(made: Made) -> None:
    for note in made.notes:
        say(note)
    for one in made.troubles:
        say(str(one), err=True)
