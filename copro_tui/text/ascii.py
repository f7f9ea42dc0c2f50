"""Symbols in ASCII, for terminals that have nothing else and for learners who choose it.

A mark has a form that spells out its meaning (``[ok]``), and one of a single cell for where space is short; lines of
frames only have the latter, so that figures keep their shape."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from copro_tui.text.safe import JOINED, characters
from copro_tui.text.width import width

SPELLED_OUT = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "›": ">", "‹": "<", "·": "-", "•": "-",
    "✓": "[ok]", "✗": "[x]", "★": "[*]", "½": "1/2", "→": "->", "←": "<-", "↑": "up ", "↓": "down ", "�": "?",
    "\u00a0": " ",
}  # fmt: skip
"""The ASCII form of each symbol where there is room for several characters."""


ONE_CELL = {
    **dict.fromkeys(map(chr, range(0x2580, 0x25A0)), "|"),
    **dict.fromkeys("─┄▔▁▀▄", "-"), **dict.fromkeys("━═", "="), **dict.fromkeys("│║┃▌▐▊▎▏▕", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝╠╣╞╡┣┫", "+"), "╌": ".", "┊": ":", "█": "#",
    "▶": ">", "◂": "<", "◀": "<", "▲": "^", "▼": "v", "◆": "#", "◇": "o", "●": "*", "◉": "@", "○": "o", "◌": ".",
    "◐": "~", "■": "#", "□": ".", "✓": "+", "✗": "x", "↺": "~", "≈": "~", "↔": "=", "★": "*",
    "↑": "^", "↓": "v", "→": ">", "←": "<", "…": ".", "½": "?", "¼": "?",
    **{sign: form for sign, form in SPELLED_OUT.items() if len(form) == 1},
}  # fmt: skip
"""The ASCII form of each symbol in a single cell."""


_LATER = ("S", "P", "Z")
"""Unicode's categories of symbols, punctuation and spaces."""


def without_accents(text: str) -> str:
    """``text`` in ASCII: letters without their accents, and nothing in the place of what has no such form."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def hyphenated(text: str) -> str:
    """``text`` in small letters and digits of ASCII, with single hyphens between them; empty if it has none of them."""
    return re.sub(r"[^a-z0-9]+", "-", without_accents(text).lower()).strip("-")


def to_ascii(text: str) -> str:
    """``text`` with every symbol in its ASCII form, whatever its length; letters are unchanged."""
    text = text if text.isascii() else re.sub(JOINED, "?", text)
    return "".join(SPELLED_OUT.get(one) or to_ascii_cells(one) for one in text)


@lru_cache(4096)
def to_ascii_cells(text: str, letters: bool = False) -> str:
    """``text`` in ASCII in exactly as many cells: symbols, and with ``letters`` all other characters, too."""
    if text.isascii():
        return text
    return "".join("?" * width(one) if len(one) > 1 else _one(one, letters) for one in characters(text))


def _one(one: str, letters: bool) -> str:
    if one.isascii():
        return one
    if one in ONE_CELL:
        return ONE_CELL[one]
    symbol = one > "\u2000" and unicodedata.category(one)[0] in _LATER
    if not (symbol or letters):
        return one
    cells = width(one)
    plain = without_accents(one)
    return plain if len(plain) == cells else "?" * cells
