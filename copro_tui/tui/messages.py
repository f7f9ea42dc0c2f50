"""What screens tell the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.screen import Screen

from copro_tui.course.places import Place
from copro_tui.player import CoursePlayer


@dataclass
class Open(Message):
    """A place is to be opened."""

    place: Place
    by: Screen[Any] | None = None
    """The screen that asks; it counts only while that one is in front, because whoever presses a key twice means it
    once."""
    instead: bool = False
    """Whether it comes in the place of the screen that asks."""


@dataclass
class PlayerChosen(Message):
    """Somebody is here to learn."""

    player: CoursePlayer


@dataclass
class HandOver(Message):
    """A file is to be given to whoever is here."""

    text: str
    file_name: str
