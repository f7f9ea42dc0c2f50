"""How the learner wants the screens to look, for every widget to ask."""

from __future__ import annotations

from msgspec import Struct
from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter
from textual.message import Message
from textual.widget import Widget

from copro_tui.text.ascii import to_ascii, to_ascii_cells


class Appearance(Struct, frozen=True, kw_only=True):
    """What the settings and the terminal come to."""

    ascii: bool = False
    """Whether symbols are drawn in ASCII."""
    letters: bool = False
    """Whether letters are, too, because the terminal has no others."""
    cells: int = 76
    """The most cells of a line of text."""
    airy: bool = False
    """Whether there is more space between things."""


class AppearanceChanged(Message):
    """The learner chose another look, language or keys, and it is kept."""


class AppearanceApp(App[None]):
    """A program with a look."""

    look = Appearance()


class InAscii(LineFilter):
    """Draws in ASCII what no figure is made of: texts, frames, scroll bars, messages. Every cell stays a cell."""

    def __init__(self, *, letters: bool) -> None:
        super().__init__()
        self._letters = letters

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            Segment(to_ascii_cells(text, self._letters), style, control)
            if not control
            else Segment(text, style, control)
            for text, style, control in segments
        ]


def in_ascii_if_wanted(widget: Widget, text: str) -> str:
    """A text that a widget is about to lay out: with its symbols in ASCII where that is wanted."""
    return to_ascii(text) if look_of(widget).ascii else text


def look_of(widget: Widget) -> Appearance:
    """The look of the program that a widget is in."""
    app = widget.app
    return app.look if isinstance(app, AppearanceApp) else Appearance()
