"""A ladder while it is built, on neutral rails, one of its rungs perhaps in hand; and any other order as rows. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.figures.building import Building, Rung, now_on, said_of
from copro_tui.figures.cells import Cell, Figure, Ground, Hit, Row
from copro_tui.figures.ladder import LEAST, WIDE, Plank, captioned, plank_row, rails, room_of
from copro_tui.text.width import fit, width
from copro_tui.text.wrap import wrap

UP: Hit = ("target", "up")
"""The click target of the sign that moves the rung in hand towards the top, or to the left."""

DOWN: Hit = ("target", "down")

SAID, SIGN = 14, 3
"""The cells for what was said of a rung, in words or as a sign."""


def fits(building: Building, cells: int) -> bool:
    """Whether the order is a ladder, with room for it and for its names on the planks."""
    room = room_of(cells, placing=False) - 4
    return building.shape == "ladder" and cells >= LEAST and all(width(one.name) <= room for one in building.rungs)


def from_the_top(building: Building) -> list[tuple[int, Rung]]:
    """The rungs with their numbers, in the order drawn."""
    numbered = list(enumerate(building.rungs, start=1))
    return numbered[::-1] if building.climbs else numbered


def built_ladder(building: Building, cells: int, *, tall: bool = False) -> Figure:
    """The ladder as it stands, in at most ``cells`` cells (see ``fits``); ``tall`` has a row between two rungs."""
    room = room_of(cells, placing=False)
    rows: list[Row] = []
    for number, rung in from_the_top(building):
        if rows and tall:
            rows.append(rails(room))
        here = rung.id == building.chosen
        plank = Plank(hit=("item", rung.id), number=number, name=rung.name, here=here)
        if here and building.held:
            rows.append((*_held_row(plank, room), *((Cell("    "), now_on(number)) if cells >= WIDE else ())))
        else:
            said = said_of(rung, short=cells < WIDE)
            gap = "  " if cells >= WIDE else " "
            rows.append((*plank_row(plank, room), *((Cell(gap), said) if said.text else ())))
    return captioned(rows, room, building.most, building.least)


def _held_row(plank: Plank, room: int) -> Row:
    """The rung in hand: off the rails, and sticking out by two cells."""
    number = Cell(f" ▶{plank.number:>2}  ", "strong", plank.hit)
    return (number, Cell("║   ", "rule"), *_held(plank.name, room - 1, plank.hit), Cell("║", "rule"))


def _held(name: str, cells: int, hit: Hit, up: str = "▲", down: str = "▼") -> Row:
    return (
        Cell(f" {up} ", "on", UP, "accent"),
        Cell(fit(name, cells - 6), "on", hit, "accent"),
        Cell(f" {down} ", "on", DOWN, "accent"),
    )


def built_rows(building: Building, cells: int) -> Figure:
    """The order as it stands as a list, each row in exactly ``cells`` cells, with its captions if it has any."""
    top, bottom = (building.most, building.least) if building.climbs else (building.least, building.most)
    rows: list[Row] = [(Cell(fit(f"     {top}", cells), "muted"),)] if top else []
    for number, rung in from_the_top(building):
        rows += _rung_rows(building, number, rung, cells)
    return (*rows, *(((Cell(fit(f"     {bottom}", cells), "muted"),),) if bottom else ()))


def _rung_rows(building: Building, number: int, rung: Rung, cells: int) -> Iterator[Row]:
    """A rung, in as many rows as its name needs; what was said of it stands at its right."""
    here = rung.id == building.chosen
    hit: Hit = ("item", rung.id)
    held = here and building.held
    side = SAID if cells >= WIDE else SIGN
    lead = len(str(len(building.rungs))) + 4
    room = cells - side - lead
    said = now_on(number) if held and cells >= WIDE else said_of(rung, short=cells < WIDE)
    ground: Ground = "select" if here else ""
    for line, text in enumerate(wrap(rung.name, room - 7)):
        mark = f"{'▶' if here else ' '} {number:>{lead - 4}}  " if not line else " " * lead
        if held and not line:
            name = _held(text, room - 1, hit)
        elif held:
            name = (Cell(f"   {fit(text, room - 4)}", "on", hit, "accent"),)
        else:
            name = (Cell(fit(text, room - 1), "strong" if here else "", hit, ground),)
        yield (
            Cell(mark, "strong" if here else "muted", hit, ground),
            *name,
            Cell(" ", "", hit, ground),
            Cell(fit(said.text if not line else "", side), said.role, hit, ground, said.bold),
        )
