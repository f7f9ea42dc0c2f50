"""Points side by side as the columns of a table, with what each row of the framework says of them. Pure."""

from __future__ import annotations

from copro_tui.figures import places
from copro_tui.figures.board import Board, Direction, Laid
from copro_tui.figures.canvas import Canvas
from copro_tui.figures.cells import Cell, Figure, Hit
from copro_tui.figures.outside import is_whole, point_names
from copro_tui.figures.steps import along
from copro_tui.text.width import width
from copro_tui.text.wrap import wrap

MOST = 76
MOST_COLUMNS = 4
NARROWEST = 22
"""Cells of a column, with the mark of the cursor."""

WIDEST_NAME = 16
"""Cells of the names of the rows."""


def fits(board: Board, cells: int) -> bool:
    """Whether there is room for the columns."""
    return is_whole(board) and len(board.targets) <= MOST_COLUMNS and _room(board, cells) >= NARROWEST


def drawing(board: Board, laid: Laid, cells: int, *, tall: bool = False) -> Figure:
    """The points as columns, the chosen one marked, and below them row by row what holds for each (see ``fits``).

    What the rows say would give answers away, so that a board with tokens on it is a list.
    """
    if laid.held or laid.lying or laid.trace:
        return places.drawing(board, laid, cells, tall=tall)
    return _columns(board, laid, cells)


def _columns(board: Board, laid: Laid, cells: int) -> Figure:
    framework = board.framework
    assert framework is not None
    lead, room = _lead(board), _room(board, cells)
    names = [wrap(point_names(board, target)[0], room - 4) for target in board.targets]
    rows = [
        (
            wrap(row.name, lead - 2),
            [wrap(row.cells.get(target.id, "–"), room - 4) for target in board.targets],
        )
        for row in framework.rows
    ]
    heights = [max(len(name), *map(len, texts)) for name, texts in rows]
    head = max(map(len, names))
    canvas = Canvas(lead + room * len(board.targets), head + sum(heights))
    for number, target in enumerate(board.targets):
        here, left = laid.chosen == target.id, lead + number * room
        hit: Hit = ("target", target.id)
        canvas.area(0, left, head + sum(heights), room - 1, hit)
        canvas.area(0, left, head, room - 1, hit, "select" if here else "surface")
        canvas.text(0, left, (Cell("▶ " if here else "  ", "strong"), Cell(str(target.number), "strong")))
        for row, text in enumerate(names[number]):
            canvas.text(row, left + 4, (Cell(text, "strong" if here else "", bold=True),))
    top = head
    for (name, texts), height in zip(rows, heights, strict=True):
        for row, text in enumerate(name, start=top):
            canvas.text(row, 0, (Cell(text, "muted"),))
        for number, lines in enumerate(texts):
            for row, text in enumerate(lines, start=top):
                canvas.text(row, lead + number * room + 2, (Cell(text),))
        top += height
    return canvas.figure()


def step(board: Board, at: str | None, way: Direction, before: str | None = None) -> str | None:
    """The next point: ←→ through the columns, and ↑↓ through the list."""
    ids = [target.id for target in board.targets]
    if way in ("left", "right"):
        return along(ids, at, way, back="left", on="right")
    return along(ids, at, way, back="up", on="down")


def _lead(board: Board) -> int:
    """The cells of the names of the rows, and of the space after them."""
    rows = board.framework.rows if board.framework else ()
    return min(WIDEST_NAME, max((width(row.name) for row in rows), default=0)) + 2


def _room(board: Board, cells: int) -> int:
    return (min(cells, MOST) - _lead(board)) // max(1, len(board.targets))
