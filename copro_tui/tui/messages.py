"""Messages from screens to the app."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.screen import Screen

from copro_tui.course.places import Place
from copro_tui.player import CoursePlayer


@dataclass
class Open(Message):
    """Asks for a place to be opened."""

    place: Place
    by: Screen[Any] | None = None
    """The screen that asks; it counts only while that one is in front, because whoever presses a key twice means it
    once."""
    instead: bool = False
    """Whether the new screen replaces the one that asks."""


@dataclass
class PlayerChosen(Message):
    """A learner was chosen, or created."""

    player: CoursePlayer


@dataclass
class HandOver(Message):
    """Asks for a file to be delivered to the user."""

    data: bytes | Iterable[bytes]
    """What is in it; parts are asked for in a worker's thread."""
    file_name: str
    then: Callable[[], None] = lambda: None
    """Called once it is saved. It may raise CoproError."""
