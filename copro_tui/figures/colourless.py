"""Figures where there is no colour: tokens and buttons are in brackets, so that they still stand out. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from copro_tui.figures.cells import STANDING_OUT, Cell, Figure, Row


def in_brackets(figure: Figure) -> Figure:
    """The figure with brackets in place of the spaces at both ends of tokens and buttons (``[B]``).

    Neighbours on the same ground are one thing, such as a rung in hand with the signs that move it. Widths stay.
    """
    return tuple([tuple(_row(row)) if _stands_out(row) else row for row in figure])


def _stands_out(row: Row) -> bool:
    for cell in row:  # noqa: SIM110 - twice as quick as any(), and a long list has thousands of rows
        if cell.ground in STANDING_OUT:
            return True
    return False


def _row(row: Row) -> Iterator[Cell]:
    for ground, group in groupby(row, key=lambda cell: cell.ground):
        run = list(group)
        text = "".join(cell.text for cell in run)
        if ground in STANDING_OUT and len(text) > 2 and text[0] == " " == text[-1]:
            filled = [place for place, cell in enumerate(run) if cell.text]
            first, last = filled[0], filled[-1]
            run[first] = replace(run[first], text="[" + run[first].text[1:])
            run[last] = replace(run[last], text=run[last].text[:-1] + "]")
        yield from run
