"""Move the terminal's own cursor."""

from __future__ import annotations

from textual.geometry import Offset, Region
from textual.widget import Widget


def put_cursor(widget: Widget, place: Offset) -> None:
    """Move the terminal's cursor to ``place`` on the screen at once: Textual moves it only when it redraws."""
    if widget.app.cursor_position != place:
        widget.app.cursor_position = place
        own = place - widget.content_region.offset
        seen = own.x < widget.content_size.width and own.y < widget.content_size.height and min(own) >= 0
        widget.refresh(Region(*(own if seen else Offset(0, 0)), 1, 1))  # a region out of view is not redrawn
