"""Joining things to their partners."""

from __future__ import annotations

from copro_tui.exercises import Item
from copro_tui.figures import groups
from copro_tui.figures.cells import Figure
from copro_tui.tui.boards.placing import PlacingBoard


class MatchBoard(PlacingBoard):
    """The things, the partners, and an arrow from each to its own."""

    def tray(self, cells: int) -> Figure:
        return ()  # no tray: the items are in the drawing itself

    def draw_places(self, case: Item, cells: int) -> Figure:
        return groups.pairs(self.numbered_places(), self.chips(), cells, current=self.placed.get(case.id))
