"""Three zones that overlap: organisations, citizens, and in the middle both together. Pure."""

from __future__ import annotations

from copro_tui.figures.board import Board, Direction, Laid
from copro_tui.figures.canvas import Canvas
from copro_tui.figures.cells import Cell, Figure, Hit
from copro_tui.figures.lane_columns import name_rows
from copro_tui.figures.outside import outside_rows, places_of, point_names, step_in_a_row, whole
from copro_tui.figures.tokens import in_rows, rows_for_tokens, tokens_at
from copro_tui.text.width import clip, width

LEAST = 72
"""Cells that the drawing needs."""

MOST = 76
"""Cells that it takes at most."""

COUNT = 3
NAME_ROWS = 3


def fits(board: Board, cells: int) -> bool:
    """Whether the zones can be drawn as zones."""
    return cells >= LEAST and whole(board, COUNT, COUNT) and max(map(len, _names(board, cells))) <= NAME_ROWS


def drawing(board: Board, laid: Laid, cells: int, *, tall: bool = False) -> Figure:
    """Two frames that overlap in the middle, and below them what lies outside (see ``fits``)."""
    cells = min(cells, MOST)
    places, names = places_of(board), _names(board, cells)
    left, middle, right = _widths(cells)
    token_rows = rows_for_tokens(laid, tall=tall)
    rows = 1 + max(map(len, names)) + 1 + token_rows
    canvas = Canvas(cells, rows + 4)
    canvas.box(0, 0, rows + 4, left + middle + 3)
    canvas.box(1, left + 1, rows + 2, middle + right + 3)
    for crossing in (1, rows + 2):
        canvas.line(crossing, left + middle + 2, "┼")
    _captions(canvas, board, left + middle + 1, cells)
    starts = (1, left + 2, left + middle + 3)
    for target, name, start, room in zip(places.inside, names, starts, (left, middle, right), strict=True):
        here = laid.chosen == target.id
        hit: Hit = ("target", target.id)
        canvas.area(2, start, rows, room, hit, "select" if here else "surface")
        canvas.text(2, start, (Cell("▶ " if here else "  ", "strong"), Cell(str(target.number), "strong")))
        for row, cell in enumerate(name, start=3):
            canvas.text(row, start + 2, (Cell(cell.text, "strong") if here and not cell.role else cell,))
        tokens = tokens_at(laid, target.id, named=tall)
        for row, cells_of_token in enumerate(in_rows(tokens, room - 3, token_rows), start=2 + rows - token_rows):
            canvas.text(row, start + 2, cells_of_token)
    return (*canvas.figure(), *outside_rows(places.outside, laid, cells, named=tall))


def step(board: Board, at: str | None, way: Direction, before: str | None = None) -> str | None:
    """The next place: ←→ through the zones, ↓ to what lies outside, and ↑ back to where you came from."""
    return step_in_a_row(board, at, way, before, enter=1)


def _captions(canvas: Canvas, board: Board, first: int, cells: int) -> None:
    """The names of the two frames, at their outer corners; ``first`` are the cells inside the first one."""
    framework = board.framework
    if framework and framework.least:
        canvas.text(0, 2, (Cell(f" {clip(framework.least, first - 4)} ", "muted"),))
    if framework and framework.most:
        name = Cell(f" {clip(framework.most, cells - first - 6)} ", "muted")
        canvas.text(1, cells - 2 - width(name.text), (name,))


def _widths(cells: int) -> tuple[int, int, int]:
    """The cells inside each zone, without the lines."""
    side = (min(cells, MOST) - 4) // 3
    return side, min(cells, MOST) - 4 - 2 * side, side


def _names(board: Board, cells: int) -> list[list[Cell]]:
    """The rows of each name, or of the short one where the whole one is too long."""
    names = []
    for target, room in zip(places_of(board).inside, _widths(cells), strict=True):
        whole_name, short = (name_rows(name, room - 2) for name in point_names(board, target))
        names.append(whole_name if len(whole_name) <= NAME_ROWS else short)
    return names
