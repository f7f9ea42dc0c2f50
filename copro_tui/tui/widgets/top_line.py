"""The row at the top of every screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Offset
from textual.message import Message

from copro_tui.figures.cells import Cell, Figure, Row
from copro_tui.figures.header import header, step_dots
from copro_tui.text.safe import safe_line
from copro_tui.tui.widgets.drawing import Drawing
from copro_tui.tui.widgets.grid import centred


class TopLine(Drawing):
    """Where you are at the left, a status at the right; the steps of a lesson as dots that can be clicked."""

    WIDE = True
    DEFAULT_CSS = """
    TopLine { dock: top; height: 1; background: $panel; color: $role-text; padding: 0 2; }
    """

    @dataclass
    class StepChosen(Message):
        """The dot of a step was clicked."""

        place: int
        """The step's place in the lesson, from 0."""

    def __init__(self) -> None:
        super().__init__(id="top")
        self._texts = "", "", "", "›"
        self._dots: Row = ()

    def show(
        self,
        where: str,
        right: str = "",
        *,
        title: str = "",
        joint: str = "›",
        states: Sequence[str] = (),
        here: int = 0,
    ) -> None:
        """Show where you are and its ``title``, with ``joint`` between them, and at the right any status.

        ``states`` are those of a lesson's steps (*new*, *seen* or *done*); ``here`` is the place of the current one.
        """
        self._texts = safe_line(where), safe_line(right), safe_line(title), joint
        self._dots = step_dots(states, here)
        self.redraw()

    def draw(self, cells: int) -> Figure:
        where, right, title, joint = self._texts
        beside = centred(cells)
        row = header(where, cells - 2 * beside, title=title, joint=joint, dots=self._dots, right=right)
        return ((*([Cell(" " * beside)] if beside else ()), *row),)

    def on_click(self, event: events.Click) -> None:
        region = self.content_region
        hit = self.hit_at(Offset(event.screen_x - region.x, event.screen_y - region.y))
        if hit is not None:
            self.post_message(self.StepChosen(int(hit[1])))
