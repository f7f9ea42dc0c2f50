"""Every board by its shape: how it is drawn, and where the arrow keys lead on it. Pure."""

from __future__ import annotations

from typing import Literal

from copro_tui.figures import ladder, ladder_built, places, slots, spectrum, upright
from copro_tui.figures.board import Board, Direction, Laid
from copro_tui.figures.building import Building
from copro_tui.figures.cells import Figure
from copro_tui.figures.steps import along

Form = Literal["lanes", "upright", "ladder", "list"]
"""A way of drawing a board."""


def form(board: Board, cells: int) -> Form:
    """How a board is drawn in ``cells`` cells: in the shape of its framework, or as a list for want of room."""
    match board.framework.shape if board.framework is not None else "list":
        case "spectrum":
            return "lanes" if spectrum.fits(board, cells) else "upright"
        case "ladder" if ladder.fits(board, cells):
            return "ladder"
        case _:
            return "list"


def draw(board: Board, laid: Laid, cells: int, *, tall: bool = False) -> Figure:
    """A board and what lies on it, in at most ``cells`` cells; ``tall`` gives it more rows.

    Every cell that belongs to a place has the hit ``("target", place)``, and every token ``("item", case)``. While a
    case is to be placed, ``laid.held`` must be there even before it was moved (with the place ``""``), so that the
    drawing has the room for tokens from the start and does not change its size.
    """
    match form(board, cells):
        case "lanes":
            return spectrum.lanes(board, laid, cells, tall=tall)
        case "upright":
            return upright.upright(board, laid, cells)
        case "ladder":
            return ladder.ladder(board, laid, cells, tall=tall)
        case _:
            return places.places(board, laid, cells)


def step(board: Board, cells: int, at: str | None, way: Direction, before: str | None = None) -> str | None:
    """The place that an arrow key leads to from ``at`` on the drawing in ``cells`` cells; None if to no other.

    ``before`` is the place that the cursor was at last before ``at``: some drawings go back to the side it came from.
    """
    match form(board, cells):
        case "lanes":
            return spectrum.step(board, at, way)
        case "upright" | "ladder":
            return upright.step(board, at, way)
        case _:
            return places.step(board, at, way)


def draw_building(building: Building, cells: int, *, tall: bool = False) -> Figure:
    """An order as it stands while it is built, in at most ``cells`` cells."""
    if ladder_built.fits(building, cells):
        return ladder_built.built_ladder(building, cells, tall=tall)
    if slots.fits(building, cells):
        return slots.slots(building, cells)
    return ladder_built.built_rows(building, cells)


def step_building(building: Building, cells: int, way: Direction) -> str | None:
    """The rung that an arrow key leads to from the chosen one on the drawing in ``cells`` cells; None if to no other.

    With a rung in hand it is the one that it changes places with.
    """
    rungs = [rung.id for rung in building.rungs]
    if slots.fits(building, cells):
        return along(rungs, building.chosen, way, back="left", on="right")
    if building.climbs:
        return along(rungs, building.chosen, way, back="down", on="up")
    return along(rungs, building.chosen, way, back="up", on="down")
