"""A drawing while one switch goes through it: what is pointed at stands out, and has a mark before it. Pure."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from copro_tui.figures.cells import Cell, Figure, Hit, Row

MARK = "▶"


def pointed(figure: Figure, hits: Collection[Hit], mark: str = MARK) -> Figure:
    """The figure with all cells of ``hits`` on a solid ground, and ``mark`` before the first cell of each.

    The mark takes the place of a space, so that nothing moves; where there is none, the ground alone says it.
    """
    marked: set[Hit] = set()
    return tuple(_row(row, hits, mark, marked) for row in figure)


def _row(row: Row, hits: Collection[Hit], mark: str, marked: set[Hit]) -> Row:
    found: list[Cell] = []
    for cell in row:
        if cell.hit is None or cell.hit not in hits:
            found.append(cell)
            continue
        text = cell.text
        if cell.hit not in marked and not text.startswith(mark):
            before = found[-1] if found else None
            if text.startswith(" "):
                text = mark + text[1:]
            elif before is not None and before.hit is None and before.text.endswith(" "):
                found[-1:] = [replace(before, text=before.text[:-1]), Cell(mark, "strong", ground=before.ground)]
        marked.add(cell.hit)
        found.append(replace(cell, text=text, role="on", ground="accent"))
    return tuple(found)
