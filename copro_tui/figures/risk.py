"""A scale as steps that rise from left to right: how little is known of a piece of work. Pure."""

from __future__ import annotations

from itertools import groupby

from copro_tui.figures.bands import band_place, line_of
from copro_tui.figures.board import Board, Direction, Laid, Target
from copro_tui.figures.canvas import Canvas
from copro_tui.figures.cells import Cell, Figure, Hit, cut
from copro_tui.figures.outside import outside_rows, places_of, point_names, step_in_a_row, whole
from copro_tui.figures.tokens import Tokens, in_a_row, in_rows, its_place, tokens_at, yours
from copro_tui.text.width import clip, fit, width
from copro_tui.text.wrap import wrap

LEAST = 72
"""Cells that the drawing needs."""

MOST = 76
FEWEST_STEPS, MOST_STEPS = 3, 6
WIDEST_STEP = 14
NAME_ROWS = 3


def fits(board: Board, cells: int) -> bool:
    """Whether the scale can be drawn as steps."""
    if cells < LEAST or not whole(board, FEWEST_STEPS, MOST_STEPS):
        return False
    names, room = _names(board), _room(board, cells)
    words = max(width(word) for name in names for word in name.split())
    return words <= room and max(len(wrap(name, room)) for name in names) <= NAME_ROWS


def drawing(board: Board, laid: Laid, cells: int, *, tall: bool = False) -> Figure:
    """The steps, each one row higher than the one before, with names and bands below them (see ``fits``)."""
    places, room = places_of(board), _room(board, cells)
    count, names = len(places.inside), [wrap(name, room) for name in _names(board)]
    floor, under = count + (tall and laid.worked_on), max(map(len, names))
    bands = 2 * bool(board.framework and board.framework.bands)
    canvas = Canvas(count * room, floor + 1 + under + bands)
    if board.framework and board.framework.most:
        canvas.text(0, 0, (Cell(clip(board.framework.most, (count - 2) * room), "muted"),))
    for number, target in enumerate(places.inside):
        _step(canvas, target, laid, (count - 1 - number, number * room, floor, room), tall=tall)
        for row, text in enumerate(names[number], start=floor + 1):
            name = Cell(fit(text, room, centre=True), "strong" if laid.chosen == target.id else "")
            canvas.text(row, number * room, (Cell(name.text, name.role, ("target", target.id)),))
    if bands:
        _bands(canvas, board, room, floor + 1 + under)
    return (*canvas.figure(), *outside_rows(places.outside, laid, cells, named=tall))


def _names(board: Board) -> list[str]:
    """The short names: a step has little room."""
    return [point_names(board, target)[1] for target in places_of(board).inside]


def _room(board: Board, cells: int) -> int:
    """The cells of a step with its lines."""
    return min(WIDEST_STEP, min(cells, MOST) // max(1, len(places_of(board).inside)))


def _digit(cells: int) -> int:
    """The cells inside a step before its digit."""
    return (cells - 3) // 2


def _step(canvas: Canvas, target: Target, laid: Laid, area: tuple[int, int, int, int], *, tall: bool) -> None:
    """A step: its digit at the foot, and its tokens from the top down."""
    top, left, floor, cells = area
    here = laid.chosen == target.id
    hit: Hit = ("target", target.id)
    canvas.line(top, left, f"╭{'─' * (cells - 2)}╮")
    for row in range(top + 1, floor + 1):
        canvas.line(row, left, "│")
        canvas.line(row, left + cells - 1, "│")
    canvas.area(top + 1, left + 1, floor - top, cells - 2, hit, "select" if here else "surface")
    canvas.text(floor, left + 1, (Cell("▶" if here else " ", "strong"),))
    canvas.text(floor, left + 1 + _digit(cells), (Cell(str(target.number), "strong"),))
    tokens = tokens_at(laid, target.id, words=False, named=tall)
    rows = in_rows(tokens, cells - 3, floor - top - 1)
    for row, shown in enumerate(rows, start=top + 1):
        canvas.text(row, left + 2, shown)
    if floor - top == 1:
        _beside_digit(canvas, tokens, floor, left, cells)
    if word := _word(laid, target.id):
        row = top - 1 if top else 1 + len(rows)
        canvas.text(row, left + 2, (Cell(clip(word.text, cells - 3), word.role, hit),))


def _beside_digit(canvas: Canvas, tokens: Tokens, row: int, left: int, cells: int) -> None:
    """The tokens of a step of one row: the most important one before its digit, the others behind it."""
    if tokens.standing:
        first, others = tokens.standing[-1], Tokens(tokens.lying, tokens.standing[:-1])
    elif tokens.lying:
        first, others = tokens.lying[0], Tokens(tokens.lying[1:])
    else:
        return
    digit = _digit(cells)
    canvas.text(row, left + 2, cut(first, digit - 1))
    canvas.text(row, left + digit + 3, in_a_row(others, cells - digit - 4))


def _word(laid: Laid, place: str) -> Cell | None:
    """What a miss has to say of a place."""
    if laid.trace and laid.trace.yours == place:
        return Cell(yours(), "wrong")
    return Cell(its_place(), "right") if laid.trace and laid.trace.its == place else None


def _bands(canvas: Canvas, board: Board, room: int, row: int) -> None:
    """Under the names: each band with its own line and its name."""
    framework = board.framework
    assert framework is not None
    left = 0
    for _band, points in groupby(framework.points, key=lambda point: band_place(framework, point.id)):
        ids = [point.id for point in points]
        cells = room * len(ids)
        if band := framework.band_of(ids[0]):
            canvas.line(row, left, line_of(framework, ids[0]) * (cells - 1))
            canvas.text(row + 1, left, (Cell(clip(band.name, cells - 1), "muted", bold=True),))
        left += cells


def step(board: Board, at: str | None, way: Direction, before: str | None = None) -> str | None:
    """The next place: ←→ along the steps, ↓ to what lies outside, and ↑ back to where you came from."""
    return step_in_a_row(board, at, way, before)
