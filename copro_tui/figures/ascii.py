"""Symbols in ASCII, for terminals that have nothing else and for whoever asks for it. Pure.

A mark has a form that says what it means (``[ok]``) and one of a single cell for where there is no room; what frames
are drawn with has a single cell only, so that figures keep their shape.
"""

from __future__ import annotations

from msgspec.structs import replace

from copro_tui.figures.cells import Cell, Figure, Row
from copro_tui.text.ascii import to_ascii, to_ascii_cells
from copro_tui.text.width import width


def figure_in_ascii(figure: Figure, cells: int) -> Figure:
    """A figure in ASCII, no row of it wider than ``cells`` or than it was, but for marks at its end."""
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
    """A cell's text in at most ``most`` cells, and in as many as it had at least: marks in full where there is room."""
    had = width(cell.text)
    marked = cell.text.replace("~", "[~]", 1) if cell.role == "near" else cell.text
    for text in (to_ascii(marked), to_ascii_cells(cell.text)):
        kept = text.rstrip()
        if width(kept) <= most:
            return kept + " " * (had - width(kept))
    return to_ascii_cells(cell.text)
