"""How the screens look, by the learner's settings; every widget can ask for it."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.message import Message
from textual.widget import Widget

from copro_tui.terminal.app import TerminalApp
from copro_tui.text.ascii import to_ascii, to_ascii_cells


class Appearance(Struct, frozen=True, kw_only=True):
    """The appearance that results from the settings and the terminal."""

    ascii: bool = False
    """Whether symbols are drawn in ASCII."""
    letters: bool = False
    """Whether letters are, too, because the terminal can show nothing else."""
    cells: int = 76
    """The maximum width of a line of text, in cells."""
    airy: bool = False
    """Whether there is more space between things."""
    brackets: bool = False
    """Whether buttons and tokens stand in brackets, because no colour may show that they are."""
    place_line: bool = False
    """Whether a line says where the cursor is on a board, for magnifiers and braille displays."""


class AppearanceChanged(Message):
    """The learner changed the appearance, language or keys, and the change is saved."""


class AppearanceApp(TerminalApp):
    """An app with an appearance."""

    look = Appearance()


class WithoutColour(LineFilter):
    """Draws everything without any colour: bold and reverse remain."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text, style and _without_colour(style), control) for text, style, control in segments]


@lru_cache(1024)
def _without_colour(style: Style) -> Style:
    return Style(bold=style.bold or None, reverse=style.reverse or None, meta=style.meta or None)


class InAscii(LineFilter):
    """Draws everything but figures in ASCII: texts, frames, scroll bars, messages. Widths in cells do not change."""

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
    """``text``, with its symbols in ASCII if the settings or the terminal ask for it."""
    return to_ascii(text) if look_of(widget).ascii else text


def look_of(widget: Widget) -> Appearance:
    """The appearance of the app that a widget is in."""
    app = widget.app
    return app.look if isinstance(app, AppearanceApp) else Appearance()
