"""Two frameworks side by side, with the points that roughly correspond. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msgspec import Struct

from copro_tui.figures.bands import hue
from copro_tui.figures.cells import Cell, Figure, Ground, Hit, Row
from copro_tui.frameworks import Crosswalk, Framework
from copro_tui.text.width import fit
from copro_tui.text.wrap import wrap

BETWEEN = 5
"""Cells between the two sides, where points are joined."""

_SPINE = {(True, True): "┼", (True, False): "┤", (False, True): "├", (False, False): "│"}
_END = {(True, True): "┴", (True, False): "╯", (False, True): "╰"}
"""What the joint of several points is between its ends, and at its lower end, by the sides that a point begins at."""

GOES_ON = 2
"""Cells of a row on which a point's name goes on; there are more where it begins."""


class Block(Struct, frozen=True):
    """Points that roughly say the same, by their ids; one side is empty where a point has no counterpart."""

    lefts: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()


def beside(left: Framework, right: Framework, crosswalk: Crosswalk, cells: int, chosen: str | None = None) -> Figure:
    """Two frameworks, the highest points first; points that are joined roughly correspond.

    ``chosen`` is the point with the cursor and every click target is a point, as ``framework/point``.
    """
    room = (cells - BETWEEN) // 2
    other_room = cells - BETWEEN - room
    heads = zip_longest(wrap(left.label, room - 2), wrap(right.label, other_room - 2), fillvalue="")
    rows: list[Row] = [
        (Cell(fit(f"  {one}", room + BETWEEN), "strong"), Cell(fit(f"  {other}", other_room), "strong"))
        for one, other in heads
    ]
    rows.append((Cell("─" * cells, "rule"),))
    for block in _in_order(left, right, _blocks(left, right, crosswalk)):
        one, other = _side(left, block.lefts, room, chosen), _side(right, block.rights, other_room, chosen)
        joined = bool(block.lefts and block.rights)
        joints = _joints(_begins(one), _begins(other)) if joined else []
        for place in range(max(len(one), len(other))):
            joint = joints[place] if place < len(joints) else " " * BETWEEN
            rows.append((*_at(one, place, room), Cell(joint, "rule"), *_at(other, place, other_room)))
    return tuple(rows)


def _joints(left: Sequence[int], right: Sequence[int]) -> list[str]:
    """The lines between two groups of points, row by row; each point begins at one of the rows given."""
    last = max(*left, *right)
    if not last:
        return [" ─── "]
    joints = []
    for row in range(last + 1):
        sides = row in left, row in right
        spine = "┬" if not row else _SPINE[sides] if row < last else _END[sides]
        joints.append(f" {'─' if sides[0] else ' '}{spine}{'─' if sides[1] else ' '} ")
    return joints


def _begins(side: Sequence[Row]) -> list[int]:
    """The rows at which a point begins, and does not go on."""
    return [place for place, row in enumerate(side) if len(row) > GOES_ON]


def _at(side: Sequence[Row], place: int, room: int) -> Row:
    return side[place] if place < len(side) else (Cell(" " * room),)


def _blocks(left: Framework, right: Framework, crosswalk: Crosswalk) -> list[Block]:
    """The points that correspond, then those of both that stand alone."""
    blocks = [Block(lefts, rights) for lefts, rights in crosswalk.links(left, right)]
    linked = {one for block in blocks for one in block.lefts}, {one for block in blocks for one in block.rights}
    blocks += [Block(lefts=(point.id,)) for point in left.points if point.id not in linked[0]]
    return blocks + [Block(rights=(point.id,)) for point in right.points if point.id not in linked[1]]


def _in_order(left: Framework, right: Framework, blocks: Sequence[Block]) -> list[Block]:
    """The blocks sorted by their highest point on the left; blocks without one are inserted by their height."""

    def height(block: Block) -> float:
        """How high up a block stands: the mean of its points' places, as shares of their frameworks' length."""
        shares = [left.places[one] / (len(left.points) - 1) for one in block.lefts]
        shares += [right.places[one] / (len(right.points) - 1) for one in block.rights]
        return sum(shares) / len(shares)

    ordered = sorted(
        (one for one in blocks if one.lefts), key=lambda one: -max(map(left.places.__getitem__, one.lefts))
    )
    for block in sorted((one for one in blocks if not one.lefts), key=height, reverse=True):
        lower = (place for place, one in enumerate(ordered) if height(one) < height(block))
        ordered.insert(next(lower, len(ordered)), block)
    return ordered


def _side(framework: Framework, ids: Sequence[str], room: int, chosen: str | None) -> list[Row]:
    """One side of a block: its points, each on as many rows as its name needs, or a dash if it has none."""
    if not ids:
        return [(Cell("  "), Cell(fit("—", room - 2), "muted"))]
    rows: list[Row] = []
    for point_id in sorted(ids, key=framework.places.__getitem__, reverse=True):
        hit: Hit = ("item", f"{framework.id}/{point_id}")
        here = hit[1] == chosen
        ground: Ground = "select" if here else ""
        number = f"{framework.places[point_id] + 1} "
        indent = 2 + len(number)
        for line, text in enumerate(wrap(framework.point(point_id).label, room - indent)):
            mark = f"{'▶' if here else ' '} "
            lead = (
                Cell(mark, "strong", hit, ground),
                Cell(number, hue(framework, point_id) or "strong", hit, ground, True),
            )
            if line:
                lead = (Cell(" " * indent, "", hit, ground),)  # type: ignore[assignment]
            rows.append((*lead, Cell(fit(text, room - indent), "strong" if here else "", hit, ground)))
    return rows
