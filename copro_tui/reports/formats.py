"""Reports as CSV, JSON, a spreadsheet, and text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.reports.tables import Chart, Report
from copro_tui.text.safe import safe, safe_json, safe_line
from copro_tui.text.spreadsheet import Value, csv_text
from copro_tui.text.width import fit, width
from copro_tui.text.wrap import wrap

BAR_CELLS = 24
BETWEEN = "  "
"""What stands between two columns."""
READABLE, TALLEST = 12, 4
"""Cells to which a column with longer texts is narrowed at most, and the lines that a row takes then, or about that."""
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


def as_text(report: Report, cells: int, most: int | None = None) -> str:
    """The report for a terminal that is ``cells`` wide; with ``most``, only its first rows, and how many follow."""
    lines = [*wrap(report.title, cells), ""]
    for note in (report.key, *report.notes) if report.key else report.notes:
        lines += wrap(note, cells)
    rows = report.shown.rows[:most]
    if report.kind == "reminders":
        for row in rows:
            lines += [
                "",
                "-" * min(cells, 40),
                *(part for line in str(row[3]).splitlines() for part in wrap(line, cells)),
            ]
    else:
        lines += ["", *table_lines(report.shown.titles, rows, cells)] if rows else []
        if report.kind == "spread":
            for chart in report.charts:
                lines += ["", *_chart_lines(chart, cells)]
    if rest := len(report.shown.rows) - len(rows):
        lines += ["", *wrap(further_rows(rest), cells)]
    lines += ["", *map(safe_line, unreadable(report))] if report.troubles else []
    return safe("\n".join(line.rstrip() for line in lines)) + "\n"


def further_rows(count: int) -> str:
    """That so many rows are not shown."""
    return _("Further rows, which the file will have: %(count)s.") % {"count": f"{count:,}"}


def table_lines(titles: Sequence[str], rows: Iterable[Sequence[Value]], cells: int) -> Iterator[str]:
    """Rows under their titles, or below one another where they would not be readable side by side.

    A column is as wide as its texts; if they do not fit, the widest are narrowed and wrapped, but never so far that a
    word is broken, or that it becomes a column of single words. Where that is not enough, each row is a block: its
    first cell, and a line for each of the others.
    """
    texts = [tuple(map(_text, row)) for row in rows]
    by_column = list(zip(titles, *texts, strict=True))
    wide = [max(map(width, column)) for column in by_column]
    least = [
        min(natural, max(READABLE, -(-natural // TALLEST), *map(_longest_word, column)))
        for natural, column in zip(wide, by_column, strict=True)
    ]
    room = cells - len(BETWEEN) * (len(wide) - 1)
    if sum(least) > room:
        yield from _blocks(titles, texts, cells)
        return
    while sum(wide) > room:
        widest = max((one for one in range(len(wide)) if wide[one] > least[one]), key=wide.__getitem__)
        wide[widest] -= 1
    yield from _side_by_side(titles, wide)
    yield BETWEEN.join("-" * one for one in wide)
    for row in texts:
        yield from _side_by_side(row, wide)


def _side_by_side(row: Sequence[str], wide: Sequence[int]) -> Iterator[str]:
    parts = [wrap(text, room) for text, room in zip(row, wide, strict=True)]
    for line in range(max(map(len, parts))):
        yield BETWEEN.join(
            fit(part[line] if line < len(part) else "", room) for part, room in zip(parts, wide, strict=True)
        )


def _blocks(titles: Sequence[str], texts: Sequence[Sequence[str]], cells: int) -> Iterator[str]:
    """The rows below one another, with an empty line between them."""
    for number, (first, *others) in enumerate(texts):
        yield from [""] if number else []
        yield from wrap(first, cells)
        for title, text in zip(titles[1:], others, strict=True):
            yield from (
                f"  {line}" for line in wrap(_("%(head)s: %(value)s") % {"head": title, "value": text}, cells - 2)
            )


def _longest_word(text: str) -> int:
    return max(map(width, text.split()), default=0)


def _chart_lines(chart: Chart, cells: int) -> Iterator[str]:
    """A bar on each line, with its remark beside it or, where there is no room, below."""
    yield from wrap(chart.title, cells)
    names = min(max((width(bar.label) for bar in chart.bars), default=0), cells // 3)
    room = max(4, min(BAR_CELLS, cells - names - 30))
    for bar in chart.bars:
        line = f"  {fit(bar.label, names)} {fit('█' * round(bar.share * room), room)} {bar.words}"
        note = f"  ({bar.note})" if bar.note else ""
        if width(line) + width(note) <= cells:
            yield line + note
        else:
            yield line
            yield from (f"    {part}" for part in wrap(note, cells - 4))
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


def left_out_words(files: int) -> str:
    """That so many files could not be read."""
    words = ngettext(
        "%(count)d file could not be read and is left out.",
        "%(count)d files could not be read and are left out.",
        files,
    )
    return words % {"count": files}


def _text(value: Value) -> str:
    return "–" if value is None else f"{value:g}" if isinstance(value, float) else safe(str(value))
