"""The list: a row for each place of a board, its whole name, and its tokens at the right. Pure.

It is the board of groups without a drawing and of the partners of a match, and what every other board becomes in a
window too narrow for it.
"""

from __future__ import annotations

from copro_tui.figures.board import Board, Direction, Laid, Target
from copro_tui.figures.cells import Cell, Figure
from copro_tui.figures.margin import NARROW, Line, beside, margin_room
from copro_tui.figures.outside import is_whole, places_of, whole
from copro_tui.figures.steps import along
from copro_tui.i18n import gettext as _
from copro_tui.text.width import clip
from copro_tui.text.wrap import wrap

FRAME = 4
"""The cells before a name, without its digits."""

DOMAINS = 5
"""Domains of a framework that are drawn as domains: in a list they keep the order of that drawing, from its top."""


def in_order(board: Board) -> tuple[Target, ...]:
    """The places from the top down: the most at the top where they go from less to more."""
    framework = board.framework
    if framework is not None and framework.ordered and is_whole(board):
        return board.targets[::-1]
    if framework is not None and framework.shape == "domains" and whole(board, DOMAINS, DOMAINS):
        places = places_of(board)
        below, above, left_above, left_below, centre = places.inside
        return (left_above, above, centre, left_below, below, *places.outside)
    return board.targets


def fits(board: Board, cells: int) -> bool:
    """There is room for it in any window."""
    return True


def step(board: Board, at: str | None, way: Direction, before: str | None = None) -> str | None:
    """The place that an arrow key comes to: ↑↓; None where it does nothing. ↓ enters at the top."""
    return along([target.id for target in in_order(board)], at, way, back="up", on="down")


def drawing(board: Board, laid: Laid, cells: int, *, tall: bool = False) -> Figure:
    """The board as a list, each row in exactly ``cells`` cells; the names of bands stand over their places."""
    lines: list[Line] = []
    band = ""
    for target in in_order(board):
        if (name := board.band_name(target)) != band:
            band = name
            if name:
                lines.append(Line(row=(Cell(clip(name, cells), "muted", bold=True),)))
        lines += _place(board, target, laid, cells)
        lines += _onwards(board, target)
    return beside(lines, laid, cells, margin_room(cells, laid, tight=NARROW))


def _onwards(board: Board, target: Target) -> list[Line]:
    """Where a stage of a circle leads: to the next one, and from the last to the first."""
    framework = board.framework
    if framework is None or framework.shape != "cycle" or not whole(board, 2, len(framework.points)):
        return []
    if target.id not in framework.by_id:
        return []
    last = target.id == framework.points[-1].id
    return [Line(row=(Cell(" " * FRAME + (_("↺ and round again") if last else "↓"), "rule" if not last else "muted"),))]


def _place(board: Board, target: Target, laid: Laid, cells: int) -> list[Line]:
    here, digits = target.id == laid.chosen, len(str(board.targets[-1].number))
    lead = FRAME + digits
    made = []
    for number, text in enumerate(wrap(target.name, cells - lead - margin_room(cells, laid, tight=NARROW) - 2)):
        mark = f"{'▶' if here else ' '} {target.number:>{digits}}  " if not number else " " * lead
        row = [Cell(mark, "strong" if here else "muted", bold=here), Cell(text, "strong" if here else "")]
        if not number and target.id == laid.barred:
            row.append(Cell(" ✗", "wrong", bold=True))
        made.append(Line(key=target.id if not number else "", row=tuple(row), ground="select" if here else "",
                         place=target.id))  # fmt: skip
    return made
