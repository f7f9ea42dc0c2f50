"""``copro report`` and ``copro pack``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from copro_tui.analytics.distribution import find_placement, placements, spreads
from copro_tui.analytics.gradebook import grid, outlines
from copro_tui.analytics.item_analysis import items
from copro_tui.analytics.stuck import stuck
from copro_tui.cli.progress_bar import waiting
from copro_tui.cli.trainer_context import now, repository_of, say, today, write
from copro_tui.cohorts.dates import day_in_words
from copro_tui.cohorts.group_work import gather, how_many
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.course.course import LessonUnavailableError
from copro_tui.course.model import Lesson
from copro_tui.errors import UsageError
from copro_tui.i18n import available_languages, speaking
from copro_tui.i18n import gettext as _
from copro_tui.reports.reminders import reminders
from copro_tui.reports.tables import Report, grid_report, items_report, reminders_report, spread_report, stuck_report
from copro_tui.reports.workshop_handout import contested, workbook_html


def report(
    course: Path | None, cohort_id: str, kind: str, exercise: str, form: str, *, names: bool, output: Path | None
) -> None:
    """Make a report and write it in the form asked for."""
    repository = repository_of(course)
    cohort = repository.open(cohort_id)
    if kind == "reminders" and form != "text" and not names:
        raise UsageError(_("Reminders are for one person each, so they carry names."), _("Add --names if you mean it."))
    if form == "xlsx" and output is None:
        raise UsageError(_("A spreadsheet needs a file to go to."), _("Name one with --output."))
    stays_here = form == "text" and output is None and sys.stdout.isatty()
    made = _made(repository, cohort, kind, exercise, names=names or stays_here)
    _write(made, cohort, form, output)
    if made.troubles and not (made.named and form == "text" and output is None):
        for one in made.troubles:
            say(_("%(file)s is left out: %(why)s") % {"file": one.file, "why": one.why}, err=True)


def pack(course: Path | None, cohort_id: str, folder: Path) -> None:
    """Write both editions of the workbook."""
    repository = repository_of(course)
    cohort = repository.open(cohort_id)
    found = spreads(placements(_lessons(repository)), _works(repository, cohort))
    cases = contested(found)
    language = cohort.language if cohort.language in available_languages() else "en"
    with speaking(language):
        day = day_in_words(date.fromisoformat(cohort.workshop) if cohort.workshop else today())
        editions = {
            edition: workbook_html(cohort, repository.course.title, language, day, cases, trainer=edition == "trainer")
            for edition in ("trainer", "learner")
        }
    for edition, text in editions.items():
        write(folder / f"{cohort.id}-workbook-{edition}.html", text.encode())


def _made(repository: CohortRepository, cohort: Cohort, kind: str, exercise: str, *, names: bool) -> Report:
    modules, works = outlines(repository.course, cohort), _works(repository, cohort)
    match kind:
        case "stuck":
            return stuck_report(cohort, stuck(modules, works, today()), names=names)
        case "items":
            return items_report(cohort, items(_lessons(repository), works), names=names)
        case "spread":
            known = placements(_lessons(repository))
            ref = find_placement(known, exercise)
            return spread_report(cohort, spreads({ref: known[ref]}, works)[0], names=names)
        case "reminders":
            return reminders_report(cohort, *reminders(cohort, modules, works, today()))
        case _:
            return grid_report(cohort, grid(modules, works), names=names)


def _works(repository: CohortRepository, cohort: Cohort) -> Iterator[Work | Trouble]:
    return waiting(gather(repository, cohort), how_many(repository, cohort))


def _lessons(repository: CohortRepository) -> Iterator[Lesson]:
    """Every lesson that can be read: one with mistakes does not stop a report."""
    for ref in repository.course.all_lessons():
        try:
            yield repository.course.lesson(ref)
        except LessonUnavailableError as error:
            say(str(error), err=True)


def _write(made: Report, cohort: Cohort, form: str, output: Path | None) -> None:
    from copro_tui.reports.formats import as_csv, as_json, as_text, as_xlsx
    from copro_tui.reports.html import as_html

    match form:
        case "csv":
            data = as_csv(made).encode()
        case "json":
            data = as_json(made, now()).encode()
        case "xlsx":
            data = as_xlsx(made, now())
        case "html":
            data = as_html(made, "en", day_in_words(today())).encode()
        case _:
            data = as_text(made, max(40, shutil.get_terminal_size((80, 24)).columns)).encode()
    if output is not None:
        write(output, data)
    else:
        click.echo(data, nl=False)
