"""Groups drawn as columns with their items, and pairs drawn with an arrow from each item to its partner."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from copro_tui.figures.cells import BLANK, Cell, Figure, Hit, Role, Row
from copro_tui.i18n import gettext as _
from copro_tui.text.width import clip, fit, width
from copro_tui.text.wrap import wrap

NARROWEST_COLUMN = 13
"""Below this many cells a column cannot be read; the groups are listed one under the other instead."""


class Chip(Struct, frozen=True, kw_only=True):
    """An item in a figure: its number, the beginning of its text, its mark."""

    id: str
    number: int
    text: str
    target: str = ""
    """The id of the target that it was put at; empty if it is not placed yet."""
    role: Role = ""
    sign: str = ""
    current: bool = False


class Place(Struct, frozen=True, kw_only=True):
    """A target in a figure."""

    id: str
    number: int
    name: str


def columns(places: Sequence[Place], chips: Sequence[Chip], cells: int, *, current: str | None = None) -> Figure:
    """The groups side by side, each with its items; one under the other if there is no room."""
    room = cells // len(places) - 1
    if room < NARROWEST_COLUMN:
        return _stacked(places, chips, cells, current)
    inside = {place.id: [chip for chip in chips if chip.target == place.id] for place in places}
    heads = [wrap(f"{place.number} {place.name}", room - 1) for place in places]
    rows: list[Row] = [tuple(Cell("┌" + "─" * (room - 1) + " ", "rail", ("target", place.id)) for place in places)]
    for line in range(max(map(len, heads))):
        row: list[Cell] = []
        for place, head in zip(places, heads, strict=True):
            role: Role = "current" if place.id == current else "band"
            text = head[line] if line < len(head) else ""
            row += [Cell("│", "rail"), Cell(fit(text, room), role, ("target", place.id))]
        rows.append(tuple(row))
    for line in range(max([len(items) for items in inside.values()] + [1])):
        row = []
        for place in places:
            items = inside[place.id]
            row.append(Cell("│", "rail"))
            row.append(_chip(items[line], room) if line < len(items) else Cell(" " * room, "", ("target", place.id)))
        rows.append(tuple(row))
    rows.append(tuple(Cell("└" + "─" * (room - 1) + " ", "rail", ("target", place.id)) for place in places))
    return tuple(rows)


def _chip(chip: Chip, cells: int) -> Cell:
    mark = "▶" if chip.current else " "
    text = fit(f"{mark}{chip.sign}{chip.number} {chip.text}", cells)
    return Cell(text, chip.role or ("current" if chip.current else ""), ("item", chip.id))


def _stacked(places: Sequence[Place], chips: Sequence[Chip], cells: int, current: str | None) -> Figure:
    rows: list[Row] = []
    for place in places:
        here = place.id == current
        mark = "▶" if here else " "
        name = clip(place.name, cells - 6)
        rows.append((Cell(f"{mark} {place.number} {name}", "current" if here else "band", ("target", place.id)),))
        rows += [(Cell("   "), _chip(chip, cells - 4)) for chip in chips if chip.target == place.id]
    return tuple(rows)


def pairs(places: Sequence[Place], chips: Sequence[Chip], cells: int, *, current: str | None = None) -> Figure:
    """Items on the left, partners on the right, and an arrow from each item to the partner it was given."""
    narrow = cells < 66
    right = cells - 2 if narrow else min(36, max(width(place.name) for place in places) + 5)
    left = cells - 2 if narrow else cells - right - 2
    items = [_pair(chip, left, places) for chip in chips]
    partners = [row for place in places for row in _partner(place, right, place.id == current)]
    if narrow:
        return (*items, BLANK, *partners)
    empty: Row = (Cell(" " * left),)
    return tuple(
        (*(items[line] if line < len(items) else empty), Cell("  "), *(partners[line] if line < len(partners) else ()))
        for line in range(max(len(items), len(partners)))
    )


def _pair(chip: Chip, cells: int, places: Sequence[Place]) -> Row:
    place = next((one for one in places if one.id == chip.target), None)
    arrow = f"──▶ {place.number}" if place else "──"
    hit: Hit = ("item", chip.id)
    role: Role = chip.role or ("current" if chip.current else "")
    mark = "▶" if chip.current else " "
    text = fit(f"{mark}{chip.sign:1}{chip.number} {chip.text}", cells - 7)
    return (Cell(text, role, hit), Cell(" " + fit(arrow, 6), role if place else "muted", hit))


def _partner(place: Place, cells: int, here: bool) -> Figure:
    lead = f"{'▶' if here else ' '}{place.number} "
    role: Role = "current" if here else "target"
    return tuple(
        (Cell(fit((lead if not number else " " * len(lead)) + text, cells), role, ("target", place.id)),)
        for number, text in enumerate(wrap(place.name, cells - len(lead)))
    )


def tray(chips: Sequence[Chip], cells: int) -> Figure:
    """All items as clickable numbers, unplaced ones in brackets, the current one emphasised."""
    row: list[Cell] = []
    rows: list[Row] = []
    used = 0
    for chip in chips:
        text = f"{chip.sign}{chip.number}" if chip.target else f"({chip.number})"
        text = f"▶{text} " if chip.current else f" {text} "
        if used + width(text) > cells:
            rows.append(tuple(row))
            row, used = [], 0
        row.append(Cell(text, chip.role or ("current" if chip.current else "muted"), ("item", chip.id)))
        used += width(text)
    waiting = sum(not chip.target for chip in chips)
    note = _("(n) still to place") if waiting else ""
    if note and used + 3 + width(note) <= cells:
        row.append(Cell(f"   {note}", "muted"))
    elif note:
        rows.append(tuple(row))
        row = [Cell(clip(f" {note}", cells), "muted")]
    return (*rows, tuple(row))
