"""Putting items in groups."""

from __future__ import annotations

from copro_tui.exercises import Item
from copro_tui.figures import groups
from copro_tui.figures.cells import Figure
from copro_tui.tui.boards.placing import PlacingBoard


class SortBoard(PlacingBoard):
    """The groups with what is in them."""

    def draw_places(self, case: Item, cells: int) -> Figure:
        return groups.columns(self.numbered_places(), self.chips(), cells, current=self.placed.get(case.id))
