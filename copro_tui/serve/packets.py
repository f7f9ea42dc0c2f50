"""What the server and the screens' process say to each other: the packets of Textual's driver for the web.

To the process: a letter (D for keys, M for a small JSON object), the length in four bytes, the rest. From it: a line
``__GANGLION__``, then packets of the same form, D with what a terminal is sent and M with a JSON object. That is
Textual's own and written down nowhere; Textual is pinned, and a test starts a real process to see that it still holds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

READY = b"__GANGLION__"
"""The first line of a process whose screens have begun."""

MODES = b"\x1b[?1049h\x1b[2J\x1b[?1000h\x1b[?1003h\x1b[?1006h\x1b[?2004h\x1b[?25h"
"""What a terminal has to be told that was not there at the start: another screen, mouse, pasting, a visible cursor."""

LARGEST = 16 * 1024 * 1024
"""The most bytes of a packet."""

_LENGTH = 4


class Screen(Struct, frozen=True):
    """What goes to the terminal in the page."""

    data: bytes


class Said(Struct, frozen=True):
    """What the process tells the server."""

    kind: str
    values: Mapping[str, Any]


Packet = Screen | Said


def keys(text: str) -> bytes:
    """A packet with what was typed."""
    return _packet(b"D", text.encode("utf-8", "replace"))


def told(kind: str, **values: object) -> bytes:
    """A packet that tells the process something: ``resize``, ``focus``, ``blur``, ``redraw``, ``quit``."""
    return _packet(b"M", msgspec.json.encode({"type": kind, **values}))


def _packet(letter: bytes, payload: bytes) -> bytes:
    return letter + len(payload).to_bytes(_LENGTH, "big") + payload


async def next_packet(source: asyncio.StreamReader) -> Packet | None:
    """The next packet of a process; None at its end, also if what comes is no packet."""
    try:
        head = await source.readexactly(1 + _LENGTH)
        letter, length = head[:1], int.from_bytes(head[1:], "big")
        if length > LARGEST:
            return None
        payload = await source.readexactly(length)
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    if letter == b"D":
        return Screen(payload)
    try:
        values = msgspec.json.decode(payload, type=dict[str, Any]) if letter == b"M" else {}
    except msgspec.MsgspecError:
        return None
    return Said(str(values.get("type", "")), values)
