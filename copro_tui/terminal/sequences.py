"""Put control sequences into the forms that Textual reads; those that it cannot use are left out."""

from __future__ import annotations

import re
import sys

LARGEST = 2000
"""Columns or lines of the largest window that is believed."""

_KEY = r"(?a)\x1b\[([\d:]*)(?:;([\d:]*))?(?:;([\d:]*))?([u~ABCDEFHPQRS])"
_MOUSE = r"(?a)\x1b\[(\d+);(\d+);(\d+)M"
_WINDOW = r"(?a)\x1b\[48;[\d:;]*t"
_RELEASED = "3"
_LONGEST = 32
"""Letters of the longest sequence that Textual reads."""


def plain_sequence(sequence: str) -> str:
    """The sequence as Textual reads it; empty if it means nothing to a program, or what it means cannot be."""
    if sequence.startswith("\x1b[M"):
        return _mouse(*(ord(one) - 32 for one in sequence[3:]))
    if len(sequence) > _LONGEST:
        return ""
    if mouse := re.fullmatch(_MOUSE, sequence):
        code, column, line = map(int, mouse.groups())
        return _mouse(code - 32, column, line)
    if re.fullmatch(_WINDOW, sequence):
        sizes = [int(one.partition(":")[0] or 0) for one in sequence[2:-1].split(";")[1:]]
        return sequence if len(sizes) == 4 and min(sizes) > 0 and max(sizes[:2]) <= LARGEST else ""
    if key := re.fullmatch(_KEY, sequence):
        return _key(sequence, *key.groups())
    return sequence


def _key(sequence: str, codes: str, modifiers: str | None, texts: str | None, end: str) -> str:
    """A key without the letters that it has in other layouts, and without saying how it was pressed."""
    code, (modifier, _colon, how) = codes.partition(":")[0], (modifiers or "").partition(":")
    letters = (texts or "").split(":")
    if how == _RELEASED or (end == "u" and not code) or not all(_is_letter(one) for one in (code, *letters)):
        return ""
    if ":" not in f"{codes}{modifiers}":
        return sequence
    return f"\x1b[{code or 1};{modifier}" + (f";{texts}" if texts else "") + end


def _is_letter(code: str) -> bool:
    """Whether a number, which may be left out, is that of a character."""
    return not code or (int(code) <= sys.maxunicode and not 0xD800 <= int(code) <= 0xDFFF)


def _mouse(code: int, column: int, line: int) -> str:
    """A mouse report of an older kind as one of today's. ``code`` is 3 where a button is let go, whichever it was."""
    if code < 0 or column < 1 or line < 1:
        return ""
    released = code & 0b1100011 == 3
    return f"\x1b[<{code & ~3 if released else code};{column};{line}{'m' if released else 'M'}"
