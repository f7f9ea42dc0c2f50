"""A report as one self-contained page: tables that a screen reader can walk, charts that say what they show."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from copro_tui.documents.page import page, paragraph
from copro_tui.i18n import gettext as _
from copro_tui.reports.formats import unreadable
from copro_tui.reports.tables import Chart, Report, Table

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


def as_html(report: Report, language: str, day: str) -> str:
    """The report as HTML. ``day`` is the day it was made, as it is to be shown."""
    parts = [f"<h1>{escape(report.title)}</h1>", paragraph(_("Made on %(day)s.") % {"day": day}, "quiet")]
    parts += [paragraph(note) for note in report.notes]
    if report.shown.rows:
        parts.append(table_html(report.shown))
    if report.charts:
        parts.append(f"<h2>{escape(_('In pictures'))}</h2>")
        parts += [chart_html(chart, number) for number, chart in enumerate(report.charts)]
    parts += [paragraph(line, "quiet") for line in unreadable(report)]
    return page(report.title, language, "\n".join(parts), STYLE)


def table_html(table: Table) -> str:
    """A table with a caption; the first cell of each row is its head."""
    heads = "".join(f'<th scope="col">{escape(title)}</th>' for title in table.titles)
    rows = "\n".join(f"<tr>{''.join(_cells(row))}</tr>" for row in table.rows)
    return (
        f"<table>\n<caption>{escape(table.title)}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _cells(row: tuple[object, ...]) -> Iterator[str]:
    for number, value in enumerate(row):
        text = "–" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
        yield f'<th scope="row">{escape(text)}</th>' if number == 0 else f"<td>{escape(text)}</td>"


def chart_html(chart: Chart, number: int) -> str:
    """Bars as inline SVG. Its title says in words all that it shows; ``number`` keeps ids on one page apart."""
    words = "; ".join(f"{bar.label}: {bar.words}{f' ({bar.note})' if bar.note else ''}" for bar in chart.bars)
    height = _LINE * len(chart.bars) + 4
    drawn = "".join(_bar(place, bar.label, bar.share, bar.words, bar.note) for place, bar in enumerate(chart.bars))
    below = paragraph(chart.words, "quiet") if chart.words else ""
    return (
        f"<figure>\n<figcaption>{escape(chart.title)}</figcaption>\n"
        f'<svg role="img" viewBox="0 0 {_WIDTH} {height}" aria-labelledby="chart-{number}" '
        f'font-family="system-ui, Arial, sans-serif"><title id="chart-{number}">{escape(words)}</title>{drawn}</svg>\n'
        f"{below}</figure>"
    )


def _bar(place: int, label: str, share: float, words: str, note: str) -> str:
    top = _LINE * place + 4
    long, marked = round(_BARS * share), bool(note)
    after = f"{words} · {note}" if note else words
    shown = label if len(label) <= 34 else f"{label[:33]}…"
    return (
        f'<text x="{_NAMES - 8}" y="{top + 14}" font-size="13" text-anchor="end" fill="#1b2428">{escape(shown)}</text>'
        f'<rect x="{_NAMES}" y="{top}" width="{long}" height="18" fill="{"#0b5c6b" if marked else "#5b6a72"}"/>'
        f'<text x="{_NAMES + long + 8}" y="{top + 14}" font-size="12" fill="#1b2428">{escape(after)}</text>'
    )
