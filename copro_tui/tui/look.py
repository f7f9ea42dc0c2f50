"""How the learner wants the screens to look, for every widget to ask."""

from __future__ import annotations

from msgspec import Struct
from textual.app import App
from textual.message import Message
from textual.widget import Widget


class Look(Struct, frozen=True, kw_only=True):
    """What the settings and the terminal come to."""

    ascii: bool = False
    """Whether symbols are drawn in ASCII."""
    letters: bool = False
    """Whether letters are, too, because the terminal has no others."""
    cells: int = 76
    """The most cells of a line of text."""
    airy: bool = False
    """Whether there is more space between things."""


class LookChanged(Message):
    """The learner chose another look, language or keys, and it is kept."""


class LookApp(App[None]):
    """A program with a look."""

    look = Look()


def look_of(widget: Widget) -> Look:
    """The look of the program that a widget is in."""
    app = widget.app
    return app.look if isinstance(app, LookApp) else Look()
