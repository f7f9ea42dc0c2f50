"""A complete framework as a figure, and two side by side with the points that roughly correspond."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.figures.cells import Cell, Figure, Row
from copro_tui.figures.cycle import cycle
from copro_tui.figures.domains_old import domains
from copro_tui.figures.line import fits, line
from copro_tui.figures.lists import columns, listed
from copro_tui.figures.rungs import ladder, rungs_of
from copro_tui.figures.venn import venn
from copro_tui.frameworks import Crosswalk, Framework
from copro_tui.text.width import fit
from copro_tui.text.wrap import wrap


def draw(framework: Framework, cells: int, current: str | None = None) -> Figure:
    """A framework in its shape, at most ``cells`` cells wide; ``current`` is the id of the focused point."""
    match framework.shape:
        case "ladder" | "scale":
            return ladder(rungs_of(framework, current), cells, rails=framework.shape == "ladder", whole=True)
        case "spectrum" if fits(framework, cells):
            return line(framework, cells, here=current)
        case "spectrum":
            return ladder(rungs_of(framework, current), cells)
        case "venn":
            return venn(framework, cells, current)
        case "cycle":
            return cycle(framework, cells, current)
        case "domains":
            return domains(framework, cells, current)
        case "columns":
            return columns(framework, cells, current)
        case _:
            return listed(framework, cells, current)


def beside(left: Framework, right: Framework, crosswalk: Crosswalk, cells: int, current: str | None = None) -> Figure:
    """Two frameworks side by side: points in the same block roughly correspond; a point alone has no counterpart."""
    room = (cells - 9) // 2
    joint = (Cell(" ┄┄ ", "rail"),)
    rows: list[Row] = [
        (Cell("  " + fit(left.label, room), "strong"), Cell("    "), Cell("  " + fit(right.label, room), "strong")),
        (Cell("─" * (2 * room + 8), "rail"),),
    ]
    links = crosswalk.links(left, right)
    linked_left = {one for ids, _others in links for one in ids}
    linked_right = {one for _ids, others in links for one in others}
    blocks: list[tuple[Sequence[str], Sequence[str]]] = list(links)
    blocks += [((one.id,), ()) for one in left.points if one.id not in linked_left]
    blocks += [((), (one.id,)) for one in right.points if one.id not in linked_right]
    blocks = _in_order(left, right, blocks)
    for number, (lefts, rights) in enumerate(blocks):
        if number and (lefts and rights):
            rows.append((Cell("┄" * (2 * room + 8), "rail"),))
        a = sorted(lefts, key=left.places.__getitem__, reverse=True)
        b = sorted(rights, key=right.places.__getitem__, reverse=True)
        lefts_rows, rights_rows = _entries(left, a, room, current), _entries(right, b, room, current)
        between = joint if a and b else (Cell("    "),)
        empty: Row = (Cell(" " * (room + 2)),)
        for place in range(max(len(lefts_rows), len(rights_rows))):
            one = lefts_rows[place] if place < len(lefts_rows) else empty
            rows.append((*one, *between, *(rights_rows[place] if place < len(rights_rows) else empty)))
    return tuple(rows)


def _in_order(
    left: Framework, right: Framework, blocks: list[tuple[Sequence[str], Sequence[str]]]
) -> list[tuple[Sequence[str], Sequence[str]]]:
    """The blocks sorted by their highest point on the left; blocks without one are inserted by their height."""
    ordered = sorted((one for one in blocks if one[0]), key=lambda one: max(map(left.places.__getitem__, one[0])))
    ordered.reverse()
    for block in sorted((one for one in blocks if not one[0]), key=lambda one: _height(left, right, one), reverse=True):
        height = _height(left, right, block)
        lower = (place for place, one in enumerate(ordered) if _height(left, right, one) < height)
        ordered.insert(next(lower, len(ordered)), block)
    return ordered


def _height(left: Framework, right: Framework, block: tuple[Sequence[str], Sequence[str]]) -> float:
    """How high up a block stands: the mean of its points' places, as shares of their frameworks' length."""
    shares = [left.places[one] / (len(left.points) - 1) for one in block[0]]
    shares += [right.places[one] / (len(right.points) - 1) for one in block[1]]
    return sum(shares) / len(shares)


def _entries(framework: Framework, ids: Sequence[str], room: int, current: str | None) -> list[Row]:
    """One side of a block: its points, each on as many rows as its name needs, or a dash if it has none."""
    if not ids:
        return [(Cell("  "), Cell(fit("—", room), "muted"))]
    rows: list[Row] = []
    for point_id in ids:
        here = f"{framework.id}/{point_id}" == current
        text = f"{framework.places[point_id] + 1} {framework.point(point_id).label}"
        for number, part in enumerate(wrap(text, room)):
            mark = Cell("▶ ", "current") if here and not number else Cell("  ")
            rows.append(
                (mark, Cell(fit(part, room), "current" if here else "", ("item", f"{framework.id}/{point_id}")))
            )
    return rows
