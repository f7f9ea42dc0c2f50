"""Placing cases on a framework whose points are in order: on a line, on a ladder, in a list."""

from __future__ import annotations

from msgspec.structs import replace

from copro_tui.exercises import Item, Place
from copro_tui.figures.cells import Figure, Role
from copro_tui.figures.line import fits, line
from copro_tui.figures.rungs import Rung, ladder, rungs_of
from copro_tui.tui.boards.placing import PlacingBoard


class PlaceBoard(PlacingBoard):
    """The framework, with the numbers of the cases on its points."""

    exercise: Place

    def draw_places(self, case: Item, cells: int) -> Figure:
        framework, here = self.exercise.framework, self.placed.get(case.id)
        items = {point.id: self._items_at(point.id) for point in framework.points}
        if framework.shape == "spectrum" and fits(framework, cells):
            return line(framework, cells, here=here, placed=items)
        given = self.mark_of(case.id)
        right = given.target if given is not None else ""
        rungs = [_rung(one, items[one.id], right=one.id == right) for one in rungs_of(framework, here)]
        return ladder(rungs, cells, rails=framework.shape != "scale", whole=True)

    def _items_at(self, point: str) -> str:
        """The numbers of the cases that were put at a point, each with its mark once checked."""
        return " ".join(f"{chip.sign}{chip.number}" for chip in self.chips() if chip.target == point)


def _rung(rung: Rung, items: str, *, right: bool) -> Rung:
    """A rung with the cases on it, and a tick if the current case belongs there."""
    tail_role: Role = "right" if right else "strong"
    return replace(rung, band="", tail=f"{'✓' if right else ' '} {items}", tail_role=tail_role)
