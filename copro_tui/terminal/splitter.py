"""Cut the bytes that a terminal sends into pieces: letters, Escape and Alt, control sequences, pasted texts.

Nothing here knows Textual. Any bytes can come, in any portions: what is not understood is left out, a byte that is not
UTF-8 becomes �, and what is left unfinished is given up after a pause.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from typing import Literal, NamedTuple

QUIET_PASTE = 20
"""Pauses in a row after which a paste counts as complete although its end never came."""
LONGEST = 4096
"""Bytes of a control sequence or an answer after which its end is not waited for."""

ESC = b"\x1b"
_PASTE_END = b"\x1b[201~"
_TEXT = rb"[^\x1b]+"
_OLD_MOUSE = rb"(?s)\x1b\[M(?P<rest>.{0,3})"
_CONTROL = rb"\x1b(?:\[\[[A-E]|\[[0-?]*[ -/]*[@-Z\\-~]|O[A-Za-z])"
_UNFINISHED = rb"\x1b(?:\[\[|\[[0-?]*[ -/]*|O|\]|P)?"
_ANSWER = rb"\x1b(?:\][0-9]|P[0-9>!$+])[^\x07\x1b]*"
"""What a terminal answers to questions about itself (OSC and DCS), up to its end."""


class Piece(NamedTuple):
    """Something that belongs together."""

    kind: Literal["text", "escape", "control", "paste"]
    """*escape* is the key of that name, alone or (as Alt) with one more key; *control* is a whole control sequence."""
    text: str
    """As it came; of a paste only what was pasted. Each byte of an old mouse report is one letter."""


class Splitter:
    """Takes bytes as they come and gives pieces as they are complete."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._held = b""
        """What has come of something that is not complete."""
        self._pasted: bytearray | None = None
        """What has come of a paste; None outside one."""
        self._pauses = 0

    def feed(self, data: bytes) -> Iterator[Piece]:
        """The pieces that ``data`` completes."""
        self._pauses = 0
        self._held += data
        while self._held:
            if self._pasted is not None:
                yield from self._paste(self._pasted)
                if self._pasted is not None:
                    return
            elif text := re.match(_TEXT, self._held):
                yield from self._text(self._take(text.end()))
            else:
                before = len(self._held)
                yield from self._after_escape()
                if len(self._held) == before:  # it is not complete
                    if before > LONGEST:
                        self._held = b""
                    return

    def pause(self) -> Iterator[Piece]:
        """The pieces that count as complete because nothing has come for a moment."""
        if self._pasted is not None:
            self._pauses += 1
            if self._pauses >= QUIET_PASTE:
                self._pasted += self._held
                self._held = b""
                yield from self._end_paste(self._pasted)
            return
        held, self._held = self._held, b""
        if len(held) in (1, 2):
            yield Piece("escape", held.decode("ascii"))
        yield from self._text(b"", final=True)

    def _take(self, count: int) -> bytes:
        taken, self._held = self._held[:count], self._held[count:]
        return taken

    def _text(self, data: bytes, *, final: bool = False) -> Iterator[Piece]:
        if text := self._decoder.decode(data, final):
            yield Piece("text", text)

    def _after_escape(self) -> Iterator[Piece]:
        """What begins with the Escape at the front; nothing is taken if it is not complete."""
        yield from self._text(b"", final=True)
        held = self._held
        if mouse := re.match(_OLD_MOUSE, held):
            if len(mouse["rest"]) == 3:
                yield Piece("control", self._take(mouse.end()).decode("latin-1"))
        elif answer := re.match(_ANSWER, held):
            rest = held[answer.end() : answer.end() + 2]
            if rest[:1] == b"\x07" or len(rest) == 2:
                self._take(answer.end() + (1 if rest[:1] == b"\x07" else 2 if rest == b"\x1b\\" else 0))
        elif control := re.match(_CONTROL, held):
            sequence = self._take(control.end())
            if sequence == b"\x1b[200~":
                self._pasted = bytearray()
            else:
                yield Piece("control", sequence.decode("ascii"))
        elif (unfinished := re.match(_UNFINISHED, held)) and unfinished.end() < len(held):
            if unfinished.end() > 2:  # a control sequence that breaks off
                self._take(unfinished.end())
            elif held[1] >= 0x80:  # Alt with a letter that is not ASCII
                self._take(1)
            else:
                yield Piece("escape", self._take(1 if held[1:2] == ESC else 2).decode("ascii"))

    def _paste(self, pasted: bytearray) -> Iterator[Piece]:
        """Put what has come to the paste; a piece if it is complete."""
        end = self._held.find(_PASTE_END)
        if end >= 0:
            pasted += self._take(end)
            self._take(len(_PASTE_END))
            yield from self._end_paste(pasted)
            return
        last = self._held.rfind(ESC)
        begun = last >= 0 and _PASTE_END.startswith(self._held[last:])
        pasted += self._take(last if begun else len(self._held))

    def _end_paste(self, pasted: bytearray) -> Iterator[Piece]:
        self._pasted = None
        yield Piece("paste", pasted.decode("utf-8", "replace").replace("\x1b", "").replace("\x00", ""))
