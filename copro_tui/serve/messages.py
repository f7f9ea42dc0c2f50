"""What a browser may send over the socket: short JSON lists. Everything else is passed over."""

from __future__ import annotations

import msgspec
from msgspec import Struct

LARGEST = 64 * 1024
"""The most bytes of a message."""

WIDTHS = (20, 240)
"""The fewest and the most columns that are drawn."""

HEIGHTS = (8, 100)


class Typed(Struct, frozen=True):
    """What was typed or pasted."""

    text: str


class Resized(Struct, frozen=True):
    """The size of the terminal in the page, in cells, as far as it is drawn."""

    width: int
    height: int


class Focused(Struct, frozen=True):
    """Whether keys go to the terminal in the page."""

    focused: bool


class Pinged(Struct, frozen=True):
    """A sign of life, to be answered with the same."""

    mark: str


Message = Typed | Resized | Focused | Pinged


class _Size(Struct, frozen=True):
    width: int
    height: int


def message_in(text: str) -> Message | None:
    """What a message means; None if it is none that is known."""
    try:
        parts = msgspec.json.decode(text, type=list[msgspec.Raw])
        kind = msgspec.json.decode(parts[0], type=str)
        if kind == "stdin":
            return Typed(msgspec.json.decode(parts[1], type=str))
        if kind == "resize":
            size = msgspec.json.decode(parts[1], type=_Size)
            return Resized(within(size.width, WIDTHS), within(size.height, HEIGHTS))
        if kind == "ping":
            return Pinged(msgspec.json.decode(parts[1], type=str)[:40])
        return Focused(kind == "focus") if kind in ("focus", "blur") else None
    except (msgspec.MsgspecError, IndexError, UnicodeError, RecursionError):
        return None


def within(number: int, bounds: tuple[int, int]) -> int:
    """The number between the bounds that is nearest to ``number``."""
    return max(bounds[0], min(number, bounds[1]))
