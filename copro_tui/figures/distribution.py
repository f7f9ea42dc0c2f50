"""Where a group put one case, drawn on the framework: columns above a line, or bars beside rungs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from copro_tui.figures.bands import hue, line_of
from copro_tui.figures.board import board_of_framework
from copro_tui.figures.canvas import Canvas
from copro_tui.figures.cells import Cell, Figure, Hit, Role, Row, row_width
from copro_tui.figures.lane_columns import Column, band_names, columns
from copro_tui.frameworks import Framework
from copro_tui.text.width import fit, width
from copro_tui.text.wrap import wrap

FEWEST = 5
"""The fewest people that a full column stands for, so that a first answer does not look like everybody's."""

WIDEST_COLUMN, LONGEST_BAR = 16, 90
LOWEST, HIGHEST = 3, 16
"""The fewest and the most rows of a full column."""

LONGEST_NAME, LEAST_NAME, LEAST_BAR = 34, 4, 2
"""Cells of a name beside a bar, and the least of both."""

FRAME, RAILS, RAILS_FROM = 9, 4, 40
"""Cells around names and bars; those of two rails, and the cells from which a ladder has them."""

THICK = 2
"""Rows of a bar where there is room for them."""


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


def numbers(cases: Sequence[str], current: str | None, cells: int) -> Figure:
    """The numbers of all cases, each to be clicked by its id, in as many rows as they need."""
    rows: list[list[Cell]] = [[]]
    for number, case in enumerate(cases, start=1):
        here = case == current
        text = f"{'▶' if here else ' '}{number} "
        if row_width(tuple(rows[-1])) + len(text) > cells:
            rows.append([])
        rows[-1].append(Cell(text, "strong" if here else "muted", ("item", case), "select" if here else ""))
    return tuple(map(tuple, rows))


def drawn(piles: Sequence[Pile], cells: int, height: int, framework: Framework | None = None) -> Figure:
    """Draw the piles in the order of their places; ``framework`` is given if the places are its points.

    It fills about ``height`` rows, to be legible from the back of a room, or more if it needs them.
    """
    full = max(FEWEST, *(pile.count for pile in piles))
    if framework is not None and framework.shape == "spectrum":
        lanes = columns(board_of_framework(framework), cells)
        if lanes and min(column.room for column in lanes) >= len(str(full)):
            return _columns(piles, lanes, cells, height, full)
    figure = _bars(piles, cells, full, framework, 1)
    return _bars(piles, cells, full, framework, THICK) if height >= THICK * len(figure) else figure


def _columns(piles: Sequence[Pile], lanes: Sequence[Column], cells: int, height: int, full: int) -> Figure:
    """A column of people over each point of the line, with the names and bands of the points below it."""
    named = max(len(column.name()) for column in lanes)
    line = 1 + max(LOWEST, min(HIGHEST, height - named - 4))
    canvas = Canvas(cells, line + named + 3)
    for number, (pile, column) in enumerate(zip(piles, lanes, strict=True), start=1):
        canvas.area(0, column.left, line + named + 3, column.end - column.left, column.hit)
        canvas.line(line, column.left, "─" * (column.end - column.left))
        role: Role = "right" if pile.answer else ""
        thick, tall = min(WIDEST_COLUMN, column.room), _share(pile.count, full, line - 1)
        for row in range(line - tall, line):
            canvas.text(row, column.centred(thick), (Cell("█" * thick, role),))
        count, digit = str(pile.count), Cell(f"{pile.answer}{number}", role or "muted")
        canvas.text(line - tall - 1, column.centred(len(count)), (Cell(count, "strong"),))
        canvas.text(line + 1, column.point - width(digit.text) + 1, (digit,))
        for row, cell in enumerate(column.name(), start=line + 2):
            canvas.text(row, column.centred(width(cell.text)), (cell,))
    _line(canvas, line, piles, lanes)
    for left, band in band_names(lanes):
        canvas.text(line + named + 2, left, (band,))
    return canvas.figure()


def _line(canvas: Canvas, row: int, piles: Sequence[Pile], lanes: Sequence[Column]) -> None:
    """The points of the line, which is heavy between the quartiles, where half of the group is."""
    half = [column.point for pile, column in zip(piles, lanes, strict=True) if pile.half]
    if half:
        canvas.line(row, half[0], "━" * (half[-1] - half[0]), "strong")
    for pile, column in zip(piles, lanes, strict=True):
        canvas.line(row, column.point, "◆" if pile.middle else "○", "strong" if pile.middle else "rule")


def _bars(piles: Sequence[Pile], cells: int, full: int, framework: Framework | None, thick: int) -> Figure:
    """A bar of ``thick`` rows beside each place, the highest at the top where they go from less to more."""
    railed = framework is not None and framework.shape == "ladder" and cells >= RAILS_FROM
    digits = len(str(max(pile.count for pile in piles)))
    free = cells - FRAME - RAILS * railed - digits
    longest = max(LEAST_NAME, min(LONGEST_NAME, max(width(pile.name) for pile in piles)))
    room = max(LEAST_BAR, min(LONGEST_BAR, free - longest))
    named = max(LEAST_NAME, min(longest, free - room))
    rows: list[list[Row]] = []
    for number, pile in enumerate(piles, start=1):
        rail = _rail(framework, pile.id) if railed and framework is not None else None
        rows.append(list(_bar(pile, number, (named, room, digits), full, rail, thick)))
    upward = framework is not None and framework.ordered
    return tuple(row for group in (rows[::-1] if upward else rows) for row in group)


def _bar(
    pile: Pile, number: int, rooms: tuple[int, int, int], full: int, rail: Cell | None, thick: int
) -> Iterator[Row]:
    """A place with its bar, in as many rows as its name needs; ``rooms`` are the cells of names, bars and counts."""
    named, room, digits = rooms
    hit: Hit = ("target", pile.id)
    role: Role = "right" if pile.answer else ""
    bar, name = "█" * _share(pile.count, full, room), wrap(pile.name, named)
    for row in range(max(thick, len(name))):
        first = row == 0
        mark = "◆" if pile.middle else "│" if pile.half else " "
        count = f"{' ' if bar else ''}{pile.count} {pile.answer}"
        text = fit(name[row] if row < len(name) else "", named)
        yield (
            Cell(f"{number:>2} " if first else "   ", "muted", hit),
            *((rail, Cell(" ")) if rail else ()),
            Cell(text, "", hit),
            *((Cell(" "), rail) if rail else ()),
            Cell(f" {mark} " if first else "   ", "strong", hit),
            Cell(fit((bar if row < thick else "") + (count if first else ""), room + digits + 3), role, hit),
        )


def _rail(framework: Framework, point: str) -> Cell:
    """A rail beside a rung, in the line and colour of its band."""
    own = hue(framework, point)
    return Cell(line_of(framework, point, upright=True) if own else "║", own or "rule")


def _share(count: int, full: int, room: int) -> int:
    """The length of a bar for ``count`` in ``room`` units: at least 1 unless the count is 0."""
    return max(1, round(room * count / full)) if count else 0
