"""Where things stand on every screen: margins, the sheet, the pane beside it, and what changes with the window."""

from __future__ import annotations

from textual.widget import Widget

NARROW, PANE, WHOLE = 60, 110, 130
"""Columns under which the margins are one cell, from which there is a pane, and above which the whole is centred.

A pane begins in column 80.
"""

LOW, SHORT, TALL = 16, 22, 34
"""Rows under which the empty rows go, under which a window is short, and from which figures have more space."""

WIDTHS = [(0, "-narrow"), (NARROW, "-normal"), (PANE, "-wide")]
HEIGHTS = [(0, "-low"), (LOW, "-short"), (SHORT, "-medium"), (TALL, "-tall")]
"""The classes that a screen has by its columns and rows."""


def is_wide(widget: Widget) -> bool:
    """Whether the window of a widget has room for a pane."""
    return widget.app.size.width >= PANE


def centred(cells: int, margins: int = 4) -> int:
    """Cells left free at both ends of a line of ``cells`` cells, beside its own margins, so that it stands centred."""
    return max(0, (cells + margins - WHOLE) // 2)
