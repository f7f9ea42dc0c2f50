"""What every figure is made of: rows of cells, each a text with a role, and what a click on it means.

Pure: a front end colours the roles; nothing here knows of terminals, Textual or the mouse.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Role = Literal[
    "", "muted", "strong", "number", "rail", "current", "lifted", "right", "near", "wrong", "band", "target", "quote"
]
"""What a piece of text is for; a front end gives it its look. Meaning never rests on the look alone."""

Hit = tuple[Literal["item", "target"], str]
"""What a click on a cell names: an item or a target, by id."""

SIGNS = {"right": "✓", "near": "~", "wrong": "✗", "missed": "!"}
"""The mark of each verdict; what is unmarked has none."""


class Cell(Struct, frozen=True):
    """A run of text in one role."""

    text: str
    role: Role = ""
    hit: Hit | None = None


Row = tuple[Cell, ...]
Figure = tuple[Row, ...]

BLANK: Row = (Cell(""),)


def belonging(figure: Figure, hit: Hit) -> Figure:
    """A figure in which every cell that names nothing names ``hit``."""
    return tuple(tuple(Cell(cell.text, cell.role, cell.hit or hit) for cell in row) for row in figure)


_STEERING = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode's categories of what has no shape of its own and can steer a terminal or break a line."""


_NARROW = re.compile(
    r"[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u257f\u25a0-\u25cf\u2605\u2713\u2717]*"
)
"""What takes one cell a letter: the letters of Europe, and the marks and lines that figures are drawn with."""


def safe(text: str) -> str:
    """``text`` without characters that would steer a terminal: each becomes a visible stand-in."""
    if text.isprintable():  # nothing of the kind in it, which is found out much faster
        return text
    return "".join("�" if unicodedata.category(one) in _STEERING and one != "\n" else one for one in text)


def safe_markdown(text: str) -> str:
    """``safe`` for Markdown, in which a character can also be written as its number (``&#27;``)."""
    return re.sub(r"&#(\d{1,7}|[xX][0-9a-fA-F]{1,6});", lambda found: safe(html.unescape(found[0])), safe(text))


def width(text: str) -> int:
    """How many cells a text takes once it is ``safe``."""
    if _NARROW.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth, wcwidth  # here, because it is slow to load and most texts do without

    shown = safe(text)
    cells = wcswidth(shown)
    return cells if cells >= 0 else sum(max(0, wcwidth(one)) for one in shown)


def clip(text: str, cells: int) -> str:
    """``text`` on one line in at most ``cells`` cells, ending in … when something was left out."""
    line = safe(text).replace("\n", " ")
    if width(line) <= cells:
        return line
    kept = ""
    for one in line:
        if width(kept + one) > cells - 1:
            break
        kept += one
    return kept.rstrip() + "…" if cells > 0 else ""


def fit(text: str, cells: int, *, centre: bool = False) -> str:
    """``text`` in exactly ``cells`` cells, clipped or filled with spaces."""
    line = clip(text, cells)
    space = cells - width(line)
    left = space // 2 if centre else 0
    return " " * left + line + " " * (space - left)


def wrap(text: str, cells: int) -> list[str]:
    """``text`` in lines of at most ``cells`` cells; a word longer than that is broken."""
    cells = max(2, cells)  # the width of the widest letter
    lines: list[str] = []
    for paragraph in safe(text).split("\n"):
        line = ""
        for word in paragraph.split():
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
    return lines or [""]


def _head(word: str, cells: int) -> str:
    """The beginning of a word that fits ``cells``; combining marks stay with their letter."""
    kept = ""
    for one in word:
        if width(kept + one) > cells:
            break
        kept += one
    return kept


def paragraph(text: str, cells: int, role: Role = "", *, indent: int = 0, first: str = "") -> Figure:
    """``text`` as rows; ``first`` leads the first line, the others are indented to match."""
    indent = max(indent, width(first))
    lines = wrap(text, cells - indent)
    return tuple(
        (Cell(fit(first if not number else "", indent)), Cell(line, role)) for number, line in enumerate(lines)
    )


def row_width(row: Row) -> int:
    return sum(width(cell.text) for cell in row)


def figure_width(figure: Iterable[Row]) -> int:
    """The width of the widest row."""
    return max((row_width(row) for row in figure), default=0)


def spoken(figure: Figure) -> str:
    """A figure as plain text."""
    return "\n".join("".join(cell.text for cell in row).rstrip() for row in figure)
