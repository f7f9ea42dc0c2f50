"""Symbols in ASCII, for terminals that have nothing else and for whoever asks for it. Pure.

A mark has a form that says what it means (``[ok]``) and one of a single cell for where there is no room; what frames
are drawn with has a single cell only, so that figures keep their shape.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from msgspec.structs import replace

from copro_tui.figures.cells import Cell, Figure, Row, width

SPOKEN = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "›": ">", "·": "-", "•": "-",
    "✓": "[ok]", "✗": "[x]", "★": "[*]", "½": "1/2", "→": "->", "←": "<-", "↑": "up ", "↓": "down ", "�": "?",
    "\u00a0": " ",
}  # fmt: skip
"""What stands for a sign where there is room."""

ONE_CELL = {
    **dict.fromkeys(map(chr, range(0x2580, 0x25A0)), "|"),
    **dict.fromkeys("─━═┄▔▁▀▄", "-"), **dict.fromkeys("│║┃▌▐▊▎▏▕", "|"), **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝╠╣╞╡", "+"),
    "━": "=", "█": "#", "▶": ">", "◂": "<", "◀": "<", "▲": "^", "▼": "v", "◆": "*", "●": "*", "○": "o", "◌": ".",
    "↺": "@", "✓": "+", "✗": "x", "★": "*", "↑": "^", "↓": "v", "→": ">", "←": "<", "…": ".", "½": "?", "¼": "?",
    **{sign: said for sign, said in SPOKEN.items() if len(said) == 1},
}  # fmt: skip
"""What stands for a symbol in the very cell that it had."""

_LATER = ("S", "P", "Z")
"""Unicode's categories of symbols, punctuation and spaces."""


def spoken(text: str) -> str:
    """``text`` with every symbol in its ASCII form, as long as that may be; letters stay."""
    return "".join(SPOKEN.get(one) or same_cells(one) for one in text)


@lru_cache(4096)
def same_cells(text: str, letters: bool = False) -> str:
    """``text`` with symbols, and with ``letters`` everything else too, in ASCII, in exactly as many cells."""
    return text if text.isascii() else "".join(_one(one, letters) for one in text)


def _one(one: str, letters: bool) -> str:
    if one.isascii():
        return one
    if one in ONE_CELL:
        return ONE_CELL[one]
    symbol = one > "\u2000" and unicodedata.category(one)[0] in _LATER
    if not (symbol or letters):
        return one
    cells = width(one)
    plain = unicodedata.normalize("NFKD", one).encode("ascii", "ignore").decode()
    return plain if len(plain) == cells else "?" * cells


def figure_in_ascii(figure: Figure, cells: int) -> Figure:
    """A figure in ASCII, no row of it wider than ``cells`` or than it was, but for marks at its end."""
    return tuple(_row(row, cells) for row in figure)


def _row(row: Row, cells: int) -> Row:
    spare = cells - sum(width(cell.text) for cell in row)
    last = max((place for place, cell in enumerate(row) if cell.text.strip()), default=0)
    return tuple(
        cell
        if _is_plain(cell)
        else replace(cell, text=_fitted(cell, width(cell.text) + (spare if place == last else 0)))
        for place, cell in enumerate(row)
    )


def _is_plain(cell: Cell) -> bool:
    return cell.text.isascii() and not (cell.role == "near" and "~" in cell.text)


def _fitted(cell: Cell, most: int) -> str:
    """A cell's text in at most ``most`` cells, and in as many as it had at least: marks in full where there is room."""
    had = width(cell.text)
    marked = cell.text.replace("~", "[~]", 1) if cell.role == "near" else cell.text
    for text in (spoken(marked), same_cells(cell.text)):
        kept = text.rstrip()
        if width(kept) <= most:
            return kept + " " * (had - width(kept))
    return same_cells(cell.text)
