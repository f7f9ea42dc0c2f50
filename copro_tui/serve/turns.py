"""What the process of the ordinary page and the server say to each other: turns out, lines in, as JSON, one a line."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from copro_tui.plain.blocks import Block, Form, GoOn, Way

LARGEST_LINE = 64 * 1024
"""The most bytes of what a person sends at once."""


class Handed(Struct, frozen=True):
    """A file that the person takes away."""

    name: str
    data: bytes


class Turn(Struct, frozen=True):
    """What was said since the last line, and what is waited for now."""

    blocks: tuple[Block, ...] = ()
    form: Form = GoOn()
    ways: tuple[Way, ...] = ()
    language: str = "en"
    files: tuple[Handed, ...] = ()
    over: bool = False
    """Whether the person has left, so that nothing more is waited for."""


class Lines(Struct, frozen=True):
    """What the person sent: lines as they would be typed, one after another."""

    lines: tuple[str, ...]
    whole: bool = False
    """Whether the lines are a whole text of their own, in place of what was written so far."""


def sent(message: Turn | Lines) -> bytes:
    """A message as one line."""
    return msgspec.json.encode(message, enc_hook=_without_marks) + b"\n"


def _without_marks(text: object) -> str:
    """The words of a text of the course, which may know its emphasis besides. Raises NotImplementedError."""
    if isinstance(text, str):
        return str(text)
    raise NotImplementedError


def turn_in(line: bytes) -> Turn:
    """The turn in a line. Raises msgspec.MsgspecError."""
    return msgspec.json.decode(line, type=Turn)


def lines_in(line: bytes) -> Lines:
    """What a person sent, in a line. Raises msgspec.MsgspecError."""
    return msgspec.json.decode(line, type=Lines)
