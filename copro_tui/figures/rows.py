"""Rows of lists: something at the left, something at the right end, and the chosen one on its own ground. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from copro_tui.figures.cells import SOLID, Cell, Figure, Row, cut, grounded, row_width
from copro_tui.text.width import clip_words, width
from copro_tui.text.wrap import wrap

MARK = "▶ "
"""Where the cursor is."""

SHORTEST_ASIDE = 20
"""Cells of an aside that is cut; where there is less room it is shown whole, below the name."""


def has_mark(cell: Cell) -> bool:
    """Whether it has the mark of the cursor, and not the arrow at the end of a line or on what is in hand."""
    return cell.text.lstrip().startswith("▶") and cell.role != "rule" and cell.ground not in SOLID


def spread(left: Row, right: Row, cells: int) -> Row:
    """A row of exactly ``cells`` cells, ``right`` at its end; what is too long at the left is cut."""
    room = cells - row_width(right)
    left = cut(left, room - bool(right))
    return (*left, Cell(" " * (room - row_width(left))), *right)


def entry(left: Row, right: Row, cells: int, *, here: bool) -> Row:
    """An entry of a list in one row, with the cursor's mark and ground where it is ``here``."""
    row = (Cell(MARK if here else " " * len(MARK), "strong"), *spread(left, right, cells - len(MARK)))
    return grounded(tuple(map(_strong, row)), "select") if here else row


def texts(lead: Row, name: str, aside: str, right: str, cells: int, *, here: bool, cut_aside: bool = False) -> Figure:
    """An entry of a list: a name, a quieter aside behind it, and something at the end, on as many rows as they need.

    With ``cut_aside`` the aside is cut where it would need more rows than the name.
    """
    end = (Cell(right, "muted"),) if right else ()
    room = cells - len(MARK) - row_width(lead) - (width(right) + 2 if right else 0)
    if cut_aside and room - width(name) - 2 >= SHORTEST_ASIDE:
        aside = clip_words(aside, room - width(name) - 2)
    if aside and width(name) + width(aside) + 2 <= room:
        lines: list[Row] = [(Cell(name), Cell(f"  {aside}", "muted"))]
    else:
        lines = [(Cell(text),) for text in wrap(name, room)]
        lines += [(Cell(text, "muted"),) for text in wrap(aside, room)] if aside else []
    first, *others = lines
    space = Cell(" " * row_width(lead))
    rows = [entry((*lead, *first), end, cells, here=here)]
    rows += [_below(entry((space, *one), (), cells, here=here)) for one in others]
    return tuple(rows)


def _strong(cell: Cell) -> Cell:
    return replace(cell, role="strong") if cell.role == "" else cell


def _below(row: Row) -> Row:
    """A further row of an entry: the cursor's mark stands in its first alone."""
    return (replace(row[0], text=" " * len(MARK)), *row[1:])
