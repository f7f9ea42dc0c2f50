"""From the bytes of a terminal to Textual's events: nothing that a terminal sends is an error."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual._xterm_parser import XTermParser  # the only one that Textual has; the tests here hold what is used of it
from textual.message import Message

from copro_tui.terminal.sequences import plain_sequence
from copro_tui.terminal.splitter import Piece, Splitter


class TerminalInput:
    """Takes bytes as they come and gives events as they are complete."""

    def __init__(self) -> None:
        self._splitter = Splitter()
        self._parser = XTermParser()

    def feed(self, data: bytes) -> list[Message]:
        """The events that ``data`` completes."""
        return self._events(self._splitter.feed(data))

    def pause(self) -> list[Message]:
        """The events that count as complete because nothing has come for ``textual.constants.ESCAPE_DELAY`` seconds."""
        return self._events(self._splitter.pause())

    def _events(self, pieces: Iterable[Piece]) -> list[Message]:
        found: list[Message] = []
        for kind, text in pieces:
            match kind:
                case "paste":
                    found.append(events.Paste(text))
                case "text":
                    for letter in text:
                        found += self._parsed(letter)
                case "escape":
                    found += self._parsed(text, whole=True)
                case "control":
                    found += self._parsed(plain_sequence(text))
        return found

    def _parsed(self, text: str, *, whole: bool = False) -> list[Message]:
        """What Textual makes of ``text``; ``whole`` tells it that nothing more belongs to it."""
        found: list[Message] = []
        if text:
            try:
                found.extend(self._parser.feed(text))
                if whole:
                    found.extend(self._parser.feed(""))
            except Exception:  # whatever it stumbles over, the next key counts
                found = []
            if whole or not found:
                self._begin_anew()  # it has ended, or waits for something that will not come
        return found

    def _begin_anew(self) -> None:
        """Take a new parser that knows what the one before knew of the mouse and the window."""
        before, self._parser = self._parser, XTermParser()
        for name in ("last_x", "last_y", "mouse_pixels", "terminal_size", "terminal_pixel_size"):
            setattr(self._parser, name, getattr(before, name))
