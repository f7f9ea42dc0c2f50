"""Stages that follow each other round: four boxes, and the arrows that lead from one to the next. Pure."""

from __future__ import annotations

from copro_tui.figures.board import Board, Direction, Laid, Target
from copro_tui.figures.canvas import Canvas
from copro_tui.figures.cells import Cell, Figure, Hit
from copro_tui.figures.outside import outside_rows, places_of, point_names, step_outside, whole
from copro_tui.figures.tokens import in_rows, rows_for_tokens, tokens_at
from copro_tui.text.width import fit
from copro_tui.text.wrap import wrap

LEAST = 60
"""Cells that the drawing needs."""

MOST = 76
"""Cells that it takes at most."""

COUNT = 4
NAME_ROWS = 2

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
    places, token_rows = places_of(board), rows_for_tokens(laid, tall=tall)
    ring = Ring(cells, _name_rows(board, cells) + token_rows)
    for target, area in zip(places.inside, ring.areas, strict=True):
        _stage(ring, target, _name(board, target, ring.box), laid, area, tall=tall)
    ring.title(board.framework.label)
    return (*ring.canvas.figure(), *outside_rows(places.outside, laid, cells, named=tall))


class Ring:
    """Four boxes with ``rows`` rows inside, and the arrows between them."""

    def __init__(self, cells: int, rows: int) -> None:
        self.box = box_cells(cells)
        self.gap = min(cells, MOST) - 2 * self.box
        self.rows = rows
        height = rows + 2
        self.canvas = Canvas(2 * self.box + self.gap, 2 * height + 1)
        self.areas = [(row * (height + 1) + 1, side * (self.box + self.gap) + 1) for row, side in _GRID]
        """The first row and the first cell inside each box, clockwise from the top left."""
        for row, left in self.areas:
            self.canvas.box(row - 1, left - 1, height, self.box)
        line = "─" * (self.gap - 5)
        self.canvas.line(1, self.box + 2, f"{line}▶", "muted")
        self.canvas.line(height + 2, self.box + 2, f"◀{line}", "muted")
        self.canvas.line(height, self.box // 2, "▲", "muted")
        self.canvas.line(height, self.box + self.gap + self.box // 2, "▼", "muted")

    def title(self, text: str) -> None:
        """Write in the middle of it."""
        lines = wrap(text, self.gap - 2)[:3]
        for row, line in enumerate(lines, start=self.rows + 2 - len(lines) // 2):
            self.canvas.text(row, self.box + 1, (Cell(fit(line, self.gap - 2, centre=True), "muted"),))

    def inside(self, area: tuple[int, int], hit: Hit, *, here: bool) -> None:
        """Give the inside of a box its ground and its click target."""
        self.canvas.area(*area, self.rows, self.box - 2, hit, "select" if here else "surface")


def step(board: Board, at: str | None, way: Direction, before: str | None = None) -> str | None:
    """The next place: the stage in the direction of the arrow; ↓ from the lower ones to what lies outside."""
    places = places_of(board)
    ids = [target.id for target in places.inside]
    if at is None:
        return ids[0]
    if at not in ids:
        lower = ids[2:]
        return step_outside(board, at, way, before if before in lower else lower[-1])
    stage = neighbour(ids.index(at), way)
    if stage is None and way == "down" and places.outside:
        return places.outside[0].id
    return None if stage is None else ids[stage]


def neighbour(stage: int, way: Direction) -> int | None:
    """The stage (from 0) that lies in the direction of an arrow; None if there is none."""
    row, side = _GRID[stage]
    to = (row + {"up": -1, "down": 1}.get(way, 0), side + {"left": -1, "right": 1}.get(way, 0))
    return _GRID.index(to) if to in _GRID else None


def box_cells(cells: int) -> int:
    """The cells of a box with its lines."""
    return min(WIDEST_BOX, (min(cells, MOST) - NARROWEST_GAP) // 2)


def name_in_box(name: str, box: int) -> list[str]:
    """A name in the rows that it takes in a box."""
    return wrap(name, box - 3 - INDENT)


def _name_rows(board: Board, cells: int) -> int:
    return max(len(_name(board, target, box_cells(cells))) for target in places_of(board).inside)


def _name(board: Board, target: Target, box: int) -> list[str]:
    """The whole name of a stage in rows, or its short one if that is too long."""
    whole_name, short = (name_in_box(name, box) for name in point_names(board, target))
    return whole_name if len(whole_name) <= NAME_ROWS else short


def _stage(ring: Ring, target: Target, name: list[str], laid: Laid, area: tuple[int, int], *, tall: bool) -> None:
    """A box: the name of a stage, and below it its tokens."""
    row, left = area
    here = laid.chosen == target.id
    ring.inside(area, ("target", target.id), here=here)
    ring.canvas.text(row, left, (Cell("▶ " if here else "  ", "strong"), Cell(str(target.number), "strong")))
    for number, text in enumerate(name, start=row):
        ring.canvas.text(number, left + INDENT, (Cell(text, "strong" if here else ""),))
    tokens = tokens_at(laid, target.id, named=tall)
    token_rows = rows_for_tokens(laid, tall=tall)
    shown = in_rows(tokens, ring.box - 3 - INDENT, token_rows)
    for number, token in enumerate(shown, start=row + ring.rows - token_rows):
        ring.canvas.text(number, left + INDENT, token)
