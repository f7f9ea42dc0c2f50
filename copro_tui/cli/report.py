"""``copro report`` and ``copro pack``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from copro_tui.cli.desk import now, say, shelf_of, today, write
from copro_tui.cli.waiting import waiting
from copro_tui.cohorts.days import day_in_words
from copro_tui.cohorts.gathering import gather, how_many
from copro_tui.cohorts.grid import grid, outlines
from copro_tui.cohorts.items import items
from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.records import Trouble, Work
from copro_tui.cohorts.reminders import reminders
from copro_tui.cohorts.reports import (
    Report,
    grid_report,
    items_report,
    reminders_report,
    spread_report,
    stuck_report,
)
from copro_tui.cohorts.shelf import Shelf
from copro_tui.cohorts.spread import find_placement, placements, spreads
from copro_tui.cohorts.stuck import stuck
from copro_tui.cohorts.workbook import contested, workbook_html
from copro_tui.course.library import LessonUnavailableError
from copro_tui.course.model import Lesson
from copro_tui.errors import UsageError
from copro_tui.i18n import available_languages, speaking
from copro_tui.i18n import gettext as _


def report(
    course: Path | None, cohort_id: str, kind: str, exercise: str, form: str, *, names: bool, output: Path | None
) -> None:
    """Make a report and write it in the form asked for."""
    shelf = shelf_of(course)
    cohort = shelf.open(cohort_id)
    if kind == "reminders" and form != "text" and not names:
        raise UsageError(_("Reminders are for one person each, so they carry names."), _("Add --names if you mean it."))
    if form == "xlsx" and output is None:
        raise UsageError(_("A spreadsheet needs a file to go to."), _("Name one with --output."))
    stays_here = form == "text" and output is None and sys.stdout.isatty()
    made = _made(shelf, cohort, kind, exercise, names=names or stays_here)
    _write(made, cohort, form, output)
    if made.troubles and not (made.named and form == "text" and output is None):
        for one in made.troubles:
            say(_("%(file)s is left out: %(why)s") % {"file": one.file, "why": one.why}, err=True)


def pack(course: Path | None, cohort_id: str, folder: Path) -> None:
    """Write both editions of the workbook."""
    shelf = shelf_of(course)
    cohort = shelf.open(cohort_id)
    found = spreads(placements(_lessons(shelf)), _works(shelf, cohort))
    cases = contested(found)
    language = cohort.language if cohort.language in available_languages() else "en"
    with speaking(language):
        day = day_in_words(date.fromisoformat(cohort.workshop) if cohort.workshop else today())
        editions = {
            edition: workbook_html(cohort, shelf.course.title, language, day, cases, trainer=edition == "trainer")
            for edition in ("trainer", "learner")
        }
    for edition, text in editions.items():
        write(folder / f"{cohort.id}-workbook-{edition}.html", text.encode())


def _made(shelf: Shelf, cohort: Cohort, kind: str, exercise: str, *, names: bool) -> Report:
    modules, works = outlines(shelf.course, cohort), _works(shelf, cohort)
    match kind:
        case "stuck":
            return stuck_report(cohort, stuck(modules, works, today()), names=names)
        case "items":
            return items_report(cohort, items(_lessons(shelf), works), names=names)
        case "spread":
            known = placements(_lessons(shelf))
            ref = find_placement(known, exercise)
            return spread_report(cohort, spreads({ref: known[ref]}, works)[0], names=names)
        case "reminders":
            return reminders_report(cohort, *reminders(cohort, modules, works, today()))
        case _:
            return grid_report(cohort, grid(modules, works), names=names)


def _works(shelf: Shelf, cohort: Cohort) -> Iterator[Work | Trouble]:
    return waiting(gather(shelf, cohort), how_many(shelf, cohort))


def _lessons(shelf: Shelf) -> Iterator[Lesson]:
    """Every lesson that can be read: one with mistakes does not stop a report."""
    for ref in shelf.course.all_lessons():
        try:
            yield shelf.course.lesson(ref)
        except LessonUnavailableError as error:
            say(str(error), err=True)


def _write(made: Report, cohort: Cohort, form: str, output: Path | None) -> None:
    from copro_tui.cohorts.html import as_html
    from copro_tui.cohorts.writers import as_csv, as_json, as_text, as_xlsx

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
