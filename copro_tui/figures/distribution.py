"""Where a group put one case, drawn on the framework: columns above a line, or bars beside rungs."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.figures.cells import Cell, Figure, Role, Row
from copro_tui.figures.line import bands, fits, names, point_widths
from copro_tui.figures.rungs import Rung, ladder
from copro_tui.frameworks import Framework
from copro_tui.text.width import fit, width

FEWEST = 5
"""The fewest people that a full column stands for, so that a first answer does not look like everybody's."""

WIDEST_COLUMN, LONGEST_BAR = 16, 90
LOWEST, HIGHEST = 3, 16
"""The fewest and the most rows of a full column."""

KEPT_BELOW = {"█": "█", "│": "│", "║": "║", "╠": "║", "╣": "║"}
"""Characters repeated in the second row of a thick bar."""


class Pile(Struct, frozen=True, kw_only=True):
    """One place, and how many people put the case there."""

    id: str
    name: str
    count: int
    middle: bool = False
    """Whether it holds the median."""
    half: bool = False
    """Whether it is between the quartiles, where half of the group is."""
    answer: str = ""
    """The symbol of the course's answer, if this place is one and the answer is shown."""


def drawn(piles: Sequence[Pile], cells: int, height: int, framework: Framework | None = None) -> Figure:
    """Draw the piles in the order of their places; ``framework`` is given if the places are its points.

    It fills about ``height`` rows, to be legible from the back of a room, or more if it needs them.
    """
    full = max(FEWEST, *(pile.count for pile in piles))
    if framework is not None and framework.shape == "spectrum" and _stand(framework, cells, full):
        return _columns(piles, cells, height, full, framework)
    upward = framework is not None and framework.shape in ("spectrum", "ladder", "scale")
    rails = framework is not None and framework.shape == "ladder"
    figure = _bars(piles, cells, full, upward=upward, rails=rails)
    return tuple(one for row in figure for one in (row, _below(row))) if height >= 2 * len(figure) else figure


def _stand(framework: Framework, cells: int, full: int) -> bool:
    """Whether there is room for columns with their counts above them."""
    return fits(framework, cells) and min(point_widths(framework, cells)) > len(str(full))


def _columns(piles: Sequence[Pile], cells: int, height: int, full: int, framework: Framework) -> Figure:
    widths = point_widths(framework, cells)
    below = (*names(framework, widths), *reversed(bands(framework, widths)))
    height = max(LOWEST, min(HIGHEST, height - len(below) - 3))
    tall = [_share(pile.count, full, height) for pile in piles]
    rows: list[Row] = []
    for level in range(height, -1, -1):
        row = []
        for pile, rows_of_it, room in zip(piles, tall, widths, strict=True):
            text = "█" * min(WIDEST_COLUMN, room - 2) if level < rows_of_it else ""
            text = str(pile.count) if level == rows_of_it else text
            role: Role = "number" if level == rows_of_it else "right" if pile.answer else "quote"
            row.append(Cell(fit(text, room, centre=True), role, ("target", pile.id)))
        rows.append(tuple(row))
    rows.append(tuple(cell for number, room in enumerate(widths) for cell in _stretch(piles, number, room)))
    rows.append(
        tuple(
            Cell(fit(f"{pile.answer}{number}", room, centre=True), "right" if pile.answer else "number")
            for number, (pile, room) in enumerate(zip(piles, widths, strict=True), start=1)
        )
    )
    return (*rows, *below)


def _stretch(piles: Sequence[Pile], number: int, room: int) -> list[Cell]:
    """The part of the line under one column, heavy between the quartiles, where half of the group is."""
    left = (room - 1) // 2
    here = piles[number]
    before = here.half and number > 0 and piles[number - 1].half
    after = here.half and number + 1 < len(piles) and piles[number + 1].half
    return [
        Cell(("━" if before else "─") * left, "strong" if before else "rail"),
        Cell("◆" if here.middle else "○", "strong" if here.middle else "target"),
        Cell(("━" if after else "─") * (room - left - 1), "strong" if after else "rail"),
    ]


def _bars(piles: Sequence[Pile], cells: int, full: int, *, upward: bool, rails: bool) -> Figure:
    numbered = list(enumerate(piles, start=1))
    digits = len(str(max(pile.count for pile in piles)))
    longest = min(34, max(width(pile.name) for pile in piles))
    room = max(4, min(LONGEST_BAR, cells - longest - digits - (24 if rails else 16)))
    rungs = [
        Rung(
            id=pile.id,
            number=number,
            name=pile.name,
            role="right" if pile.answer else "",
            tail=f"{'◆' if pile.middle else '│' if pile.half else ' '} {_bar(pile.count, full, room)}{pile.count}"
            f" {pile.answer}",
            tail_role="right" if pile.answer else "quote",
        )
        for number, pile in (reversed(numbered) if upward else numbered)
    ]
    return ladder(rungs, cells, rails=rails, whole=True)


def _below(row: Row) -> Row:
    """A second row that makes a bar twice as thick: rails and bars are repeated, all else is empty."""
    return tuple(replace(cell, text=_kept(cell.text)) for cell in row)


def _kept(text: str) -> str:
    room = width(text)  # a character with a combining mark may be wider than the two measured separately
    return "".join(KEPT_BELOW.get(one, " " * width(one)) for one in text)[:room].ljust(room)


def _bar(count: int, full: int, room: int) -> str:
    filled = _share(count, full, room)
    return "█" * filled + " " * bool(filled)


def _share(count: int, full: int, room: int) -> int:
    """The length of a bar for ``count`` in ``room`` units: at least 1 unless the count is 0."""
    return max(1, round(room * count / full)) if count else 0
