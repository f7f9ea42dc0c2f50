"""The mouse on a figure: clicks, drags and drops in the figure's own terms."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset

from copro_tui.figures.cells import Hit
from copro_tui.tui.widgets.drawing import Drawing


class PointerDrag(Drawing):
    """A figure whose items can be dragged. A subclass is told what was clicked, dragged and dropped."""

    _held: str | None = None
    """The item that is in the mouse's hand."""
    _dragged = False
    """Whether it was moved away from where it was picked up."""

    def clicked(self, hit: Hit) -> None:
        """A click, or a drop where it was picked up."""

    def dragged(self, item: str, over: Hit) -> None:
        """``item`` is being dragged and is over something else."""

    def dropped(self, item: str, on: Hit) -> None:
        """``item`` was dragged and let go."""

    def _hit_of(self, event: events.MouseEvent) -> Hit | None:
        region = self.content_region
        return self.hit_at(Offset(event.screen_x - region.x, event.screen_y - region.y))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        hit = self._hit_of(event)
        self._dragged = False
        if hit and hit[0] == "item":
            self._held = hit[1]
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._held is None:
            return
        hit = self._hit_of(event)
        if hit and hit != ("item", self._held):
            self._dragged = True
            self.dragged(self._held, hit)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        held, self._held = self._held, None
        if held is not None:
            self.release_mouse()
        hit = self._hit_of(event)
        if hit is None:
            return
        if held is not None and self._dragged:
            self.dropped(held, hit)
        else:
            self.clicked(hit)
