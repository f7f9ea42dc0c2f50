"""Rows of lists: something at the left, something at the right end, and the chosen one on its own ground. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from copro_tui.figures.cells import Cell, Figure, Ground, Row, row_width
from copro_tui.text.width import clip, fit, width
from copro_tui.text.wrap import wrap

MARK = "▶ "
"""Where the cursor is."""


def spread(left: Row, right: Row, cells: int) -> Row:
    """A row of exactly ``cells`` cells, ``right`` at its end; what is too long at the left is cut."""
    room = cells - row_width(right)
    left = cut(left, room - bool(right))
    return (*left, Cell(" " * (room - row_width(left))), *right)


def cut(row: Row, cells: int) -> Row:
    """A row of at most ``cells`` cells, ending in … if it was longer."""
    kept: list[Cell] = []
    for cell in row:
        room = cells - row_width(tuple(kept))
        if width(cell.text) > room:
            return (*kept, replace(cell, text=clip(cell.text, room))) if room > 0 else tuple(kept)
        kept.append(cell)
    return tuple(kept)


def on(ground: Ground, row: Row) -> Row:
    """The row on a ground, wherever it has none."""
    return tuple(cell if cell.ground else replace(cell, ground=ground) for cell in row)


def entry(left: Row, right: Row, cells: int, *, here: bool) -> Row:
    """An entry of a list in one row, with the cursor's mark and ground where it is ``here``."""
    row = (Cell(MARK if here else " " * len(MARK), "strong"), *spread(left, right, cells - len(MARK)))
    return on("select", tuple(_strong(cell) for cell in row)) if here else row


def texts(lead: str, text: str, right: str, cells: int, *, here: bool) -> Figure:
    """An entry of a list: a name, an aside, and something at the end, on as many rows as the aside needs.

    The name and the aside are separated by a tab in ``text``; without one all of it is the name.
    """
    name, _tab, aside = text.partition("\t")
    room = cells - len(MARK) - width(lead) - (width(right) + 2 if right else 0)
    lines = wrap(f"{name}  {aside}" if aside else name, room)
    figure = []
    for number, line in enumerate(lines):
        cell_texts = _named(line, name if not number else "")
        left = (Cell(lead if not number else " " * width(lead), "strong"), *cell_texts)
        figure.append(entry(left, (Cell(right, "muted"),) if right and not number else (), cells, here=here))
    if here:
        figure[1:] = [(replace(row[0], text=" " * len(MARK)), *row[1:]) for row in figure[1:]]
    return tuple(figure)


def columns(parts: Sequence[tuple[Cell, int]]) -> Row:
    """Cells side by side, each in a column of so many cells."""
    return tuple(replace(cell, text=fit(cell.text, cells)) for cell, cells in parts)


def _strong(cell: Cell) -> Cell:
    return replace(cell, role="strong") if cell.role == "" else cell


def _named(line: str, name: str) -> Row:
    if name and line.startswith(name):
        return tuple(one for one in (Cell(name), Cell(line[len(name) :], "muted")) if one.text)
    return (Cell(line, "muted" if not name else ""),)
