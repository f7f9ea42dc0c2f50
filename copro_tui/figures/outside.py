"""Places of a board that are not on its drawing, such as *none of these*: below it, marked as outside. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from copro_tui.figures.board import Board, Direction, Laid, Target
from copro_tui.figures.cells import Cell, Figure, Ground, Hit, Row, grounded, row_width
from copro_tui.figures.steps import along
from copro_tui.figures.tokens import in_a_row, tokens_at
from copro_tui.i18n import gettext as _
from copro_tui.text.safe import safe_line
from copro_tui.text.width import width
from copro_tui.text.wrap import wrap

TOKEN_CELLS = 20
"""Cells that are kept for the tokens at each place."""


class Places(Struct, frozen=True):
    """The places of a board: those that are points of its framework, in its order, and those outside."""

    inside: tuple[Target, ...]
    outside: tuple[Target, ...]


def places_of(board: Board) -> Places:
    """The places on the drawing and outside it."""
    known = board.framework.places if board.framework else {}
    inside = sorted((one for one in board.targets if one.id in known), key=lambda one: known[one.id])
    outside = (Target(one.id, one.number, safe_line(one.name)) for one in board.targets if one.id not in known)
    return Places(tuple(inside), tuple(outside))


def whole(board: Board, least: int, most: int) -> bool:
    """Whether every point of the framework is a place, and there are ``least`` to ``most`` of them."""
    if board.framework is None:
        return False
    points = len(board.framework.points)
    return least <= points <= most and len(places_of(board).inside) == points


def is_whole(board: Board) -> bool:
    """Whether its places are the points of its framework, every one of them and nothing else, in their order."""
    return board.framework is not None and [one.id for one in board.targets] == list(board.framework.places)


def point_names(board: Board, target: Target) -> tuple[str, str]:
    """The whole name and the short name of a place on the drawing."""
    point = board.framework.by_id.get(target.id) if board.framework else None
    whole_name, short = (point.name, point.label) if point else (target.name, target.name)
    return safe_line(whole_name), safe_line(short)


def outside_rows(outside: Sequence[Target], laid: Laid, cells: int, *, named: bool = False) -> Figure:
    """The places outside, side by side or in a row each; as many rows whatever lies there.

    ``named`` gives tokens their names.
    """
    if not outside:
        return ()
    lead = "  " + _("outside") + "  "
    room = cells - width(lead)
    rooms = [2 + width(f"{target.number} {target.name}") + TOKEN_CELLS for target in outside]
    if sum(rooms) <= room:
        rooms[-1] += room - sum(rooms)
        row = [cell for target, own in zip(outside, rooms, strict=True)
               for cell in _place(target, target.name, laid, own, named=named)]  # fmt: skip
        return ((Cell(lead, "muted"), *row),)
    rows: list[Row] = []
    for target in outside:
        lines = wrap(target.name, max(8, room - len(f"▶ {target.number} ") - TOKEN_CELLS))
        head = Cell(" " * width(lead) if rows else lead, "muted")
        rows.append((head, *_place(target, lines[0], laid, room, named=named)))
        indent = Cell(" " * (width(lead) + len(f"▶ {target.number} ")))
        rows += [(indent, _name(target, more, laid.chosen == target.id)) for more in lines[1:]]
    return tuple(rows)


def step_in_a_row(board: Board, at: str | None, way: Direction, back: str | None, *, enter: int = 0) -> str | None:
    """The place that an arrow key comes to where places stand side by side: ←→ along them, ↓ to what lies outside.

    From there ↑ leads to the place ``back`` if it is one of them, else to the one at ``enter``.
    """
    places = places_of(board)
    ids = [target.id for target in places.inside]
    if at is None:
        return ids[-1] if way == "left" else ids[0]
    if at not in ids:
        return step_outside(board, at, way, back if back in ids else ids[enter])
    if way == "down":
        return places.outside[0].id if places.outside else None
    return along(ids, at, way, back="left", on="right")


def step_outside(board: Board, at: str, way: Direction, back: str) -> str | None:
    """The place that an arrow key comes to from one outside: along them, or up to the place ``back``."""
    ids = [target.id for target in places_of(board).outside]
    place = ids.index(at)
    if way in ("right", "down"):
        return ids[place + 1] if place + 1 < len(ids) else None
    if place:
        return ids[place - 1]
    return back if way == "up" else None


def _place(target: Target, name: str, laid: Laid, cells: int, *, named: bool) -> Row:
    """A place with its tokens in exactly ``cells`` cells."""
    here = laid.chosen == target.id
    ground: Ground = "select" if here else ""
    hit: Hit = ("target", target.id)
    head = (
        Cell("▶ " if here else "  ", "strong", ground=ground),
        Cell(f"{target.number} ", "strong", ground=ground),
        _name(target, name, here),
        Cell("  "),
    )
    tokens = in_a_row(tokens_at(laid, target.id, named=named), cells - row_width(head) - 1)
    return grounded((*head, *tokens, Cell(" " * (cells - row_width(head) - row_width(tokens)))), "", hit)


def _name(target: Target, text: str, here: bool) -> Cell:
    return Cell(text, "strong" if here else "", ("target", target.id), "select" if here else "")
