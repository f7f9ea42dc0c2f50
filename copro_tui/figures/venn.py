"""Overlapping zones, drawn as two boxes with a shared middle: organisations, citizens, and both together."""

from __future__ import annotations

from copro_tui.figures.cells import Cell, Figure, Role, Row
from copro_tui.frameworks import Framework
from copro_tui.text.width import fit
from copro_tui.text.wrap import wrap


def venn(framework: Framework, cells: int, current: str | None = None) -> Figure:
    """Three points as zones: the first, the overlap, the last. ``cells`` is split between them."""
    if len(framework.points) != 3 or cells < 54:
        return _stacked(framework, cells, current)
    room = min(24, (cells - 8) // 3)
    names = [wrap(point.name, room - 3) for point in framework.points]
    height = max(map(len, names))
    rule, gap = "─" * room, " " * room
    rows: list[Row] = [
        _rails(f"  ┌{rule}─{rule}┐{gap} "),
        _rails(f"  │{gap}┌{rule}┼{rule}┐"),
    ]
    for line in range(height):
        row: list[Cell] = [Cell("  │", "rail")]
        for point, name in zip(framework.points, names, strict=True):
            here = point.id == current
            role: Role = "current" if here else "strong" if point == framework.points[1] else ""
            mark = ("▶" if here else " ") if line == 0 else " "
            text = name[line] if line < len(name) else ""
            row += [Cell(mark + fit(text, room - 1, centre=True), role, ("item", point.id)), Cell("│", "rail")]
        rows.append(tuple(row))
    rows += [_rails(f"  │{gap}└{rule}┼{rule}┘"), _rails(f"  └{rule}─{rule}┘{gap} ")]
    return tuple(rows)


def _rails(text: str) -> Row:
    return (Cell(text, "rail"),)


def _stacked(framework: Framework, cells: int, current: str | None) -> Figure:
    rows: list[Row] = []
    for number, point in enumerate(framework.points):
        here = point.id == current
        if number:
            rows.append(_rails("  " + "┄" * (cells - 4)))
        for line, text in enumerate(wrap(point.name, cells - 6)):
            mark = "▶ " if here and not line else "  "
            rows.append((Cell(mark, "current"), Cell("┃ ", "rail"),
                         Cell(text, "current" if here else "", ("item", point.id))))  # fmt: skip
    return tuple(rows)
