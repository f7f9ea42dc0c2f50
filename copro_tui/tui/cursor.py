"""Where the terminal's own cursor stands."""

from __future__ import annotations

from textual.geometry import Offset, Region
from textual.widget import Widget


def put_cursor(widget: Widget, place: Offset) -> None:
    """Put the terminal's cursor on a place of the screen, now: Textual moves it only when it draws something."""
    if widget.app.cursor_position != place:
        widget.app.cursor_position = place
        widget.refresh(Region(0, 0, 1, 1))
