"""Points side by side as the columns of a table, with what each row of the framework says of them. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.figures import places
from copro_tui.figures.board import Board, Direction, Laid
from copro_tui.figures.canvas import Canvas
from copro_tui.figures.card import meaning
from copro_tui.figures.cells import Cell, Figure, Ground
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

GAP = 2
"""Cells between the names and the columns, and before each column for the mark of the cursor."""

FRAME = GAP + 2
"""Cells of a column beside its text."""


def fits(board: Board, cells: int) -> bool:
    """Whether there is room for the columns."""
    return is_whole(board) and len(board.targets) <= MOST_COLUMNS and _room(board, cells) >= NARROWEST


def drawing(board: Board, laid: Laid, cells: int, *, tall: bool = False) -> Figure:
    """The points as columns: their names, what they mean, and row by row what holds for each (see ``fits``).

    What the rows say would give answers away, so that a board with tokens on it is a list.
    """
    if laid.worked_on:
        return places.drawing(board, laid, cells, tall=tall)
    return _columns(board, laid, cells)


def _columns(board: Board, laid: Laid, cells: int) -> Figure:
    lead, room = _lead(board), _room(board, cells)
    rows = list(_rows(board, lead - GAP, room - FRAME))
    heights = [max(map(len, (name, *texts))) for name, texts in rows]
    canvas = Canvas(lead + room * len(board.targets), sum(heights))
    for number, target in enumerate(board.targets):
        here, left = laid.chosen == target.id, lead + number * room
        ground: Ground = "select" if here else ""
        canvas.area(0, left, sum(heights), room - 1, ("target", target.id), ground)
        canvas.area(0, left, heights[0], room - 1, ("target", target.id), ground or "surface")
        canvas.text(0, left, (Cell("▶ " if here else "  ", "strong"),))
    top = 0
    for (name, texts), height in zip(rows, heights, strict=True):
        for row, cell in enumerate(name, start=top):
            canvas.text(row, 0, (cell,))
        for number, lines in enumerate(texts):
            for row, cell in enumerate(lines, start=top):
                canvas.text(row, lead + number * room + GAP, (cell,))
        top += height
    return canvas.figure()


def _rows(board: Board, lead: int, room: int) -> Iterator[tuple[list[Cell], list[list[Cell]]]]:
    """The rows of the table, each with its name and the lines of each column: names, meanings, what the rows say."""
    framework = board.framework
    assert framework is not None
    points = framework.points
    heads = [(number, point_names(board, target)[0]) for number, target in enumerate(board.targets, start=1)]
    yield [], [[Cell(text, "strong") for text in wrap(f"{number} {name}", room)] for number, name in heads]
    yield [], [[Cell(text, one.role) for one in meaning(point) for text in wrap(one.text, room)] for point in points]
    for row in framework.rows:
        said = [row.cells.get(point.id, "–") for point in points]
        yield (
            [Cell(text, "muted") for text in wrap(row.name, lead)],
            [[Cell(t) for t in wrap(one, room)] for one in said],
        )


def step(board: Board, at: str | None, way: Direction, before: str | None = None) -> str | None:
    """The next point: ←→ through the columns, and ↑↓ through the list."""
    ids = [target.id for target in board.targets]
    if way in ("left", "right"):
        return along(ids, at, way, back="left", on="right")
    return along(ids, at, way, back="up", on="down")


def _lead(board: Board) -> int:
    """The cells of the names of the rows, and of the space after them."""
    rows = board.framework.rows if board.framework else ()
    return min(WIDEST_NAME, max((width(row.name) for row in rows), default=0)) + GAP


def _room(board: Board, cells: int) -> int:
    return (min(cells, MOST) - _lead(board)) // max(1, len(board.targets))
