"""The mouse on a figure: clicks, drags and drops in the figure's own terms."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset

from copro_tui.figures.cells import Hit
from copro_tui.tui.widgets.scanned import Scanned


class PointerDrag(Scanned):
    """A figure whose items can be dragged. A subclass is told what was clicked, dragged and dropped."""

    _held: str | None = None
    """The item that is in the mouse's hand."""
    _dragged = False
    """Whether it was moved away from where it was picked up."""

    def clicked(self, hit: Hit) -> None:
        """A click, or a drop where it was picked up."""

    def dragged(self, item: str, over: Hit) -> None:
        """``item`` is being dragged and is over something else."""

    def dropped(self, item: str, on: Hit | None) -> None:
        """``item`` was dragged and let go; ``on`` is None where there is nothing beside, over or under it."""

    def put_back(self) -> None:
        """What is in hand goes back to where it was picked up. A subclass that moves things says how."""
        self._held = None
        self.release_mouse()

    @property
    def in_hand(self) -> bool:
        """Whether something is in hand."""
        return self._held is not None

    def _hit_of(self, event: events.MouseEvent) -> Hit | None:
        region = self.content_region
        return self.hit_at(Offset(event.screen_x - region.x, event.screen_y - region.y))

    def _nearest(self, event: events.MouseEvent) -> Hit | None:
        """What lies at the pointer, or nearest to it on its line."""
        region = self.content_region
        at, line = event.screen_x - region.x, event.screen_y - region.y
        found = (self.hit_at(Offset(x, line)) for x in sorted(range(region.width), key=lambda x: abs(x - at)))
        return next((hit for hit in found if hit is not None), None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        hit = self._hit_of(event)
        self._dragged = False
        if hit and hit[0] == "item":
            self._held = hit[1]
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._held is None:
            return
        hit = self._nearest(event)
        if hit and hit != ("item", self._held):
            self._dragged = True
            self.dragged(self._held, hit)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        held, self._held = self._held, None
        if held is not None:
            self.release_mouse()
        if held is not None and self._dragged:
            self.dropped(held, self._nearest(event))
        elif hit := self._hit_of(event):
            self.clicked(hit)

    def on_mouse_release(self) -> None:
        """Put back what is in hand when something else takes the mouse, such as a screen in front."""
        if self._held is not None:
            self.put_back()
