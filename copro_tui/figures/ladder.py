"""A ladder: rungs between two rails, the highest at the top, in the line and colour of their bands. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.figures.bands import TINTS, hue, line_of
from copro_tui.figures.board import Board, Direction, Laid, Target, Token
from copro_tui.figures.cells import Cell, Figure, Ground, Hit, Role, Row, grounded, padded, row_width
from copro_tui.figures.margin import LEAST as SIGNS
from copro_tui.figures.margin import margin
from copro_tui.figures.outside import is_whole
from copro_tui.figures.steps import along
from copro_tui.figures.tokens import Tokens, chip, in_a_row, lying
from copro_tui.text.width import clip, fit, width

LEAST = 32
"""The cells that a ladder needs; with fewer it is a list. What stands beside its rungs needs some more."""

WIDE = 60
"""The cells from which planks are wide and the bands are named."""

TOKEN = 3
"""The cells for a token at the right end of a plank."""

BEFORE = 6
"""The cells before the rails: the mark of the cursor, the digits, and a space between them and the rails."""

RAILS = {"╌": "┊", "─": "│", "━": "┃", "═": "║"}
"""The rail beside a rung, by the line of the rung; a ladder without bands has double lines."""

JOINTS = {"╌": ("┊", "┊"), "─": ("├", "┤"), "━": ("┣", "┫"), "═": ("╠", "╣")}
"""The rails where a rung joins them."""


class Plank(Struct, frozen=True, kw_only=True):
    """One rung as it is drawn."""

    hit: Hit
    number: int
    name: str
    line: str = "═"
    role: Role = "rule"
    ground: Ground = "surface"
    here: bool = False
    """Whether the cursor is on it."""
    barred: bool = False
    token: Row = ()
    """What stands at the right end of the plank: the token in hand, or what has no room beside the rails."""


def room_of(cells: int, *, placing: bool) -> int:
    """The cells of a plank: fewer while cases are placed, because tokens and the names of bands stand beside it."""
    if cells < WIDE:
        return 18 + 4
    return 24 + 4 if placing else 34 + 4


def fits(board: Board, cells: int) -> bool:
    """Whether there is room for a ladder, and on its planks for the names and a token."""
    room = room_of(cells, placing=True) - 4 - TOKEN
    return (
        cells >= LEAST + SIGNS
        and is_whole(board)
        and all(width(board.label(target)) <= room for target in board.targets)
    )


def drawing(board: Board, laid: Laid, cells: int, *, tall: bool = False) -> Figure:
    """The ladder of a board, in at most ``cells`` cells (see ``fits``); ``tall`` has a row between two rungs.

    While cases are placed, planks are shorter and the captions are left out; that is so as soon as there is a token in
    hand, even one that is at no place yet.
    """
    placing = laid.worked_on
    room = room_of(cells, placing=placing)
    rows: list[Row] = []
    keys: list[str] = []
    for target in reversed(board.targets):
        plank = _plank(board, target, laid, cells, room - 4)
        rows.append(plank_row(plank, room))
        keys.append(target.id)
        if tall and target is not board.targets[0]:
            rows.append(rails(room, plank))
            keys.append("")
    gap = 2 if cells >= WIDE else 1
    side = cells - BEFORE - room - 4 - gap
    beside = margin(keys, _without(laid, _on_planks(laid, cells)), side, flush=False)
    names = _band_names(board, keys, beside, side) if cells >= WIDE else {}
    figure = []
    for number, (row, key) in enumerate(zip(rows, keys, strict=True)):
        end = beside[number]
        if number in names:
            name = names[number]
            end = (*padded(end, side - width(name.text)), name) if placing else (name,)
        figure.append(grounded((*row, Cell(" " * gap), *end), "", ("target", key) if key else None))
    framework = board.framework
    if placing or framework is None:
        return tuple(figure)
    return captioned(figure, room, framework.most, framework.least)


def step(board: Board, at: str | None, way: Direction, before: str | None = None) -> str | None:
    """The place that an arrow key comes to: ↑↓; None where it does nothing. ↑ enters at the lowest rung."""
    return along([target.id for target in board.targets], at, way, back="down", on="up")


def plank_row(plank: Plank, room: int) -> Row:
    """A rung with its number and its rails."""
    name = fit(plank.name, room - 4 - row_width(plank.token))
    ground: Ground = "select" if plank.here else plank.ground
    (left, right), (hit, role) = JOINTS[plank.line], (plank.hit, plank.role)
    return (
        *_number(plank),
        Cell(left + plank.line, role, hit),
        Cell(f"  {name}", "strong" if plank.here else "", hit, ground),
        *grounded(plank.token, ground, hit),
        Cell("  ", "", hit, ground),
        Cell(plank.line + right, role, hit),
    )


def _number(plank: Plank) -> Row:
    mark = f" {'▶' if plank.here else ' '}{plank.number:>2}"
    return (
        Cell(mark, "strong" if plank.here else "muted", plank.hit),
        Cell("✗ ", "wrong", plank.hit, bold=True) if plank.barred else Cell("  ", "", plank.hit),
    )


def rails(room: int, above: Plank | None = None, text: str = "") -> Row:
    """The rails without a rung, as they are beside the rung ``above``; perhaps with a caption between them."""
    rail, role = (RAILS[above.line], above.role) if above else ("║", "rule")
    inner = Cell(fit(text, room + 2, centre=True), "muted")
    return (Cell(" " * BEFORE), Cell(rail, role), inner, Cell(rail, role))


def captioned(rows: Sequence[Row], room: int, most: str, least: str) -> Figure:
    """The ladder between its two captions; without rows for them if it has none."""
    above = (rails(room, text=most),) if most else ()
    below = (rails(room, text=least),) if least else ()
    return (*above, *rows, *below)


def _on_planks(laid: Laid, cells: int) -> tuple[Token, ...]:
    """The tokens on the planks: what is in hand; and on a narrow ladder, what lies at the ends of a trace."""
    if laid.trace is None or cells >= WIDE:
        return (laid.held,) if laid.held is not None else ()
    ends = (laid.trace.yours, laid.trace.its)
    return tuple(one for one in laid.lying if one.place in ends and one.case != laid.trace.case)


def _without(laid: Laid, tokens: Sequence[Token]) -> Laid:
    return replace(laid, held=None, lying=tuple(one for one in laid.lying if one not in tokens))


def _plank(board: Board, target: Target, laid: Laid, cells: int, room: int) -> Plank:
    own = hue(board.framework, target.id) if board.framework is not None else None
    here = [one for one in _on_planks(laid, cells) if one.place == target.id]
    if laid.held is not None:
        token: Row = tuple(chip(one) for one in here)
    else:
        token = in_a_row(Tokens(tuple((lying(one),) for one in here)), TOKEN, gap=1)
    whole = width(target.name) <= room - TOKEN * bool(token)
    return Plank(
        hit=("target", target.id),
        number=target.number,
        name=target.name if whole else board.label(target),
        line=line_of(board.framework, target.id) if own and board.framework is not None else "═",
        role=own or "rule",
        ground=TINTS[own] if own else "surface",
        here=target.id == laid.chosen,
        barred=target.id == laid.barred,
        token=token,
    )


def _band_names(board: Board, keys: Sequence[str], beside: Sequence[Row], room: int) -> dict[int, Cell]:
    """The name of each band by the row it stands at: that of its middle rung, or the nearest one with room for it."""
    names: dict[int, Cell] = {}
    bands: dict[str, list[Target]] = {}
    for target in reversed(board.targets):
        bands.setdefault(board.band_name(target), []).append(target)
    for name, inside in bands.items():
        middle = (len(inside) - 1) // 2
        text = clip(name, room)
        for target in sorted(inside, key=lambda one: abs(inside.index(one) - middle)):
            number = keys.index(target.id)
            if name and (not row_width(beside[number]) or row_width(beside[number]) + 2 + width(text) <= room):
                own = hue(board.framework, target.id) if board.framework is not None else None
                names[number] = Cell(text, own or "muted", bold=True)
                break
    return names
