"""What screens tell the program."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from copro_tui.player import CoursePlayer


@dataclass
class PlayerChosen(Message):
    """Somebody is here to learn."""

    player: CoursePlayer


@dataclass
class HandOver(Message):
    """A file is to be given to whoever is here."""

    text: str
    file_name: str


class OtherLearner(Message):
    """Somebody else wants to learn."""
