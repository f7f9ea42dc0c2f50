"""Figures in ASCII, for terminals that have nothing else and for learners who choose it. Pure.

A mark has a form that spells out its meaning (``[ok]``), and one of a single cell for where space is short; lines of
frames only have the latter, so that figures keep their shape.
"""

from __future__ import annotations

from msgspec.structs import replace

from copro_tui.figures.cells import Cell, Figure, Row
from copro_tui.text.ascii import to_ascii, to_ascii_cells
from copro_tui.text.width import width


def figure_in_ascii(figure: Figure, cells: int) -> Figure:
    """A figure in ASCII. Rows keep their width, except that marks at the end may extend them up to ``cells``."""
    return tuple(_row(row, cells) for row in figure)


def _row(row: Row, cells: int) -> Row:
    spare = cells - sum(width(cell.text) for cell in row)
    last = max((place for place, cell in enumerate(row) if cell.text.strip()), default=0)
    return tuple(
        cell
        if _is_plain(cell)
        else replace(cell, text=_fitted(cell, width(cell.text) + (spare if place == last else 0)))
        for place, cell in enumerate(row)
    )


def _is_plain(cell: Cell) -> bool:
    return cell.text.isascii() and not (cell.role == "near" and "~" in cell.text)


def _fitted(cell: Cell, most: int) -> str:
    """A cell's text in ASCII, at least as wide as before and at most ``most`` cells: marks in full if they fit."""
    had = width(cell.text)
    marked = cell.text.replace("~", "[~]", 1) if cell.role == "near" else cell.text
    for text in (to_ascii(marked), to_ascii_cells(cell.text)):
        kept = text.rstrip()
        if width(kept) <= most:
            return kept + " " * (had - width(kept))
    return to_ascii_cells(cell.text)
