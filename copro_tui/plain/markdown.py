"""Texts for a plain terminal: Markdown without its marks, and symbols in ASCII if the encoding has no others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from copro_tui.text.ascii import SPELLED_OUT, without_accents
from copro_tui.text.blocks import Preformatted, Table, blocks
from copro_tui.text.marks import Spans
from copro_tui.text.safe import characters

_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|.)?")
"""The escape sequences that a terminal sends for arrow keys and the like."""


def for_encoding(text: str, encoding: str) -> str:
    """``text`` with every character that ``encoding`` cannot encode replaced by ones that it can."""
    return "".join(one if _fits(one, encoding) else _stand_in(one[0]) for one in characters(text))


def _fits(one: str, encoding: str) -> bool:
    try:
        one.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _stand_in(one: str) -> str:
    if one in SPELLED_OUT:
        return SPELLED_OUT[one]
    return without_accents(one) or "?"


def typed(line: str) -> tuple[str, bool]:
    """A typed line without control characters and key sequences, and whether any were removed."""
    line = line.rstrip("\r\n")
    kept = _ESCAPE.sub("", line).replace("\t", " ")
    kept = "".join("�" if unicodedata.category(one) == "Cs" else one for one in kept)
    kept = "".join(one for one in kept if unicodedata.category(one) != "Cc")
    return unicodedata.normalize("NFC", kept).strip(), "\x1b" in line or len(kept) < len(line)


class AsWritten(str):
    """Lines that are printed as they are written, without being wrapped."""

    __slots__ = ()


def without_marks(markdown: str) -> list[str]:
    """The blocks of a Markdown text without its marks, each paragraph on one line.

    Entries of lists keep their number or a hyphen. A table is read row by row, each cell after the head of its column.
    """
    lines: list[str] = []
    for block in blocks(markdown):
        match block:
            case Preformatted():
                lines.append(AsWritten("\n".join(block.lines)))
            case Table():
                lines += (row for one in block.rows if (row := _row(block.head, one)))
                if not block.rows:
                    lines.append("; ".join(map(_text, block.head)))
            case _:
                lines += f"{block.marker} {block.text}".strip().split("\n")
    return lines


def _row(head: Sequence[Spans], row: Sequence[Spans]) -> str:
    cells = [(_text(name), _text(cell)) for name, cell in zip(head, row, strict=True)]
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in cells if cell)


def _text(spans: Spans) -> str:
    return "".join(span.text for span in spans).strip()
