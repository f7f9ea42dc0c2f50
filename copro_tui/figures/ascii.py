"""Figures in ASCII, for terminals that have nothing else and for learners who choose it. Pure.

Every sign has a form of its own width, so that figures keep their shape; what stands on a solid ground is in brackets.
"""

from __future__ import annotations

from msgspec.structs import replace

from copro_tui.figures.cells import Figure
from copro_tui.figures.colourless import in_brackets
from copro_tui.text.ascii import to_ascii_cells


def figure_in_ascii(figure: Figure) -> Figure:
    """A figure with its signs in ASCII; letters stay as they are, and so do all widths."""
    return tuple(
        tuple(cell if cell.text.isascii() else replace(cell, text=to_ascii_cells(cell.text)) for cell in row)
        for row in in_brackets(figure)
    )
