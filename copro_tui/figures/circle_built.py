"""A circle while it is built: what is to be put in order stands in its four boxes, and a move exchanges two. Pure."""

from __future__ import annotations

from copro_tui.figures.board import Direction
from copro_tui.figures.building import Building, said_of
from copro_tui.figures.cells import Cell, Figure, Hit
from copro_tui.figures.circle import COUNT, INDENT, LEAST, NAME_ROWS, Ring, box_cells, name_in_box, neighbour


def fits(building: Building, cells: int) -> bool:
    """Whether the order is a circle, with room for its boxes and for every name in its box."""
    if building.shape != "cycle" or len(building.rungs) != COUNT or cells < LEAST:
        return False
    return _name_rows(building, cells) <= NAME_ROWS


def drawing(building: Building, cells: int) -> Figure:
    """The order as it stands, clockwise from the top left (see ``fits``)."""
    names = _name_rows(building, cells)
    ring = Ring(cells, names + 1)
    for number, (rung, area) in enumerate(zip(building.rungs, ring.areas, strict=True), start=1):
        row, left = area
        here = rung.id == building.chosen
        hit: Hit = ("item", rung.id)
        ring.inside(area, hit, here=here)
        ring.canvas.text(row, left, (Cell("▶ " if here else "  ", "strong"), Cell(str(number), "strong")))
        for line, text in enumerate(name_in_box(rung.name, ring.box), start=row):
            ring.canvas.text(line, left + INDENT - 1, (_name(text, here=here, held=here and building.held),))
        ring.canvas.text(row + names, left + INDENT, (said_of(rung),))
    return ring.canvas.figure()


def step(building: Building, way: Direction) -> str | None:
    """The one that lies in the direction of an arrow, seen from the chosen one; None if there is none."""
    ids = [rung.id for rung in building.rungs]
    if building.chosen not in ids:
        return ids[0]
    place = neighbour(ids.index(building.chosen), way)
    return None if place is None else ids[place]


def _name_rows(building: Building, cells: int) -> int:
    return max(len(name_in_box(rung.name, box_cells(cells))) for rung in building.rungs)


def _name(text: str, *, here: bool, held: bool) -> Cell:
    """A row of a name; in hand, it is a chip."""
    return Cell(f" {text} ", "on", None, "accent") if held else Cell(f" {text}", "strong" if here else "")
