"""A report as one self-contained HTML page: what needs attention first, then tables and drawings."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.documents.page import page, paragraph
from copro_tui.i18n import gettext as _
from copro_tui.reports.formats import unreadable
from copro_tui.reports.sheet import scrolled, tabled
from copro_tui.reports.style import STYLE
from copro_tui.reports.tables import Report, Table
from copro_tui.text.html import Html, tag


def as_html(report: Report, language: str, day: str) -> str:
    """The report as HTML. ``day`` is the day it was made, as it is to be shown."""
    return page(report.title, language, *_body(report, day), style=STYLE)


def _body(report: Report, day: str) -> Iterator[Html]:
    yield tag("h1", report.title)
    made = _("Made in the week from %(day)s.") if report.aggregate else _("Made on %(day)s.")
    yield paragraph(made % {"day": day}, "quiet")
    if report.sheet is None:
        yield from map(paragraph, report.notes)
        if report.shown.rows:
            yield table_html(report.shown)
    else:
        yield from report.sheet()
        yield from (paragraph(note, "quiet") for note in report.notes)
    yield from (paragraph(line, "quiet") for line in unreadable(report))


def table_html(table: Table) -> Html:
    """A table as it is; the first cell of each row is its head."""
    heads = (tag("th", title, scope="col") for title in table.titles)
    rows = (tag("tr", *_cells(row)) for row in table.rows)
    return scrolled(table.title, tabled(table.title, heads, rows))


def _cells(row: tuple[object, ...]) -> Iterator[Html]:
    for number, value in enumerate(row):
        text = "–" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
        if number == 0:
            yield tag("th", text, scope="row", class_="words")
        else:
            yield tag("td", text, class_="number" if isinstance(value, int | float) else "words")
