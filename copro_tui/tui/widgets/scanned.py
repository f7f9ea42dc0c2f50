"""A drawing whose controls one switch can come to: they are pointed at, brought into view, and taken."""

from __future__ import annotations

from collections.abc import Collection

from textual.containers import VerticalScroll
from textual.geometry import Offset

from copro_tui.figures.cells import Figure, Hit
from copro_tui.figures.pointed import MARK, pointed
from copro_tui.text.ascii import to_ascii
from copro_tui.text.width import width
from copro_tui.tui.appearance import look_of
from copro_tui.tui.widgets.drawing import Drawing


class Scanned(Drawing):
    """Says which controls it has, and shows which of them are pointed at."""

    pointed: Collection[Hit] = ()
    """What one switch would take now."""

    def controls(self) -> list[Hit]:
        """What can be taken now, in order."""
        return []

    async def take(self, hit: Hit) -> None:
        """Do what a click on a control does."""

    @property
    def painted(self) -> Figure:
        return self.with_mark(self._figure)

    def with_mark(self, figure: Figure) -> Figure:
        """A figure with what is pointed at marked."""
        if not self.pointed:
            return figure
        return pointed(figure, self.pointed, to_ascii(MARK) if look_of(self).ascii else MARK)

    def point_at(self, hits: Collection[Hit]) -> None:
        """Point at these controls, or at none."""
        if hits != self.pointed:
            self.pointed = hits
            self.refresh()

    def bring_into_view(self, hit: Hit) -> Offset | None:
        """Where a control begins on the screen, once as much as it takes was scrolled; None where it is not drawn."""
        place = self._place_of(hit)
        if place is None:
            return None
        at = self.content_region.offset + place
        scroller = next((one for one in self.ancestors if isinstance(one, VerticalScroll)), None)
        if scroller is None:
            return at
        seen = scroller.content_region
        by = min(0, at.y - seen.y) + max(0, at.y + 1 - seen.bottom)
        if by:
            scroller.scroll_relative(y=by, animate=False, immediate=True)
        return at - (0, by)

    def _place_of(self, hit: Hit) -> Offset | None:
        """The mark of a control in the figure, or its first cell."""
        for number, row in enumerate(self.painted):
            left = 0
            for cell in row:
                if cell.hit == hit:
                    marked = left and not cell.text.startswith((MARK, ">"))
                    return Offset(left - bool(marked), number)
                left += width(cell.text)
        return None
