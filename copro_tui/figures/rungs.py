"""A ladder, drawn as a ladder: rungs between two rails, the highest at the top."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.figures.cells import Cell, Figure, Role, Row
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.text.width import clip, fit, width
from copro_tui.text.wrap import wrap

WIDE = 64
"""From this width on, the bands are bracketed at the right; below it they are named between the rungs."""

NARROWEST_RAILS = 30
"""Below this width a ladder is a numbered list."""

NAME_CELLS = 34
"""The longest name that a rung has room for."""

SHORTEST_NAME = 8
"""The room that a name has at least."""

BAND_CELLS = 24
"""The longest name that a bracket has room for."""


class Rung(Struct, frozen=True, kw_only=True):
    """One rung and how to draw it."""

    id: str
    number: int
    name: str
    short: str = ""
    """A shorter name for where the name does not fit; if empty, the name is clipped."""
    role: Role = ""
    """``current`` and ``lifted`` also move the marks that show it without colour."""
    current: bool = False
    tail: str = ""
    """The text at its right: a mark, a move, or the cases placed on it."""
    tail_role: Role = ""
    band: str = ""
    """The name of its band; neighbours with the same name are bracketed."""


def ladder(rungs: Sequence[Rung], cells: int, *, rails: bool = True, whole: bool = False) -> Figure:
    """The rungs from the top down, in at most ``cells`` cells.

    Without ``rails`` it is a numbered list; long names are then wrapped if ``whole``, else clipped.
    """
    wide, rails = cells >= WIDE, rails and cells >= NARROWEST_RAILS
    banded = any(rung.band for rung in rungs)
    frame = (14 + 4 * wide) if rails else 10
    tail = min(max(width(rung.tail) for rung in rungs), max(0, cells - frame - SHORTEST_NAME - 1))
    beside = 1 + tail if tail or (banded and wide) else 0
    if banded and wide:
        beside += 4 + min(BAND_CELLS, max(width(rung.band) for rung in rungs))
    room = max(SHORTEST_NAME, cells - frame - beside)
    longest = max(width(rung.name) for rung in rungs)
    if longest > room and not (whole and not rails):
        rungs = [replace(rung, name=rung.short.strip() or rung.name) for rung in rungs]
    if rails:
        room = min(room, NAME_CELLS, max(longest, 20))
    margin = "    " if wide and rails else ""
    rail: list[Row] = [(Cell(f"{margin}     ║" + " " * (room + 7) + "║", "rail"),)] if rails and wide else []
    rows: list[Row] = list(rail)
    for place, rung in enumerate(rungs):
        if banded and not wide and (place == 0 or rungs[place - 1].band != rung.band):
            rows.append((Cell("     "), Cell(f"── {clip(rung.band, cells - 11)} ──", "band")))
        lines = wrap(rung.name, room) if whole and not rails else [rung.name]
        row = [Cell(margin), *_rung(replace(rung, name=lines[0]), room, rails=rails)]
        if tail or (banded and wide):
            row.append(Cell(" " + fit(rung.tail, tail), rung.tail_role, ("target", rung.id)))
        if banded and wide:
            row.append(Cell("  " + _bracket(rungs, place), "band"))
        rows.append(tuple(row))
        rows += [(Cell(" " * 7), Cell(fit(more, room), "current" if rung.current else "", ("item", rung.id)))
                 for more in lines[1:]]  # fmt: skip
    return (*rows, *rail)


def _rung(rung: Rung, room: int, *, rails: bool) -> list[Cell]:
    lifted = rung.role == "lifted"
    mark = "▶" if rung.current else " "
    left, right = ("╠═", "═╣") if rails else ("", "")
    return [
        Cell(f"{mark} ", "current" if rung.current else ""),
        Cell(f"{rung.number:>2} ", "number"),
        Cell(left, "rail"),
        Cell("▲ ", "lifted") if lifted else Cell("  "),
        Cell(fit(rung.name, room), rung.role or ("current" if rung.current else ""), ("item", rung.id)),
        Cell(" ▼ ", "lifted") if lifted else Cell("   "),
        Cell(right, "rail"),
    ]


def _bracket(rungs: Sequence[Rung], place: int) -> str:
    """The part of the bracket beside a rung, with the band's name beside the middle rung."""
    band = rungs[place].band
    first = last = place
    while first > 0 and rungs[first - 1].band == band:
        first -= 1
    while last + 1 < len(rungs) and rungs[last + 1].band == band:
        last += 1
    if first == last:
        piece = "─"
    elif place == first:
        piece = "╮"
    elif place == last:
        piece = "╯"
    else:
        piece = "│"
    return f"{piece} {clip(band, BAND_CELLS)}" if place == (first + last) // 2 else piece


def rungs_of(framework: Framework, current: str | None = None) -> tuple[Rung, ...]:
    """The points of a framework as rungs, the highest first."""
    rungs = []
    for place, point in reversed(list(enumerate(framework.points))):
        band = framework.band_of(point.id)
        rungs.append(
            Rung(
                id=point.id,
                number=place + 1,
                name=point.name,
                short=point.short,
                current=point.id == current,
                band=band.name if band else "",
            )
        )
    return tuple(rungs)


def move_text(move: int, place: str) -> str:
    """The mark of a misplaced rung: how far up or down it belongs, and the number of its right place."""
    arrow = f"↑{move}" if move > 0 else f"↓{-move}"
    return _("%(arrow)s to %(place)s") % {"arrow": arrow, "place": place}
