"""Stages that follow each other round: four boxes and the arrows between them."""

from __future__ import annotations

from copro_tui.figures.cells import Cell, Figure, Role, Row
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.text.width import fit
from copro_tui.text.wrap import wrap

NARROWEST = 56
"""Cells below which the stages are listed one under the other."""


def cycle(framework: Framework, cells: int, current: str | None = None) -> Figure:
    """The stages clockwise from the top left; one under the other if they are not four, or if there is no room."""
    if len(framework.points) != 4 or cells < NARROWEST:
        return _stacked(framework, cells, current)
    room = min(24, (cells - 20) // 2)
    first, second, third, fourth = (point.id for point in framework.points)
    gap, edge = " " * 8, "─" * (room + 2)
    top, bottom = f"  ┌{edge}┐", f"  └{edge}┘"
    up = "  " + fit("↑", room + 4, centre=True)
    down = "  " + fit("↓", room + 4, centre=True)
    return (
        (Cell(top + gap + top, "rail"),),
        (
            *_box(framework, first, room, current),
            Cell("  ─────→  "[:8], "rail"),
            *_box(framework, second, room, current),
        ),
        (Cell(bottom + gap + bottom, "rail"),),
        (Cell(up + gap + down, "rail"),),
        (Cell(top + gap + top, "rail"),),
        (*_box(framework, fourth, room, current), Cell("  ←──── ", "rail"), *_box(framework, third, room, current)),
        (Cell(bottom + gap + bottom, "rail"),),
    )


def _box(framework: Framework, point_id: str, room: int, current: str | None) -> Row:
    here = point_id == current
    role: Role = "current" if here else "strong"
    text = f"{framework.places[point_id] + 1} {framework.point(point_id).name}"
    return (
        Cell("  │", "rail"),
        Cell(("▶ " if here else "  ") + fit(text, room), role, ("item", point_id)),
        Cell("│", "rail"),
    )


def _stacked(framework: Framework, cells: int, current: str | None) -> Figure:
    rows: list[Row] = []
    for number, point in enumerate(framework.points, start=1):
        here = point.id == current
        for line, text in enumerate(wrap(f"{number} {point.name}", cells - 4)):
            lead = Cell("▶ ", "current") if here and not line else Cell("  ")
            rows.append((lead, Cell(text, "current" if here else "strong", ("item", point.id))))
        last = number == len(framework.points)
        rows.append((Cell(_("  ↺ and round again") if last else "  ↓", "rail"),))
    return tuple(rows)
