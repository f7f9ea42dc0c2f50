"""What screens tell the program."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from copro_tui.player import Player


@dataclass
class PlayerChosen(Message):
    """Somebody is here to learn."""

    player: Player


class OtherLearner(Message):
    """Somebody else wants to learn."""
