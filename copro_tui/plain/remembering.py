"""A voice that remembers what it said last, so that it can be said again."""

from __future__ import annotations

from collections.abc import Container, Sequence

from copro_tui.plain.blocks import Block, Form, Trouble, Way
from copro_tui.plain.door import Door
from copro_tui.plain.voice import Voice
from copro_tui.progress.settings import Settings


class Remembering:
    """Passes everything on to another voice. What is said past it, as of what is looked up meanwhile, it forgets."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.last: tuple[Block, ...] = ()
        """What was said before the last line was taken, unless that was that a line is not understood."""
        self._said: tuple[Block, ...] = ()

    @property
    def at_once(self) -> bool:
        return self.voice.at_once

    @property
    def door(self) -> Door:
        return self.voice.door

    @property
    def settings(self) -> Container[str]:
        return self.voice.settings

    def suit(self, likes: Settings) -> None:
        self.voice.suit(likes)

    def say(self, *blocks: Block) -> None:
        self._said += blocks
        self.voice.say(*blocks)

    def ask(self, form: Form, ways: Sequence[Way] = ()) -> str:
        if self._said and not any(isinstance(one, Trouble) for one in self._said):
            self.last = self._said
        self._said = ()
        return self.voice.ask(form, ways)
