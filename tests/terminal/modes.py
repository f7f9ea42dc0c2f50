"""What a program has switched on in a terminal and not off again, from all that it wrote."""

from __future__ import annotations

import re

_PRIVATE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_KITTY = re.compile(rb"\x1b\[([<>])\d*u")
SHOWN_FROM_THE_BEGINNING = {7, 25}
"""Wrapping lines and the cursor: what a terminal has on before any program begins."""


def left_on(output: bytes) -> set[int]:
    """The numbers of the modes that are not as a terminal has them, and -1 for each way of telling keys left on."""
    modes = dict.fromkeys(SHOWN_FROM_THE_BEGINNING, True)
    for numbers, switch in _PRIVATE.findall(output):
        for number in numbers.split(b";"):
            modes[int(number)] = switch == b"h"
    wrong = {number for number, on in modes.items() if on != (number in SHOWN_FROM_THE_BEGINNING)}
    pushed = sum(1 if way == b">" else -1 for way in _KITTY.findall(output))
    return wrong | ({-1} if pushed > 0 else set())
