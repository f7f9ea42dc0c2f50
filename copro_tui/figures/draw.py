"""Every board in its shape: how it is drawn, and where the arrow keys lead on it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec.structs import replace

from copro_tui.figures import (
    circle,
    circle_built,
    columns,
    domains,
    ladder,
    ladder_built,
    places,
    risk,
    slots,
    spectrum,
    upright,
    zones,
)
from copro_tui.figures.board import Board, Direction, Laid
from copro_tui.figures.building import Building
from copro_tui.figures.cells import Figure
from copro_tui.figures.steps import along
from copro_tui.frameworks import Shape


class Drawing(Protocol):
    """A way of drawing a board: what each module of a shape has."""

    def fits(self, board: Board, cells: int) -> bool:
        """Whether the board can be drawn in this way in ``cells`` cells."""

    def drawing(self, board: Board, laid: Laid, cells: int, *, tall: bool = False) -> Figure:
        """The board and what lies on it, in at most ``cells`` cells."""

    def step(self, board: Board, at: str | None, way: Direction, before: str | None = None) -> str | None:
        """The place that an arrow key leads to; None if to no other."""


DRAWINGS: Mapping[Shape, tuple[Drawing, ...]] = {
    "spectrum": (spectrum, upright),
    "ladder": (ladder,),
    "scale": (risk,),
    "venn": (zones,),
    "cycle": (circle,),
    "domains": (domains,),
    "columns": (columns,),
}
"""The ways of drawing each shape, the best first. What fits in none of them is a list."""


IN_ROWS: tuple[Drawing, ...] = (upright, ladder, places)
"""The ways that have a row for each place."""


def drawing_of(board: Board, cells: int, *, low: bool = False) -> Drawing:
    """How a board is drawn in ``cells`` cells: in its shape, or as a list; by rows if it is ``low``."""
    ways = DRAWINGS.get(board.framework.shape, ()) if board.framework is not None else ()
    return next((way for way in ways if (way in IN_ROWS or not low) and way.fits(board, cells)), places)


def draw(board: Board, laid: Laid, cells: int, *, tall: bool = False, low: bool = False) -> Figure:
    """A board and what lies on it, in at most ``cells`` cells; ``tall`` gives it more rows.

    ``low`` is for windows of so few rows that only some of the board's are seen: it has a row for each place, and the
    place line tells what is in hand, which is not drawn on the board as well.

    Every cell that belongs to a place has the hit ``("target", place)``, and every token ``("item", case)``. While a
    case is to be placed, ``laid.held`` must be there even before it was moved (with the place ``""``), so that the
    drawing has the room for tokens from the start and does not change its size.
    """
    way = drawing_of(board, cells, low=low)
    if low and laid.held is not None:
        laid = replace(laid, held=replace(laid.held, place=""))
    if low and way is upright:
        return upright.drawing(board, laid, cells, low=True)
    return way.drawing(board, laid, cells, tall=tall and not low)


def step(
    board: Board, cells: int, at: str | None, way: Direction, before: str | None = None, *, low: bool = False
) -> str | None:
    """The place that an arrow key leads to from ``at`` on the drawing in ``cells`` cells; None if to no other.

    ``before`` is the place that the cursor was at last before ``at``: some drawings go back to the side it came from.
    ``low`` is as for ``draw``.
    """
    return drawing_of(board, cells, low=low).step(board, at, way, before)


def ways(board: Board, cells: int, *, low: bool = False) -> str:
    """The arrows that follow the drawing in ``cells`` cells: ``←→``, ``↑↓`` or all four. ``low`` is as for ``draw``."""
    drawing = drawing_of(board, cells, low=low)
    pairs: tuple[tuple[str, Direction], ...] = (("↑↓", "up"), ("←→", "right"))
    return "".join(arrows for arrows, way in pairs if any(drawing.step(board, one.id, way) for one in board.targets))


def draw_building(building: Building, cells: int, *, tall: bool = False) -> Figure:
    """An order as it stands while it is built, in at most ``cells`` cells."""
    if ladder_built.fits(building, cells):
        return ladder_built.built_ladder(building, cells, tall=tall)
    if slots.fits(building, cells):
        return slots.slots(building, cells)
    if circle_built.fits(building, cells):
        return circle_built.drawing(building, cells)
    return ladder_built.built_rows(building, cells)


def step_building(building: Building, cells: int, way: Direction) -> str | None:
    """The rung that an arrow key leads to from the chosen one on the drawing in ``cells`` cells; None if to no other.

    With a rung in hand it is the one that it changes places with.
    """
    if circle_built.fits(building, cells):
        return circle_built.step(building, way)
    rungs = [rung.id for rung in building.rungs]
    if slots.fits(building, cells):
        return along(rungs, building.chosen, way, back="left", on="right")
    if building.climbs:
        return along(rungs, building.chosen, way, back="down", on="up")
    return along(rungs, building.chosen, way, back="up", on="down")
