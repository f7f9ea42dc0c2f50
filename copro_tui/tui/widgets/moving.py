"""A figure on which things move where the learner likes that: frames of 40 ms between two drawings; a key ends them."""

from __future__ import annotations

from textual import events
from textual.geometry import Region
from textual.timer import Timer

from copro_tui.figures.cells import Figure
from copro_tui.figures.motion import frames
from copro_tui.tui.widgets.figure_view import FigureView

FRAME = 0.04
"""Seconds for which a frame is seen."""


class MovingFigure(FigureView):
    """Paints the frames between its last drawing and this one; whatever is clicked or asked of it is as it is then."""

    _frames: tuple[Figure, ...] = ()
    """Those that are still to be seen; the first is on the screen."""
    _next_frame: Timer | None = None

    @property
    def painted(self) -> Figure:
        still = self._figure
        return self.with_mark(self._frames[0] if self._frames and len(self._frames[0]) == len(still) else still)

    def redraw(self) -> None:
        seen, before = self.painted, self._figure
        super().redraw()
        if self._figure != before:
            moves = self.app.animation_level != "none" and self.is_attached
            self._paint(frames(before, self._figure) if moves else (), seen)

    def on_key(self, event: events.Key) -> None:
        """Any key ends what moves."""
        self._paint((), self.painted)

    def _go_on(self) -> None:
        self._paint(self._frames[1:], self.painted)

    def _paint(self, left: tuple[Figure, ...], seen: Figure) -> None:
        """Paint the first of the frames that are ``left``, or the figure itself, in the place of what is ``seen``."""
        if self._next_frame is not None:
            self._next_frame.stop()
        self._frames = left
        self._next_frame = self.set_timer(FRAME, self._go_on) if left else None
        rows = zip(self.painted, seen, strict=False)
        changed = [Region(0, y, self.size.width, 1) for y, (new, old) in enumerate(rows) if new != old]
        if changed:
            self.refresh(*changed)
