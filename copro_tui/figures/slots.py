"""A spectrum while it is built: equal slots on one neutral line, so that neither widths nor colours tell. Pure."""

from __future__ import annotations

from copro_tui.figures.building import Building, Rung, said_of
from copro_tui.figures.canvas import Canvas
from copro_tui.figures.cells import Cell, Figure, Hit
from copro_tui.figures.ladder_built import DOWN, UP
from copro_tui.figures.lane_columns import name_rows
from copro_tui.text.width import clip, width

NARROWEST = 10
"""The cells of the narrowest slot: room for the rung in hand."""

MOST_NAME_ROWS = 3


def fits(building: Building, cells: int) -> bool:
    """Whether the order is a spectrum, with room for its slots and for every word of its names."""
    slot = cells // len(building.rungs)
    words = [word for rung in building.rungs for word in rung.name.split()]
    return (
        building.shape == "spectrum"
        and slot >= NARROWEST
        and max(map(width, words)) <= _room(slot)
        and max(map(len, _names(building, slot))) <= MOST_NAME_ROWS
    )


def slots(building: Building, cells: int) -> Figure:
    """The order as it stands from left to right, in exactly ``cells`` cells (see ``fits``).

    Names that would touch stand on two levels, every second one lower.
    """
    slot = cells // len(building.rungs)
    names = _names(building, slot)
    apart = max(width(row.text) for name in names for row in name) < slot
    level = 0 if apart else max(len(name) for name in names[::2])
    line = 1 if building.least or building.most else 0
    said = line + 2
    under = said + any(rung.standing for rung in building.rungs)
    low = max(len(name) for name in (names if apart else names[1::2]))
    canvas = Canvas(cells, under + level + low)
    canvas.line(line, 0, "─" * (slot * len(building.rungs)))
    if line:
        canvas.text(0, 0, (Cell(clip(building.least, cells // 2 - 1), "muted"),))
        most = clip(building.most, cells // 2 - 1)
        canvas.text(0, slot * len(building.rungs) - width(most), (Cell(most, "muted"),))
    short = max(width(said_of(rung).text) for rung in building.rungs) >= slot
    for place, (rung, name) in enumerate(zip(building.rungs, names, strict=True)):
        _slot(canvas, building, rung, place, slot, line)
        words = said_of(rung, short=short)
        canvas.text(said, place * slot + (slot - width(words.text)) // 2, (words,))
        here = rung.id == building.chosen
        top = under + level * (place % 2)
        room = max(width(row.text) for row in name)
        left = max(0, min(place * slot + (slot - room) // 2, slot * len(names) - room))
        if here:
            canvas.area(top, left, len(name), room, ("item", rung.id), "select")
        for number, row in enumerate(name, start=top):
            role = "strong" if here and row.role != "muted" else row.role
            canvas.text(number, left + (room - width(row.text)) // 2, (Cell(row.text, role, ("item", rung.id)),))
    return canvas.figure()


def _room(slot: int) -> int:
    """The most cells of a row of a name, where every second name is lower: those at the ends are moved inwards."""
    return slot * 3 // 2


def _names(building: Building, slot: int) -> list[list[Cell]]:
    """The rows of each name: side by side where all words have room for that, else for two levels."""
    words = [word for rung in building.rungs for word in rung.name.split()]
    room = slot - 1 if max(map(width, words)) < slot else _room(slot)
    return [name_rows(rung.name, room) for rung in building.rungs]


def _slot(canvas: Canvas, building: Building, rung: Rung, place: int, slot: int, line: int) -> None:
    """The point of a slot on the line, and its digit."""
    hit: Hit = ("item", rung.id)
    here, middle = rung.id == building.chosen, place * slot + slot // 2
    if here and building.held:
        held = (Cell(" ◀ ", "on", DOWN, "accent"), Cell("●", "on", hit, "accent"), Cell(" ▶ ", "on", UP, "accent"))
        canvas.text(line, middle - 3, held)
    else:
        canvas.text(line, middle, (Cell("○", "rule", hit),))
    number = str(place + 1)
    canvas.text(line + 1, middle - len(number) // 2, (Cell(number, "strong", hit),))
    if here:
        canvas.text(line + 1, middle - len(number) // 2 - 2, (Cell("▶ ", "strong", hit),))
