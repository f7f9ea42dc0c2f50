"""Which reports there are, and in which forms they are saved: one table for the command line and the screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from msgspec import Struct

from copro_tui.i18n import mark
from copro_tui.reports.formats import as_csv, as_json, as_xlsx
from copro_tui.reports.html import as_html
from copro_tui.reports.tables import Report
from copro_tui.text.days import day_in_words

ReportKind = Literal["grid", "stuck", "items", "mixed-up", "spread", "aggregate", "reminders"]


class ReportType(Struct, frozen=True, kw_only=True):
    """One report. Texts are marked for translation."""

    id: ReportKind
    help: str
    """What it says, as a sentence."""
    names: Literal["asked", "always", "never"] = "asked"
    """Whether it has names: only if asked for, always, or not at all."""


class Form(Struct, frozen=True, kw_only=True):
    """A form in which every report can be saved. Its id is the ending of its files."""

    id: str
    name: str
    help: str
    made: Callable[[Report, datetime], bytes]
    """Writes a report that is made at a time."""


GRID = ReportType(id="grid", help=mark("Who has done what."))
"""What is meant where no report is named."""

REPORTS = (
    GRID,
    ReportType(id="stuck", help=mark("Who may need a hand.")),
    ReportType(id="items", help=mark("Which questions work badly.")),
    ReportType(id="mixed-up", help=mark("Which mix-ups persist after review."), names="never"),
    ReportType(id="spread", help=mark("Where the group placed each case.")),
    ReportType(id="aggregate", help=mark("The group without its people, for others to see."), names="never"),
    ReportType(id="reminders", help=mark("A text for each person, to send by hand."), names="always"),
)
"""Every report. The one called “spread” is of one exercise."""

FORMS = (
    Form(
        id="csv",
        name=mark("Table (CSV)"),
        help=mark("Comma-separated values."),
        made=lambda report, _now: as_csv(report).encode(),
    ),
    Form(id="xlsx", name=mark("Spreadsheet (XLSX)"), help=mark("A spreadsheet (needs --output)."), made=as_xlsx),
    Form(
        id="html",
        name=mark("Page to print (HTML)"),
        help=mark("A page to print."),
        made=lambda report, now: as_html(report, "en", day_in_words(report.made(now).astimezone().date())).encode(),
    ),
    Form(
        id="json",
        name=mark("For programs (JSON)"),
        help=mark("For programs."),
        made=lambda report, now: as_json(report, now).encode(),
    ),
)


def report_type(kind: str) -> ReportType | None:
    """The report with this id, if there is one."""
    return next((one for one in REPORTS if one.id == kind), None)
