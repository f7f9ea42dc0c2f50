"""A report as one self-contained HTML page, with accessible tables and charts described in words."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.documents.page import ACCENT, FONT, INK, LINE, page, paragraph
from copro_tui.i18n import gettext as _
from copro_tui.reports.formats import unreadable
from copro_tui.reports.tables import Bar, Chart, Report, Table
from copro_tui.text.html import Html, block, tag

STYLE = """
body { max-width: 60rem; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { border: 1px solid #5b6a72; padding: .25rem .5rem; text-align: left; vertical-align: top;
         overflow-wrap: anywhere; }
thead { display: table-header-group; }
thead th { background: #e8eef0; }
tr { break-inside: avoid; }
figure { margin: 1rem 0; break-inside: avoid; } figcaption { font-weight: 600; }
.lines { border-bottom: 1px solid #5b6a72; height: 2rem; }
"""

_WIDTH, _LINE, _NAMES, _BARS = 720, 26, 240, 300

_LONGEST_LABEL = 34
"""The most characters of a bar's name that fit beside it."""


def as_html(report: Report, language: str, day: str) -> str:
    """The report as HTML. ``day`` is the day it was made, as it is to be shown."""
    return page(report.title, language, *_body(report, day), style=STYLE)


def _body(report: Report, day: str) -> Iterator[Html]:
    yield tag("h1", report.title)
    yield paragraph(_("Made on %(day)s.") % {"day": day}, "quiet")
    yield from map(paragraph, report.notes)
    if report.shown.rows:
        yield table_html(report.shown)
    if report.charts:
        yield tag("h2", _("In pictures"))
        yield from (chart_html(chart, number) for number, chart in enumerate(report.charts))
    yield from (paragraph(line, "quiet") for line in unreadable(report))


def table_html(table: Table) -> Html:
    """A table with a caption; the first cell of each row is its head."""
    return block(
        "table",
        tag("caption", table.title),
        tag("thead", tag("tr", *(tag("th", title, scope="col") for title in table.titles))),
        block("tbody", *(tag("tr", *_cells(row)) for row in table.rows)),
    )


def _cells(row: tuple[object, ...]) -> Iterator[Html]:
    for number, value in enumerate(row):
        text = "–" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
        yield tag("th", text, scope="row") if number == 0 else tag("td", text)


def chart_html(chart: Chart, number: int) -> Html:
    """Bars as inline SVG. Its title says in words all that it shows; ``number`` keeps ids on one page apart."""
    title = f"chart-{number}"
    words = "; ".join(f"{bar.label}: {bar.words}{f' ({bar.note})' if bar.note else ''}" for bar in chart.bars)
    drawing = tag(
        "svg",
        tag("title", words, id=title),
        *(part for place, bar in enumerate(chart.bars) for part in _bar(place, bar)),
        role="img",
        viewBox=f"0 0 {_WIDTH} {_LINE * len(chart.bars) + 4}",
        aria_labelledby=title,
        font_family=FONT,
    )
    return block(
        "figure",
        tag("figcaption", chart.title),
        drawing,
        *([paragraph(chart.words, "quiet")] if chart.words else []),
    )


def _bar(place: int, bar: Bar) -> Iterator[Html]:
    top, long = _LINE * place + 4, round(_BARS * bar.share)
    shown = bar.label if len(bar.label) <= _LONGEST_LABEL else f"{bar.label[: _LONGEST_LABEL - 1]}…"
    words = f"{bar.words} · {bar.note}" if bar.note else bar.words
    yield tag("text", shown, x=_NAMES - 8, y=top + 14, font_size=13, text_anchor="end", fill=INK)
    yield tag("rect", x=_NAMES, y=top, width=long, height=18, fill=ACCENT if bar.note else LINE)
    yield tag("text", words, x=_NAMES + long + 8, y=top + 14, font_size=12, fill=INK)
