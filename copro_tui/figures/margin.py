"""What stands beside the rows of an upright board: the tokens that lie, what is in hand, the trace of a miss. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.figures.board import Laid, Trace
from copro_tui.figures.cells import Cell, Figure, Ground, Row, cut, grounded, padded, row_width
from copro_tui.figures.tokens import Tokens, ends_of, in_a_row, its_place, tokens_at, yours

ROOMY, TIGHT, NARROW, LEAST = 19, 14, 9, 6
"""The cells of a margin where there is room, where there is little, and where it has signs only."""

ROOMY_FROM, TIGHT_FROM, NARROW_FROM = 60, 34, 28
"""The cells of a whole board from which its margin is roomy, tight or narrow."""

SHORTEST = 2
"""The cells of one token that lies, or of the count of several."""


class Line(Struct, frozen=True, kw_only=True):
    """One row of an upright board, before anything stands beside it."""

    row: Row
    key: str = ""
    """The place whose tokens stand beside this row; of several rows of a place, only the first has it."""
    place: str = ""
    """The place that the row belongs to; empty if it belongs to none."""
    ground: Ground = ""


def margin_room(cells: int, laid: Laid, *, tight: int = TIGHT) -> int:
    """The cells that a board of ``cells`` cells leaves for its margin: none if there is nothing to stand there.

    ``tight`` are those for a window that is neither wide nor very narrow.
    """
    if not laid.worked_on:
        return 0
    if cells >= TIGHT_FROM:
        return ROOMY if cells >= ROOMY_FROM else tight
    return NARROW if cells >= NARROW_FROM else LEAST


def beside(lines: Sequence[Line], laid: Laid, cells: int, room: int) -> Figure:
    """The rows with a margin of ``room`` cells at their right, each in exactly ``cells`` cells, on their grounds."""
    figure = []
    for line, side in zip(lines, margin([line.key for line in lines], laid, room, flush=True), strict=True):
        row = (*padded(cut(line.row, cells - room), cells - room), *padded(side, room))
        figure.append(grounded(row, line.ground, ("target", line.place) if line.place else None))
    return tuple(figure)


def margin(keys: Sequence[str], laid: Laid, cells: int, *, flush: bool) -> list[Row]:
    """What stands beside each row of a board, in at most ``cells`` cells: from the left, or ``flush`` at the right.

    ``keys`` has, for each row, the place whose tokens stand beside it, or nothing.
    """
    trace = laid.trace if laid.trace is not None and {laid.trace.yours, laid.trace.its} <= set(keys) else None
    traced = laid.trace.case if laid.trace is not None else ""
    plain = replace(laid, trace=None, barred="", lying=tuple(one for one in laid.lying if one.case != traced))
    rows = [tokens_at(plain, key) if key else Tokens() for key in keys]
    if trace is None:
        return [_aligned(in_a_row(tokens, cells - 1, gap=1), cells, flush=flush) for tokens in rows]
    mine, its = keys.index(trace.yours), keys.index(trace.its)
    pieces = _pieces(trace, cells, upwards=its < mine)
    block = max(map(row_width, pieces.values()))
    left = cells - block - (cells >= ROOMY) if flush else 0
    made: list[Row] = []
    for number, tokens in enumerate(rows):
        if number in (mine, its):
            made.append(_end_of_trace(pieces[keys[number]], tokens, left, cells))
        elif min(mine, its) < number < max(mine, its):
            room = cells - left - 2
            rest = _aligned(in_a_row(tokens, room - 1, gap=1), room, flush=flush)
            made.append((Cell(" " * left), Cell("│ ", "rule"), *rest))
        else:
            made.append(_aligned(in_a_row(tokens, cells - 1, gap=1), cells, flush=flush))
    return made


def _aligned(row: Row, cells: int, *, flush: bool) -> Row:
    """A row as it is, or a cell from the right edge."""
    return (Cell(" " * max(0, cells - row_width(row) - 1)), *row) if flush else row


def _pieces(trace: Trace, cells: int, *, upwards: bool, words: bool = True) -> dict[str, Row]:
    """The two ends of a trace, by their place; without words if they have no room."""
    wrong, right = ends_of(trace)
    first, last = ("╰", "╭") if upwards else ("╭", "╰")
    gap = " " if cells > TIGHT else ""
    mine: Row = (Cell(f"{first}─{gap}", "rule"), wrong)
    its: Row = (Cell(f"{last}▶", "rule"), right)
    if words:
        mine, its = (*mine, Cell(f" {yours()}", "wrong")), (*its, Cell(f"{gap}{its_place()}", "right"))
        if max(row_width(mine), row_width(its)) > cells:
            return _pieces(trace, cells, upwards=upwards, words=False)
    return {trace.yours: mine, trace.its: its}


def _end_of_trace(piece: Row, tokens: Tokens, left: int, cells: int) -> Row:
    """One end of a trace with the tokens of its place: after it, or before it, or instead of its words."""
    others = in_a_row(tokens, cells, gap=1)
    if not others:
        return (Cell(" " * left), *piece)
    for gap in (3, 1):
        if left + row_width(piece) + gap + row_width(others) <= cells:
            return (Cell(" " * left), *piece, Cell(" " * gap), *others)
    if left > SHORTEST:
        return (*padded(in_a_row(tokens, left - 1, gap=1), left), *piece)
    wordless = piece[:2]
    free = cells - left - row_width(wordless) - 1
    if free < SHORTEST:
        return (Cell(" " * left), *piece)
    return (Cell(" " * left), *wordless, Cell(" "), *in_a_row(tokens, free, gap=1))
