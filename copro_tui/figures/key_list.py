"""Keys with what they do, in groups and columns, as the help shows them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from copro_tui.figures.cells import BLANK, Cell, Figure, Row, row_width
from copro_tui.figures.parts import heading
from copro_tui.text.width import clip, fit, width

KEY_CELLS = 12
"""Cells of a column for its keys; longer ones push what they do along."""

COLUMN = 38
"""Cells that a column has at least."""


def key_list(groups: Mapping[str, Mapping[str, Sequence[str]]], cells: int) -> Figure:
    """``groups`` by their headings: of each, what is done, with its keys."""
    count = max(1, cells // COLUMN)
    rows: list[Row] = []
    for name, ones in groups.items():
        rows += [*([BLANK] if rows else []), heading(name, cells)]
        entries = [_entry(keys, does, cells // count) for does, keys in ones.items()]
        height = -(-len(entries) // count)
        for line in range(height):
            rows.append(tuple(cell for entry in entries[line::height] for cell in entry))
    return tuple(rows)


def _entry(keys: Iterable[str], does: str, cells: int) -> Row:
    shown = joined(keys)
    room = max(KEY_CELLS, width(shown) + 1)
    row: Row = (Cell("  "), Cell(fit(shown, room), "strong"), Cell(clip(does, cells - room - 3)))
    return (*row, Cell(" " * max(1, cells - row_width(row))))


def joined(keys: Iterable[str]) -> str:
    """Several keys side by side: arrows close together, and of digits the first, which stands for all."""
    found: list[str] = []
    arrows = ""
    for key in dict.fromkeys(keys):
        first, _space, others = key.partition(" ")
        if set(first) <= set("←→↑↓"):
            arrows += "".join(one for one in first if one not in arrows)
            key = others
        if key and not (key.isdecimal() and any("–" in one for one in found)):
            found.append(key)
    return " ".join([*([arrows] if arrows else []), *found])
