"""Where the terminal's own cursor stands."""

from __future__ import annotations

from textual.geometry import Offset, Region
from textual.widget import Widget


def put_cursor(widget: Widget, place: Offset) -> None:
    """Put the terminal's cursor on a place of the screen, now: Textual moves it only when it draws something."""
    if widget.app.cursor_position != place:
        widget.app.cursor_position = place
        own = place - widget.content_region.offset
        seen = own.x < widget.content_size.width and own.y < widget.content_size.height and min(own) >= 0
        widget.refresh(Region(*(own if seen else Offset(0, 0)), 1, 1))  # what is not in view is not drawn
