"""The learners of a computer as rows: who, how far, and when they were last here. Pure."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from copro_tui.figures.cells import Cell, Figure, Role, Row, grounded
from copro_tui.figures.parts import bar
from copro_tui.figures.rows import MARK, entry, spread
from copro_tui.i18n import gettext as _
from copro_tui.text.width import fit, width
from copro_tui.text.wrap import wrap

NARROW = 56
"""Under how many cells a row takes two lines, and has no bar."""

BAR, DAY = 12, 16
"""Cells of the bar, and of the column of days."""


class LearnerRow(Struct, frozen=True, kw_only=True):
    """A learner in the list."""

    name: str
    done: int = 0
    count: int = 0
    """How many lessons they have finished, of how many; of none as long as that is not known."""
    standing: str = ""
    """The same in words; or that their record cannot be read."""
    day: str = ""
    """When they were last here."""
    trouble: bool = False


def columns_head(cells: int) -> str:
    """The name of the column of days, for the end of a heading; empty where there are no columns."""
    return _("last here").rjust(DAY - 1) if cells >= NARROW else ""


@lru_cache(4096)  # a long list is drawn at every key, and nearly all of its rows are as they were
def learner_row(one: LearnerRow, cells: int, *, here: bool) -> Figure:
    """A learner: their name, a bar, how many lessons, and when they were last here."""
    role: Role = "wrong" if one.trouble else "muted"
    standing, day = Cell(one.standing, role), Cell(one.day, "muted")
    room = cells - len(MARK)
    if cells < NARROW:
        first, *others = wrap(one.name, room)
        below: list[Row] = [(Cell(text),) for text in others]
        if one.standing or one.day:
            below.append(spread((standing,), (day,), room))
        rows = [(Cell(" " * len(MARK)), *row) for row in below]
        return (
            entry((Cell(first),), (), cells, here=here),
            *(grounded(row, "select") if here else row for row in rows),
        )
    length = BAR if one.count else 0
    name = room - BAR - DAY - max(16, width(one.standing)) - 4
    first, *others = wrap(one.name, name)
    drawn = bar(one.done, one.count, length) if length else (Cell(" " * BAR),)
    left: Row = (Cell(fit(first, name)), Cell("  "), *drawn, Cell("  "), standing)
    rows = [entry(left, (day,), cells, here=here)]
    for text in others:
        row: Row = (Cell(" " * len(MARK)), Cell(fit(text, room)))
        rows.append(grounded(row, "select") if here else row)
    return tuple(rows)
