"""The parts of home: the card to carry on with, the trails of the course, headings. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.figures.cells import BLANK, Cell, Figure, Hit, Role, Row, grounded, padded, row_width
from copro_tui.figures.parts import heading
from copro_tui.figures.rows import MARK, spread
from copro_tui.figures.trail import BETWEEN, Stop, sign, trail
from copro_tui.text.width import fit, width
from copro_tui.text.wrap import wrap

NARROW = 56
"""Under how many cells titles of modules are left out, and the key to a card is."""


def carry_on(
    label: str, right: str, title: str, key: str, below: str, steps: Sequence[Stop], cells: int, *, here: bool
) -> Figure:
    """The card to carry on with: what it is and how long, its title, and how far its steps are."""
    room = cells - 3
    what: Row = (Cell(label, "muted"),)
    long: Row = (Cell(right, "muted"),)
    rows: list[Row] = [spread(what, long, room)] if width(label) + width(right) < room else [what, long]
    ends = (Cell(f" {key}", "strong"),) if key and cells >= NARROW else ()
    for number, text in enumerate(wrap(title, room - len(MARK) - row_width(ends))):
        lead = MARK if here and not number else " " * len(MARK)
        row = spread((Cell(lead, "strong"), Cell(text, "strong")), ends if not number else (), room)
        rows.append(grounded(row, "select") if here else row)
    dots = trail(steps, 2 * len(steps) + 1 if cells >= NARROW else len(steps) + 2, between=1)
    if row_width(dots) > room // 2:
        dots = ()
    if below:
        lines = wrap(below, room) if not steps else [below]
        rows += [spread((Cell(text),), dots, room) for text in lines]
    return tuple(grounded((Cell("▌", "strong"), Cell(" "), *padded(row, room + 1)), "surface") for row in rows)


def module_row(
    label: str, title: str, stops: Sequence[Stop], right: str, cells: int, columns: tuple[int, int, int], *,
    here: bool, chosen: int | None,
) -> Row:  # fmt: skip
    """A module with the trail of its lessons; ``columns``: the cells of labels and of titles, the most stations."""
    labels, titles, most = columns
    lead: Row = (Cell(MARK if here else " " * len(MARK), "strong"), Cell(fit(label, labels), "strong"))
    if cells >= NARROW:
        lead = (*lead, Cell("  "), Cell(fit(title, titles), "strong" if here else ""))
    room = cells - row_width(lead) - width(right) - 2
    between = max(0, min(BETWEEN, (room - 2 - most) // max(1, most - 1)))  # the same on all trails
    row = spread((*lead, Cell(" "), *trail(stops, room, chosen, between)), (Cell(right, "muted"),), cells)
    return grounded(row, "select") if here else row


def title_room(titles: Sequence[str], most_stops: int, cells: int) -> int:
    """Cells for the titles of modules, so that the longest trail still has two cells of line between stations."""
    longest = max(map(width, titles), default=0)
    return max(8, min(longest, cells - 3 * most_stops - 20))


def lesson_row(
    number: int, stop: Stop, title: str, minutes: str, right: Cell, cells: int, *, here: bool, marked: bool = True
) -> Figure:
    """A lesson in the list of its module; where there is little room, its minutes and how far it is stand below it.

    It is not ``marked`` where the cursor is on its station and not on this row.
    """
    role: Role = "strong" if here else ""
    lead: Row = (
        Cell(f"{MARK if here and marked else '  '}{number:>2}  ", role or "muted"),
        sign(stop.sign),
        Cell("  "),
    )
    below: Row = (Cell(" " * row_width(lead)),)
    times = cells - 26 if cells >= NARROW else cells
    first, *others = wrap(title, times - row_width(lead) - 1)
    rows: list[Row] = [(*lead, Cell(first, role)), *((*below, Cell(text, role)) for text in others)]
    if cells < NARROW:
        rows = [spread(row, (), cells) for row in rows]
        rows.append(spread((*below, Cell(minutes, "muted")), (right,), cells))
    else:
        gap = Cell(" " * (times - row_width(rows[0])))
        rows = [spread((*rows[0], gap, Cell(f"{minutes:>6}", "muted")), (right,), cells)]
        rows += [spread((*below, Cell(text, role)), (), cells) for text in others]
    return tuple(grounded(row, "select" if here else "", stop.hit) for row in rows)


def headed(name: str, right: str, below: Figure, cells: int, *, here: bool, gap: bool = False) -> Figure:
    """A heading with what belongs to it; the cursor stands in the heading. ``gap`` puts an empty row between them."""
    top = heading(name, cells, right)
    if here:
        rest = heading(name, cells - len(MARK), right)[1:]
        top = grounded((Cell(MARK, "strong"), Cell(f"{name} ", "strong"), *rest), "select")
    return (top, *([BLANK] if gap else []), *below)


def hit_of(ref: object) -> Hit:
    """The click target of a lesson."""
    return ("target", str(ref))
