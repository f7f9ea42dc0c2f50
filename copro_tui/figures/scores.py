"""How it went, as rows: exercises with counts, lessons with bars, mix-ups, and misses by point. Pure."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.figures.bands import hue, line_of
from copro_tui.figures.cells import Cell, Figure, Role, Row, flow, grounded, padded, row_width
from copro_tui.figures.parts import bar, gauge
from copro_tui.figures.rows import MARK, entry, spread
from copro_tui.figures.trail import StationSign, sign
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.text.width import clip, clip_words, fit, width
from copro_tui.text.wrap import wrap

NARROW = 56
"""Under how many cells rows take two lines, and have no bar or a shorter one."""

FIRST, BEST = 10, 8
"""Cells of the columns of first and best results."""

SQUARES = 10
"""The most squares of a count out of a count."""


class Scored(Struct, frozen=True, kw_only=True):
    """Something with a first and a best result."""

    name: str
    label: str = ""
    """What stands before the name, in a column of its own."""
    sign: StationSign | None = None
    first: str
    best: str
    aside: str = ""
    """What stands before the results: what is to mend, or how many lessons are done."""
    done: float = 0
    later: float = 0
    """The parts of 1 that were right at the first try, and that were added by trying again."""


def columns_head(cells: int) -> str:
    """The names of the two columns of results, for the end of a heading; empty where they do not stand in columns."""
    return _("first try").rjust(FIRST) + _("best").rjust(BEST) if cells >= NARROW else ""


def exercise_row(one: Scored, cells: int, *, here: bool) -> Figure:
    """An exercise in a lesson: its bar is in one colour, by whether it is worth another look."""
    again = one.sign == "again"
    aside = Cell(one.aside, "wrong" if again else "muted", bold=True)
    if cells < NARROW:
        return _two_lines(one, aside, cells, here=here)
    length, end = 12, 10
    role: Role = "wrong" if again else "right"
    filled = (Cell(cell.text, role if "━" in cell.text else "rule") for cell in _bar(one, length))
    name = cells - len(MARK) - FIRST - BEST - length - end - _lead(one) - 2
    left = (
        *_named(one, clip_words(one.name, name), name),
        *filled,
        replace(aside, text=f"{clip(aside.text, end):>{end}}"),
    )
    return (entry(left, _results(one), cells, here=here),)


def lesson_row(one: Scored, cells: int, *, here: bool) -> Figure:
    """A lesson or a module: what was right at the first try, and what was added later, as a bar."""
    if cells < NARROW:
        return _two_lines(one, Cell(one.aside, "muted"), cells, here=here, length=10)
    length, aside = 20, max(7, width(one.aside) + 1) if one.aside else 0
    name = cells - len(MARK) - FIRST - BEST - length - aside - _lead(one) - 2
    first, *others = wrap(one.name, name)
    left = (*_named(one, first, name), Cell(fit(one.aside, aside), "muted"), *_bar(one, length))
    rows = [entry(left, _results(one), cells, here=here)]
    rows += [_below(one, (Cell(text),), (), cells, here=here) for text in others]
    return tuple(rows)


def mix_up_row(one: Cell, other: Cell, mixed: int, placed: int, count: str, cells: int, *, here: bool) -> Figure:
    """A place that was taken for another, and how often out of how many; the two cells have their names."""
    between = Cell("  " + _("taken for") + "  ", "muted")
    squares = gauge(mixed, placed, "wrong") if placed <= SQUARES else ()
    name = (cells - len(MARK) - width(between.text) - SQUARES - width(count) - 2) // 2
    if cells >= NARROW and max(width(one.text), width(other.text)) <= name:
        left = (_column(one, name), between, _column(other, name), Cell(" "), *squares)
        return (entry(left, (Cell(count),), cells, here=here),)
    ends: Row = (*squares, Cell(f"  {count}"))
    room = cells - len(MARK)
    first, *more = [(replace(one, text=text),) for text in wrap(one.text, room)]
    *others, last = flow((replace(between, text=between.text.strip()), other), room)
    if row_width((*last, *ends)) + 2 <= room:
        below = [*more, *others, spread(last, ends, room)]
    else:
        below = [*more, *others, last, spread((), ends, room)]
    rows = [(Cell(" " * len(MARK)), *padded(row, room)) for row in below]
    return (entry(first, (), cells, here=here), *(grounded(row, "select") if here else row for row in rows))


def misses_row(framework: Framework, point: str, missed: int, placed: int, cells: int) -> Row:
    """How often cases that belong to a point were missed at the first try, a square for each that was placed."""
    name = framework.numbered(point)
    role = hue(framework, point) or "rule"
    count = _("%(missed)d of %(placed)d") % {"missed": missed, "placed": placed}
    most = max(0, cells - 22 - width(count))
    squares: Row = (Cell("■" * (placed - missed), "muted"), Cell("■" * missed, "wrong")) if placed <= most else ()
    left = (Cell(line_of(framework, point, upright=True) + " ", role), Cell(fit(name, 18)), Cell(" "), *squares)
    return spread(tuple(cell for cell in left if cell.text), (Cell(count, "muted"),), cells)


def key_of_bars() -> Figure:
    """How bars are read."""
    return (
        (Cell("━━━━", "strong"), Cell(" " + _("right at the first try"))),
        (Cell("━━━━", "right"), Cell(" " + _("added by trying again"))),
        (Cell("────", "rule"), Cell(" " + _("still to gain"))),
    )


def _bar(one: Scored, cells: int) -> Row:
    return bar(round(1000 * one.done), 1000, cells, later=round(1000 * one.later))


def _results(one: Scored) -> Row:
    if not one.best:
        return (Cell(f"{one.first:>{FIRST + BEST}}", "muted"),)
    return (Cell(f"{one.first:>{FIRST}}", "muted"), Cell(f"{one.best:>{BEST}}", "strong"))


def _named(one: Scored, name: str, cells: int) -> Row:
    """The sign and the name in their columns, and a space."""
    return (*_start(one), Cell(fit(name, cells)), Cell(" "))


def _start(one: Scored) -> Row:
    """What stands before the name."""
    lead = (sign(one.sign), Cell("  ")) if one.sign else ()
    return (*lead, Cell(f"{one.label}  ", "strong")) if one.label else lead


def _lead(one: Scored) -> int:
    return row_width(_start(one))


def _below(one: Scored, left: Row, right: Row, cells: int, *, here: bool) -> Row:
    """A further row of an entry, under its name."""
    indent = len(MARK) + _lead(one)
    row = (Cell(" " * indent), *spread(left, right, cells - indent))
    return grounded(row, "select") if here else row


def _two_lines(one: Scored, aside: Cell, cells: int, *, here: bool, length: int = 0) -> Figure:
    """Where there is little room: the name, and below it the results in words."""
    room = cells - len(MARK) - _lead(one)
    words = _in_words(one, room - length - 2)
    first, *others = wrap(one.name, room)
    said: Row = (Cell(words, "muted"),)
    below: list[tuple[Row, Row]] = [((Cell(text),), ()) for text in others]
    fits = length + width(words) + 2 <= room
    below += (
        [(_bar(one, length), said)] if length and fits else [((Cell(text, "muted"),), ()) for text in wrap(words, room)]
    )
    if not length and aside.text:
        below.append(((aside,), ()))
    return (
        entry((*_start(one), Cell(first)), (), cells, here=here),
        *(_below(one, left, right, cells, here=here) for left, right in below),
    )


def _in_words(one: Scored, room: int) -> str:
    """First and best in words, the longest form that fits, or the longest of all."""
    if not one.best:
        return one.first
    values = {"first": one.first, "best": one.best}
    forms = (
        _("first try %(first)s, best %(best)s"), _("first %(first)s, best %(best)s"), _("%(first)s, best %(best)s"),
    )  # fmt: skip
    said = [form % values for form in forms]
    return next((one for one in said if width(one) <= room), said[0])


def _column(cell: Cell, cells: int) -> Cell:
    return Cell(fit(cell.text, cells), cell.role, cell.hit, bold=cell.bold)
