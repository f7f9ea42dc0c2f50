"""Stages that follow each other round: four boxes, and the arrows that lead from one to the next. Pure."""

from __future__ import annotations

from copro_tui.figures.board import Board, Direction, Laid, Target
from copro_tui.figures.canvas import Canvas
from copro_tui.figures.cells import Cell, Figure, Hit
from copro_tui.figures.outside import outside_rows, places_of, point_names, step_outside, whole
from copro_tui.figures.tokens import in_rows, tokens_at
from copro_tui.text.width import fit
from copro_tui.text.wrap import wrap

LEAST = 60
"""Cells that the drawing needs."""

MOST = 76
"""Cells that it takes at most."""

COUNT = 4
NAME_ROWS = 2
TALL_ROWS = 3
"""Rows for tokens where there is height for their names."""

WIDEST_BOX = 26
NARROWEST_GAP = 16
"""Cells of a box with its lines, and between two boxes."""

INDENT = 4
"""Cells before the tokens in a box."""

_GRID = ((0, 0), (0, 1), (1, 1), (1, 0))
"""The row and the side of each stage: clockwise from the top left."""


def fits(board: Board, cells: int) -> bool:
    """Whether the stages can be drawn as a circle."""
    return cells >= LEAST and whole(board, COUNT, COUNT) and _name_rows(board, cells) <= NAME_ROWS


def drawing(board: Board, laid: Laid, cells: int, *, tall: bool = False) -> Figure:
    """The stages clockwise from the top left, and below them what lies outside (see ``fits``)."""
    assert board.framework is not None
    places, box, token_rows = places_of(board), _box(cells), TALL_ROWS if tall else 1
    names, gap = _name_rows(board, cells), min(cells, MOST) - 2 * box
    height = names + token_rows + 2
    canvas = Canvas(2 * box + gap, 2 * height + 1)
    for target, (row, side) in zip(places.inside, _GRID, strict=True):
        area = (row * (height + 1), side * (box + gap), height, box)
        _stage(canvas, target, _name(board, target, box), laid, area, tall=tall)
    line = "─" * (gap - 5)
    canvas.line(1, box + 2, f"{line}▶", "muted")
    canvas.line(height + 2, box + 2, f"◀{line}", "muted")
    canvas.line(height, box // 2, "▲", "muted")
    canvas.line(height, box + gap + box // 2, "▼", "muted")
    title = wrap(board.framework.label, gap - 2)[:3]
    for row, text in enumerate(title, start=height - len(title) // 2):
        canvas.text(row, box + 1, (Cell(fit(text, gap - 2, centre=True), "muted"),))
    return (*canvas.figure(), *outside_rows(places.outside, laid, cells))


def step(board: Board, at: str | None, way: Direction, before: str | None = None) -> str | None:
    """The next place: the stage in the direction of the arrow; ↓ from the lower ones to what lies outside."""
    places = places_of(board)
    ids = [target.id for target in places.inside]
    if at is None:
        return ids[0]
    if at not in ids:
        lower = ids[2:]
        return step_outside(board, at, way, before if before in lower else lower[-1])
    row, side = _GRID[ids.index(at)]
    if way == "down" and row:
        return places.outside[0].id if places.outside else None
    to = (row + {"up": -1, "down": 1}.get(way, 0), side + {"left": -1, "right": 1}.get(way, 0))
    return ids[_GRID.index(to)] if to in _GRID else None


def _box(cells: int) -> int:
    return min(WIDEST_BOX, (min(cells, MOST) - NARROWEST_GAP) // 2)


def _name_rows(board: Board, cells: int) -> int:
    return max(len(_name(board, target, _box(cells))) for target in places_of(board).inside)


def _name(board: Board, target: Target, box: int) -> list[str]:
    """The whole name of a stage in rows, or its short one if that is too long."""
    whole_name, short = (wrap(name, box - 2 - INDENT - 1) for name in point_names(board, target))
    return whole_name if len(whole_name) <= NAME_ROWS else short


def _stage(
    canvas: Canvas, target: Target, name: list[str], laid: Laid, area: tuple[int, int, int, int], *, tall: bool
) -> None:
    """A box: the name of a stage, and below it its tokens."""
    row, left, rows, cells = area
    here = laid.chosen == target.id
    hit: Hit = ("target", target.id)
    canvas.box(row, left, rows, cells)
    canvas.area(row + 1, left + 1, rows - 2, cells - 2, hit, "select" if here else "surface")
    canvas.text(row + 1, left + 1, (Cell("▶ " if here else "  ", "strong"), Cell(str(target.number), "strong")))
    for number, text in enumerate(name, start=row + 1):
        canvas.text(number, left + 1 + INDENT, (Cell(text, "strong" if here else ""),))
    tokens = tokens_at(laid, target.id, named=tall)
    token_rows = TALL_ROWS if tall else 1
    for number, shown in enumerate(in_rows(tokens, cells - 3 - INDENT, token_rows), start=row + rows - 1 - token_rows):
        canvas.text(number, left + 1 + INDENT, shown)
