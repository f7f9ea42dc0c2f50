"""A figure on the screen that nobody walks through."""

from __future__ import annotations

from collections.abc import Callable

from copro_tui.figures.cells import Figure
from copro_tui.tui.widgets.drawing import Drawing


class Picture(Drawing):
    """Shows what a function draws in a number of cells; it takes no room where that is nothing."""

    def __init__(self, drawn: Callable[[int], Figure], *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._drawn_by = drawn

    def redraw(self) -> None:
        self.display = True  # what takes no room is asked for nothing to draw
        super().redraw()

    def draw(self, cells: int) -> Figure:
        figure = self._drawn_by(cells)
        self.display = bool(figure)
        return figure
