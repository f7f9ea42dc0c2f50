"""Four domains and a fifth in the middle, for when it is not clear which of them one is in."""

from __future__ import annotations

from copro_tui.figures.cells import Cell, Figure, Role, Row
from copro_tui.figures.lists import listed
from copro_tui.frameworks import Framework
from copro_tui.text.width import clip, fit, width

NARROWEST = 50
"""Below this width the domains are listed."""


def domains(framework: Framework, cells: int, current: str | None = None) -> Figure:
    """The first point bottom right, then anticlockwise to the bottom left; the fifth in the middle."""
    if len(framework.points) != 5 or cells < NARROWEST:
        return listed(framework, cells, current)
    half = min(32, (cells - 5) // 2)
    right_below, right_above, left_above, left_below, middle = (point.id for point in framework.points)
    name = clip(framework.point(middle).name, 2 * half - 30)
    side = (width(name) + 6) // 2
    outer = half - side
    here = middle == current
    label = fit(("▶ " if here else "") + name, 2 * side - 1, centre=True)
    empty = Cell(" " * outer)
    wall = Cell("│", "rail")
    return (
        (Cell(f"  ┌{'─' * half}┬{'─' * half}┐", "rail"),),
        _pair(framework, left_above, right_above, half, current),
        (Cell("  │", "rail"), empty, Cell(f"╭{'─' * (side - 1)}┴{'─' * (side - 1)}╮", "rail"), empty, wall),
        (
            Cell("  │", "rail"),
            empty,
            wall,
            Cell(label, "current" if here else "strong", ("item", middle)),
            wall,
            empty,
            wall,
        ),
        (Cell("  │", "rail"), empty, Cell(f"╰{'─' * (side - 1)}┬{'─' * (side - 1)}╯", "rail"), empty, wall),
        _pair(framework, left_below, right_below, half, current),
        (Cell(f"  └{'─' * half}┴{'─' * half}┘", "rail"),),
    )


def _pair(framework: Framework, left: str, right: str, half: int, current: str | None) -> Row:
    return (
        Cell("  │", "rail"),
        _name(framework, left, half, current),
        Cell("│", "rail"),
        _name(framework, right, half, current),
        Cell("│", "rail"),
    )


def _name(framework: Framework, point_id: str, half: int, current: str | None) -> Cell:
    here = point_id == current
    role: Role = "current" if here else "strong"
    return Cell((" ▶ " if here else "   ") + fit(framework.point(point_id).name, half - 3), role, ("item", point_id))
