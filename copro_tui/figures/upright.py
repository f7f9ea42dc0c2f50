"""A spectrum upright, for windows too narrow for its lanes: the most at the top, each band under its name. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from copro_tui.figures.bands import TINTS, hue, line_of
from copro_tui.figures.board import Board, Direction, Laid, Target
from copro_tui.figures.cells import Cell, Figure, Ground, Role, Row, grounded, padded, row_width
from copro_tui.figures.margin import Line, beside, margin_room
from copro_tui.figures.outside import is_whole
from copro_tui.figures.steps import along
from copro_tui.figures.tokens import in_a_row, tokens_at
from copro_tui.text.width import clip, width
from copro_tui.text.wrap import wrap

FRAME = 5
"""The cells before a name, without its digits: the line of the band and the mark of the cursor."""


def fits(board: Board, cells: int) -> bool:
    """Whether the board has an order that goes up; there is room for it in any window."""
    return is_whole(board)


def step(board: Board, at: str | None, way: Direction, before: str | None = None) -> str | None:
    """The place that an arrow key comes to: ↑↓; None where it does nothing. ↑ enters at the lowest place."""
    return along([target.id for target in board.targets], at, way, back="down", on="up")


def drawing(board: Board, laid: Laid, cells: int, *, tall: bool = False, low: bool = False) -> Figure:
    """The board upright, each row in exactly ``cells`` cells, with the name of each band over its places.

    ``low`` is for a window of few rows: the names of the bands stand at the right.
    """
    lines: list[Line] = []
    band = ""
    for target in reversed(board.targets):
        if (name := board.band_name(target)) != band:
            band = name
            if name and not low:
                lines.append(_heading(board, target, cells - margin_room(cells, laid)))
        lines += _place(board, target, laid, cells)
    return _low(board, lines, laid, cells) if low else beside(lines, laid, cells, margin_room(cells, laid))


def _low(board: Board, lines: list[Line], laid: Laid, cells: int) -> Figure:
    """The rows with their tokens and the name of their band at the right."""
    shown = replace(laid, barred="")
    by_id = {target.id: target for target in board.targets}
    figure = []
    for line in lines:
        target = by_id[line.place]
        room = cells - row_width(line.row) - 2
        tokens = in_a_row(tokens_at(shown, line.key, words=False), room, gap=1) if line.key else ()
        name = board.band_name(target) if line.key else ""
        if tokens and width(name) + 2 + row_width(tokens) <= room:
            tokens = (*tokens, Cell("  "))
        elif tokens:
            name = ""
        end: Row = (*tokens, Cell(clip(name, room), _colours(board, target)[0]), Cell(" "))
        row = (*padded(line.row, cells - row_width(end)), *end)
        figure.append(grounded(row, line.ground, ("target", line.place)))
    return tuple(figure)


def _heading(board: Board, target: Target, cells: int) -> Line:
    role, ground = _colours(board, target)
    name = clip(board.band_name(target), cells - 2)
    return Line(
        row=(_bar(board, target), Cell(f" {name}", role if ground != "surface" else "muted", bold=True)),
        ground=ground,
        place=target.id,
    )


def _place(board: Board, target: Target, laid: Laid, cells: int) -> list[Line]:
    here, ground = target.id == laid.chosen, _colours(board, target)[1]
    digits = len(str(board.targets[-1].number))
    lead = FRAME + digits
    made = []
    for number, text in enumerate(_name(board, target, cells - lead - margin_room(cells, laid) - 2)):
        mark = f" {'▶' if here else ' '} {target.number:>{digits}} " if not number else " " * (lead - 1)
        row = [
            _bar(board, target),
            Cell(mark, "strong" if here else "", bold=True),
            Cell(text, "strong" if here else ""),
        ]
        if not number and target.id == laid.barred:
            row += [Cell(" ✗", "wrong", bold=True)]
        made.append(Line(key=target.id if not number else "", row=tuple(row), ground="select" if here else ground,
                         place=target.id))  # fmt: skip
    return made


def _name(board: Board, target: Target, room: int) -> list[str]:
    """A place's name in rows: the whole one on a single row, else the short one on as many as it needs."""
    return wrap(target.name if width(target.name) <= room else board.label(target), room)


def _colours(board: Board, target: Target) -> tuple[Role, Ground]:
    """The role of a place's line, and the ground of its row."""
    own = hue(board.framework, target.id) if board.framework is not None else None
    return (own, TINTS[own]) if own else ("rule", "surface")


def _bar(board: Board, target: Target) -> Cell:
    line = line_of(board.framework, target.id, upright=True) if board.framework is not None else "│"
    return Cell(line, _colours(board, target)[0], ground=_colours(board, target)[1])
