"""Four domains, and a fifth between them for when it is not clear which of them one is in. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from copro_tui.figures.board import Board, Direction, Laid, Target
from copro_tui.figures.canvas import Canvas
from copro_tui.figures.cells import Cell, Figure, Hit, row_width
from copro_tui.figures.outside import outside_rows, places_of, point_names, step_outside, whole
from copro_tui.figures.tokens import in_a_row, in_rows, rows_for_tokens, tokens_at
from copro_tui.text.safe import safe_line
from copro_tui.text.width import width

LEAST = 56
"""Cells that the drawing needs."""

MOST = 75
"""Cells that it takes at most."""

COUNT = 5
CORNERS = 4

_GRID: Mapping[int, tuple[int, int]] = {2: (0, 0), 1: (0, 1), 3: (1, 0), 0: (1, 1)}
"""The row and the side of each corner, by its position in the framework."""

_AT = {place: number for number, place in _GRID.items()}
"""The same the other way round."""


CENTRE = 35
"""Cells inside the box in the middle."""

TOKEN_CELLS = 16
"""Cells that are kept for tokens in the box in the middle."""


def fits(board: Board, cells: int) -> bool:
    """Whether the domains can be drawn as domains."""
    if cells < LEAST or not whole(board, COUNT, COUNT):
        return False
    return all(
        width(f"{target.number} {_name(board, target, room)}") <= room
        for target, room in zip(places_of(board).inside, _rooms(cells), strict=True)
    )


def drawing(board: Board, laid: Laid, cells: int, *, tall: bool = False) -> Figure:
    """The first domain bottom right, then anticlockwise to the bottom left; the fifth in the middle (see ``fits``)."""
    half, token_rows = _half(cells), rows_for_tokens(laid, tall=tall)
    below, above, left_above, left_below, centre = (
        replace(target, name=_name(board, target, room))
        for target, room in zip(places_of(board).inside, _rooms(cells), strict=True)
    )
    middle = token_rows + 3
    canvas = Canvas(2 * half + 3, 2 * middle + 1)
    canvas.box(0, 0, 2 * middle + 1, 2 * half + 3)
    for target, top, left in (
        (left_above, True, 1), (above, True, half + 2), (left_below, False, 1), (below, False, half + 2),
    ):  # fmt: skip
        _domain(canvas, target, laid, (1 if top else middle + 1, left, middle - 1, half), top=top, tall=tall)
    canvas.line(middle, 0, f"├{'─' * (2 * half + 1)}┤")
    for row in range(2 * middle + 1):
        canvas.line(row, half + 1, "┬" if not row else "┴" if row == 2 * middle else "│")
    _centre(canvas, centre, laid, middle, half)
    return (*canvas.figure(), *outside_rows(places_of(board).outside, laid, cells, named=tall))


def _rooms(cells: int) -> list[int]:
    """The cells for the digit and the name of each domain."""
    return [_half(cells) - 4] * CORNERS + [CENTRE - 2 - TOKEN_CELLS]


def _name(board: Board, target: Target, room: int) -> str:
    """The whole name of a domain, or its short one if that is too long."""
    whole_name, short = point_names(board, target)
    return whole_name if width(f"{target.number} {whole_name}") <= room else short


def _half(cells: int) -> int:
    """The cells inside each domain, without the lines."""
    return (min(cells, MOST) - 3) // 2


def _domain(
    canvas: Canvas, target: Target, laid: Laid, area: tuple[int, int, int, int], *, top: bool, tall: bool
) -> None:
    """A domain: its name at the outer edge, and tokens on the inner side of it."""
    row, left, rows, cells = area
    here = laid.chosen == target.id
    hit: Hit = ("target", target.id)
    canvas.area(row, left, rows, cells, hit, "select" if here else "surface")
    head = (Cell(" ▶ " if here else "   ", "strong"), Cell(f"{target.number} ", "strong"),
            Cell(safe_line(target.name), "strong" if here else "", bold=True))  # fmt: skip
    canvas.text(row if top else row + rows - 1, left, head)
    lines = in_rows(tokens_at(laid, target.id, named=tall), cells - 6, rows - 2)
    first = row + 1 if top else row + rows - 1 - len(lines)
    for number, tokens in enumerate(lines):
        canvas.text(first + number, left + 5, tokens)


def _centre(canvas: Canvas, target: Target, laid: Laid, row: int, half: int) -> None:
    """The box in the middle: a name and its tokens in one row."""
    left = half + 1 - CENTRE // 2
    here = laid.chosen == target.id
    hit: Hit = ("target", target.id)
    canvas.area(row - 1, left - 1, 3, CENTRE + 2, None)
    canvas.box(row - 1, left - 1, 3, CENTRE + 2)
    canvas.line(row - 1, half + 1, "┴")
    canvas.line(row + 1, half + 1, "┬")
    canvas.line(row, left - 1, "┤")
    canvas.line(row, left + CENTRE, "├")
    canvas.area(row, left, 1, CENTRE, hit, "select" if here else "surface")
    head = (Cell("▶ " if here else "  ", "strong"), Cell(f"{target.number} ", "strong"),
            Cell(safe_line(target.name), "strong" if here else "", bold=True), Cell("  "))  # fmt: skip
    tokens = in_a_row(tokens_at(laid, target.id), CENTRE - row_width(head))
    canvas.text(row, left, (*head, *tokens))


def step(board: Board, at: str | None, way: Direction, before: str | None = None) -> str | None:
    """The next place: up and down through the middle, on the side that you came from; ←→ to the other side.

    ``before`` is the place where you were before ``at``.
    """
    places = places_of(board)
    ids = [target.id for target in places.inside]
    if at is None:
        return ids[_AT[0, 0]]
    if at not in ids:
        return step_outside(board, at, way, before if before in ids[:CORNERS] else ids[_AT[1, 0]])
    place = ids.index(at)
    middle = place == CORNERS
    came = ids.index(before) if middle and before in ids[:CORNERS] else _AT[0, 0]
    row, side = _GRID[came if middle else place]
    if way in ("left", "right"):
        to = int(way == "right")
        return ids[_AT[row, to]] if middle or to != side else None
    to = int(way == "down")
    if middle:
        return ids[_AT[to, side]]
    if to != row:
        return ids[CORNERS]
    return places.outside[0].id if to and places.outside else None
