"""Reports as CSV, JSON, a spreadsheet, and text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime

import msgspec

from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.reports.tables import Chart, Report, Table
from copro_tui.text.safe import safe, safe_json, safe_line
from copro_tui.text.spreadsheet import Value, csv_text
from copro_tui.text.width import fit, width
from copro_tui.text.wrap import wrap

BAR_CELLS = 24
BY_PERSON = ("grid", "stuck")
"""The reports with rows for each person: without names these are pseudonymous, and not anonymous."""


def as_csv(report: Report) -> str:
    """The report's rows as CSV (see ``csv_text``)."""
    return csv_text(report.data.keys, report.data.rows)


def as_json(report: Report, now: datetime) -> str:
    """JSON: the report's title, kind and time, and its rows as objects."""
    rows = [dict(zip(report.data.keys, row, strict=True)) for row in report.data.rows]
    whole = {
        "report": report.kind,
        "title": report.title,
        "made": report.made(now).isoformat(timespec="seconds"),
        "people": _people(report),
        "notes": report.notes,
        "unreadable": unreadable(report),
        "rows": rows,
    }
    return safe_json(msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()) + "\n"


def _people(report: Report) -> str:
    """What is in it of people, for programs."""
    if report.named:
        return "named"
    return "aggregate" if report.aggregate else "pseudonymous" if report.kind in BY_PERSON else "counted"


def as_xlsx(report: Report, now: datetime) -> bytes:
    """A workbook with the rows on its first sheet and the notes on its second. Texts stay texts."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": report.title, "created": report.made(now).replace(tzinfo=None)})
        sheet, bold = book.add_worksheet(report.kind), book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for column, key in enumerate(report.data.keys):
            sheet.write_string(0, column, key, bold)
            sheet.set_column(column, column, 36 if key in ("text", "words") else 18)
        for line, row in enumerate(report.data.rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(line, column, safe(value))
                elif value is not None:
                    sheet.write(line, column, value)
        notes = book.add_worksheet("notes")
        for line, note in enumerate((report.title, *report.notes, *unreadable(report))):
            notes.write_string(line, 0, safe(note))
    return out.getvalue()


def as_text(report: Report, cells: int) -> str:
    """The report for a terminal that is ``cells`` wide."""
    lines = [report.title, ""]
    for note in (report.key, *report.notes) if report.key else report.notes:
        lines += wrap(note, cells)
    if report.kind == "reminders":
        for row in report.shown.rows:
            lines += ["", "-" * min(cells, 40), *str(row[3]).splitlines()]
    else:
        lines += ["", *_table_lines(report.shown, cells)] if report.shown.rows else []
        if report.kind == "spread":
            for chart in report.charts:
                lines += ["", *_chart_lines(chart, cells)]
    lines += ["", *map(safe_line, unreadable(report))] if report.troubles else []
    return safe("\n".join(line.rstrip() for line in lines)) + "\n"


def _table_lines(table: Table, cells: int) -> Iterator[str]:
    """A table with columns as wide as their texts; if they do not fit, the widest are narrowed and wrapped."""
    texts = [tuple("–" if value is None else _text(value) for value in row) for row in (table.titles, *table.rows)]
    wide = [max(width(row[column]) for row in texts) for column in range(len(table.titles))]
    room = max(cells - 2 * (len(wide) - 1), 6 * len(wide))
    while sum(wide) > room:
        wide[wide.index(max(wide))] -= 1
    for number, row in enumerate(texts):
        parts = [wrap(text, wide[column]) or [""] for column, text in enumerate(row)]
        for line in range(max(map(len, parts))):
            yield "  ".join(
                fit(part[line] if line < len(part) else "", wide[column]) for column, part in enumerate(parts)
            )
        if number == 0:
            yield "  ".join("-" * one for one in wide)


def _chart_lines(chart: Chart, cells: int) -> Iterator[str]:
    yield from wrap(chart.title, cells)
    names = min(max((width(bar.label) for bar in chart.bars), default=0), cells // 3)
    room = max(4, min(BAR_CELLS, cells - names - 30))
    for bar in chart.bars:
        drawn = "█" * round(bar.share * room)
        note = f"  ({bar.note})" if bar.note else ""
        yield f"  {fit(bar.label, names)} {fit(drawn, room)} {bar.words}{note}"
    yield from (f"  {line}" for line in wrap(chart.words, cells - 2) if chart.words)


def unreadable(report: Report) -> list[str]:
    """Lines on the files that could not be read: by name if the report has names, else only counted, if at all."""
    count = len(report.troubles)
    if not count:
        return []
    if report.aggregate:
        return [_("Some files could not be read and are left out.")]
    counted = ngettext(
        "%(count)d file could not be read and is left out.",
        "%(count)d files could not be read and are left out.",
        count,
    ) % {"count": count}
    if not report.named:
        return [counted]
    return [counted, *(_("%(file)s: %(why)s") % {"file": one.file, "why": one.why} for one in report.troubles)]


def _text(value: Value) -> str:
    return f"{value:g}" if isinstance(value, float) else safe(str(value))
