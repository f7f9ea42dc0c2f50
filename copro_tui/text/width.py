"""Measure texts in terminal cells, and cut or pad them to a width."""

from __future__ import annotations

import re
from functools import lru_cache

from copro_tui.text.safe import characters, safe, safe_line

_NARROW = re.compile(
    r"[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff"
    r"\u2248\u2500-\u259f\u25a0-\u25d1\u2605\u2713\u2717]*"
)
"""Characters that take one cell each: European letters, and the symbols and lines of figures."""

_PAUSES = ",;:. "
"""What is left out before an ellipsis."""


@lru_cache(maxsize=5000)  # a screen is drawn anew at every key, and nearly all of its texts are as they were
def width(text: str) -> int:
    """The width in terminal cells of ``safe(text)``."""
    if (text.isascii() and text.isprintable()) or _NARROW.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth, wcwidth  # here, because it is slow to load and most texts do not need it

    shown = safe(text)
    cells = wcswidth(shown)
    return cells if cells >= 0 else sum(max(0, wcwidth(one)) for one in shown)


def clip(text: str, cells: int) -> str:
    """``text`` on one line in at most ``cells`` cells, ending in … if it was cut."""
    line = safe_line(text)
    if width(line) <= cells:
        return line
    kept = ""
    for one in characters(line):
        if width(kept + one) > cells - 1:
            break
        kept += one
    return kept.rstrip() + "…" if cells > 0 else ""


def clip_words(text: str, cells: int) -> str:
    """The first words of ``text`` on one line in at most ``cells`` cells, ending in … if words were left out.

    A first word that is too long for itself is cut.
    """
    line = " ".join(safe_line(text).split())
    if width(line) <= cells:
        return line
    kept = ""
    for word in line.split(" "):
        longer = f"{kept} {word}".lstrip()
        if width(longer.rstrip(_PAUSES)) > cells - 1:
            break
        kept = longer
    return kept.rstrip(_PAUSES) + "…" if kept else clip(line, cells)


def fit(text: str, cells: int, *, centre: bool = False) -> str:
    """``text`` in exactly ``cells`` cells, clipped or padded with spaces."""
    line = clip(text, cells)
    space = cells - width(line)
    left = space // 2 if centre else 0
    return " " * left + line + " " * (space - left)
