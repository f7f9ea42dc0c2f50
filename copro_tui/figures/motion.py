"""The frames between two drawings: a token on its way to its place, a plank that is picked up. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.figures.cells import SOLID, Cell, Figure, Hit, Row, row_width
from copro_tui.text.width import width

STEPS = 3
"""Frames in which a token crosses to its place."""

LARGEST_TOKEN = 5
"""Cells of the widest token; what is wider is a plank."""


class Spot(Struct, frozen=True):
    """Where something stands in a figure."""

    row: int
    left: int
    run: Row
    """What is drawn there."""

    @property
    def cells(self) -> int:
        return row_width(self.run)


def frames(before: Figure, after: Figure) -> tuple[Figure, ...]:
    """What is to be seen between two drawings of a board: nothing where nothing is in hand, or it has not moved.

    A token crosses in three frames from where it was in hand to where it is then; a plank rises in one, in which it is
    off its rails and not lit yet. Every frame has as many rows as ``after``, and none is wider than the two.
    """
    now, then = _in_hand(after), _in_hand(before)
    if now is not None and now.cells > LARGEST_TOKEN:
        return () if then is not None else (_unlit(after, now),)
    if then is None or then.cells > LARGEST_TOKEN:
        return ()
    goal = now if now is not None and _item(now) == _item(then) else _put_down(after, then)
    if goal is None or (goal.row, goal.left) == (then.row, then.left) or then.row >= len(after):
        return ()
    bare = _over(after, goal.row, goal.left, _under(before, after, goal))
    return tuple(
        _over(bare, _between(then.row, goal.row, step), _between(then.left, goal.left, step), goal.run)
        for step in range(1, STEPS + 1)
    )


def _between(start: int, end: int, step: int) -> int:
    return round(start + (end - start) * step / (STEPS + 1))


def _in_hand(figure: Figure) -> Spot | None:
    """What stands out from the figure and is an item: what is in hand, or has just come to its place.

    The last of them, because the line that says in words where it is comes before the board.
    """
    found = None
    for number, row in enumerate(figure):
        left = 0
        for at, cell in enumerate(row):
            if cell.ground in SOLID and cell.hit is not None and cell.hit[0] == "item":
                run = _run(row, at)
                found = Spot(number, left, run) if found is None or found.row != number else found
            left += width(cell.text)
    return found


def _run(row: Row, at: int) -> Row:
    """The neighbours on the same ground from a cell on."""
    end = at
    while end < len(row) and row[end].ground == row[at].ground:
        end += 1
    return row[at:end]


def _item(spot: Spot) -> Hit | None:
    return spot.run[0].hit


def _put_down(figure: Figure, token: Spot) -> Spot | None:
    """Where a token lies that was in hand: its letter with a sign."""
    letter = token.run[0].text.strip(" []")
    for number, row in enumerate(figure):
        left = 0
        for cell in row:
            if cell.hit == _item(token) and cell.text.startswith(letter) and width(cell.text) <= len(letter) + 1:
                return Spot(number, left, (cell,))
            left += width(cell.text)
    return None


def _under(before: Figure, after: Figure, spot: Spot) -> Row:
    """What was where a token is to come, if the two drawings have the same row there; else nothing."""
    if len(before) == len(after) and row_width(before[spot.row]) == row_width(after[spot.row]):
        was = _part(before[spot.row], spot.left, spot.left + spot.cells)
        if row_width(was) == spot.cells and not any(cell.ground in SOLID for cell in was):
            return was
    beside = _part(after[spot.row], spot.left - 1, spot.left)
    return (Cell(" " * spot.cells, ground=beside[0].ground if beside else ""),)


def _unlit(figure: Figure, plank: Spot) -> Figure:
    """The figure with a plank that is not lit yet."""
    hit = _item(plank)
    row = figure[plank.row]
    ground = next(cell.ground for cell in row if cell.hit == hit and cell.ground in SOLID)
    dark = tuple(replace(cell, role="strong", ground="panel") if cell.ground == ground else cell for cell in row)
    return (*figure[: plank.row], dark, *figure[plank.row + 1 :])


def _over(figure: Figure, number: int, left: int, run: Iterable[Cell]) -> Figure:
    """The figure with ``run`` drawn over a row of it."""
    row, run = figure[number], tuple(run)
    start = _part(row, 0, left)
    gap = Cell(" " * (left - row_width(start)))
    new = (*start, *((gap,) if gap.text else ()), *run, *_part(row, left + row_width(run), row_width(row)))
    return (*figure[:number], new, *figure[number + 1 :])


def _part(row: Row, start: int, end: int) -> Row:
    """The cells of a row from ``start`` to before ``end``; a sign that is cut in two becomes spaces."""
    kept: list[Cell] = []
    at = 0
    for cell in row:
        text = ""
        for sign in cell.text:
            cells = width(sign)
            inside = max(0, min(at + cells, end) - max(at, start))
            text += sign if inside == cells else " " * inside
            at += cells
        if text:
            kept.append(replace(cell, text=text))
    return tuple(kept)
