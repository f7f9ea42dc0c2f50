"""Add space to a figure: an empty row between its items, through which vertical lines continue. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.figures.cells import Cell, Figure, Row
from copro_tui.text.width import width

DOWN = {
    **dict.fromkeys("│├┤┌┐┬┼╭╮", "│"),
    **dict.fromkeys("║╠╣", "║"),
    **dict.fromkeys("┃┣┫", "┃"),
    "┊": "┊",
}
"""Characters whose line continues below, and how it does."""

UP = set("│├┤└┘┴┼╰╯║╠╣┃┣┫┊")
"""Characters whose line comes from above."""


def airy(figure: Figure, most: int) -> Figure:
    """``figure`` with an empty row between one clickable item and the next.

    Unchanged if the items would then take more than ``most`` rows, so that a ladder can be seen as a whole.
    """
    gaps = [place for place in range(1, len(figure)) if _next_begins(figure[place - 1], figure[place])]
    if sum(bool(_things(row)) for row in figure) + len(gaps) > most:
        return figure
    spaced: list[Row] = []
    for place, row in enumerate(figure):
        if place in gaps:
            spaced.append(tuple(_between(figure[place - 1], row)))
        spaced.append(row)
    return tuple(spaced)


def _things(row: Row) -> set[str]:
    return {cell.hit[1] for cell in row if cell.hit is not None}


def _next_begins(above: Row, below: Row) -> bool:
    """Whether the row ``below`` belongs to another item than ``above``, or is the name of the next band."""
    one, other = _things(above), _things(below)
    if not other:
        return bool(one) and any(cell.bold for cell in below)
    return bool(one) and not one & other


def _between(above: Row, below: Row) -> Iterator[Cell]:
    """An empty row under ``above``, with its vertical lines and the same click target as ``above``."""
    meets = _signs(below)
    left = 0
    for cell in above:
        text = ""
        for sign in cell.text:
            goes_on = sign in DOWN and meets.get(left + width(text)) in UP
            text += DOWN[sign] if goes_on else " " * width(sign)
        room = width(cell.text)  # a character with a combining mark may be wider than the two measured separately
        text = text[:room].ljust(room)
        left += room
        yield Cell(text, cell.role if text.strip() else "", cell.hit)


def _signs(row: Row) -> dict[int, str]:
    """The characters of a row, by the number of their cell."""
    found, left = {}, 0
    for cell in row:
        for sign in cell.text:
            found[left] = sign
            left += width(sign)
    return found
