"""Move the terminal's own cursor: magnifiers, braille displays and the windows of input methods go with it."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from textual.geometry import Offset, Region
from textual.screen import Screen
from textual.widget import Widget


@runtime_checkable
class LeadsCursor(Protocol):
    """An app in which something else than the focus may lead the terminal's cursor."""

    def lead_cursor(self) -> bool:
        """Put the cursor where it is led; False where nothing leads it now."""


def put_cursor(widget: Widget, place: Offset, *, leads: bool = False) -> None:
    """Move the terminal's cursor to ``place`` on the screen at once: Textual moves it only when it redraws.

    Where something else than the focus leads it (``lead_cursor`` of the app), it goes there instead, unless that is who
    ``leads``.
    """
    if not leads and isinstance(widget.app, LeadsCursor) and widget.app.lead_cursor():
        return
    if widget.app.cursor_position != place:
        widget.app.cursor_position = place
        own = place - widget.content_region.offset
        seen = own.x < widget.content_size.width and own.y < widget.content_size.height and min(own) >= 0
        widget.refresh(Region(*(own if seen else Offset(0, 0)), 1, 1))  # a region out of view is not redrawn


def put_cursor_in_field(screen: Screen[Any]) -> bool:
    """Move the terminal's cursor to where the next letter goes in the focused text field; False if there is none."""
    focused = screen.focused
    place = getattr(focused, "cursor_screen_offset", None)  # fields have it; text areas are slow to load
    if focused is None or place is None:
        return False
    put_cursor(focused, place)
    return True


def is_text(widget: Widget | None) -> bool:
    """Whether a widget is one to type a text into. Fields and text areas are not named: they are slow to load."""
    return hasattr(widget, "cursor_screen_offset")
