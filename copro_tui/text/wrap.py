"""Wrap text to a width in terminal cells."""

from __future__ import annotations

from functools import lru_cache

from copro_tui.text.safe import characters, safe
from copro_tui.text.width import width


def wrap(text: str, cells: int) -> list[str]:
    """``text`` in lines of at most ``cells`` cells; a word longer than that is broken."""
    return list(_wrapped(text, cells))


@lru_cache(maxsize=2000)  # a board is drawn anew at every key, and nearly all of its texts are as they were
def _wrapped(text: str, cells: int) -> tuple[str, ...]:
    cells = max(2, cells)  # the width of the widest letter
    lines: list[str] = []
    for line_as_written in safe(text).split("\n"):
        line = ""
        for word in line_as_written.split():
            while width(word) > cells:
                head = _head(word, cells - width(line) - 1 if line else cells)
                lines.append(f"{line} {head}".strip() if head else line)
                line, word = "", word[len(head) :]
            if width(line) + width(word) + bool(line) > cells:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        if line:
            lines.append(line)
    return tuple(lines) or ("",)


def broken(line: str, cells: int) -> list[str]:
    """A line that is shown as it is written, its spaces kept, in pieces of at most ``cells`` cells."""
    rest, cells = safe(line), max(2, cells)
    pieces: list[str] = []
    while width(rest) > cells:
        pieces.append(_head(rest, cells))
        rest = rest[len(pieces[-1]) :]
    return [*pieces, rest]


def _head(word: str, cells: int) -> str:
    """The longest beginning of a word that fits into ``cells``; combining marks stay with their letter."""
    kept = ""
    for one in characters(word):
        if width(kept + one) > cells:
            break
        kept += one
    return kept
