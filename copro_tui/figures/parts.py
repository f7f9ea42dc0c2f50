"""Small parts that every screen is made of: headings, buttons, gauges and bars. Pure."""

from __future__ import annotations

from copro_tui.figures.cells import Cell, Hit, Role, Row, as_text
from copro_tui.text.width import clip, width

SHORTEST_RULE = 2
"""Cells of the rule that a heading always keeps."""


def heading(text: str, cells: int, right: str = "") -> Row:
    """A heading: its text, a rule to the edge, and at the end of the rule perhaps a count."""
    end = f" {right}" if right else ""
    title = clip(text, cells - SHORTEST_RULE - 1 - width(end)) + " "
    rule = Cell("─" * (cells - width(title) - width(end)), "rule")
    row = (Cell(title, "muted", bold=True), rule)
    return (*row, Cell(end, "muted")) if end else row


def button(words: str, *, first: bool = True, hit: Hit | None = None) -> Cell:
    """A button; ``first`` is the one that Enter works, any other is quieter."""
    return Cell(f" {words} ", "on", hit, "accent") if first else Cell(f" {words} ", "strong", hit, "panel")


def gauge(done: int, count: int, role: Role = "strong") -> Row:
    """A count out of a count: as many squares, the first of them filled."""
    done = max(0, min(done, count))
    return tuple(cell for cell in (Cell("■" * done, role), Cell("□" * (count - done), "rule")) if cell.text)


def bar(done: int, count: int, cells: int, *, later: int = 0) -> Row:
    """A bar of ``cells`` cells for ``done`` out of ``count``, and what was added ``later`` behind it.

    No part that has something in it is without a cell, and the bar is full only when all are done.
    """
    whole = _filled(done + later, count, cells)
    first = min(_filled(done, count, cells), max(0, whole - bool(later)))
    parts = (Cell("━" * first, "strong"), Cell("━" * (whole - first), "right"), Cell("─" * (cells - whole), "rule"))
    return tuple(cell for cell in parts if cell.text)


def text_bar(done: int, count: int, cells: int) -> str:
    """A bar as a text, for where all of it is in one role."""
    return as_text((bar(done, count, cells),))


def _filled(done: int, count: int, cells: int) -> int:
    if done <= 0 or count <= 0:
        return 0
    return cells if done >= count else max(1, min(cells - 1, round(cells * done / count)))
