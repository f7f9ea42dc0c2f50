"""A card: a case, a reason, a point of a framework, with a bar at its left. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.figures.bands import hue
from copro_tui.figures.cells import Cell, Figure, Hit, Role, Row, cut, grounded, padded, row_width, wrapped
from copro_tui.frameworks import Framework, Point
from copro_tui.i18n import gettext as _
from copro_tui.text.width import clip, fit, width
from copro_tui.text.wrap import wrap

FRAME = 3
"""Cells that a card takes beside its text: the bar, and a space on each side."""


def card(
    label: str | Row,
    right: str,
    paragraphs: Sequence[str | Cell],
    cells: int,
    bar: Role = "rule",
    *,
    most: int = 0,
    hit: Hit | None = None,
) -> Figure:
    """A card of exactly ``cells`` cells: a label and perhaps a count in its first row, then the paragraphs.

    A paragraph is a text, or a cell where the text has a role. ``bar`` is the role of the bar: what the card speaks
    of. With ``most`` it is cut after so many rows, ending in ``…`` if any of the paragraphs is left.
    """
    room = cells - FRAME
    rows = [_head(label, right, room)] if label or right else []
    for one in paragraphs:
        paragraph = one if isinstance(one, Cell) else Cell(one)
        rows += wrapped(paragraph, room)
    if most and len(rows) > most:
        rows = rows[:most]
        rows[-1] = _cut(rows[-1], room) if most > bool(label or right) else rows[-1]
    return tuple(_on_card(row, room, bar, hit) for row in rows)


def point_card(framework: Framework, point_id: str, cells: int) -> Figure:
    """A point of a framework as a card: its number, name, band, meaning, voice and examples."""
    point, band, colour = framework.point(point_id), framework.band_of(point_id), hue(framework, point_id)
    number = framework.places[point_id] + 1
    label: Row = (Cell(f"{number} {point.name}", "strong"),)
    tail = Cell(f" {band.name}", colour or "muted") if band else Cell("")
    texts = list(meaning(point))
    if row_width(label) + width(tail.text) <= cells - FRAME:
        label = (*label, tail)
    else:
        texts.insert(0, Cell(tail.text.strip(), tail.role))
        first, *others = wrap(label[0].text, cells - FRAME)
        label = (Cell(first, "strong"),)
        texts[:0] = [Cell(one, "strong") for one in others]
    return card(label, "", texts, cells, colour or "rule")


def meaning(point: Point) -> Sequence[Cell]:
    """What is said of a point, paragraph by paragraph: its meaning, its voice, its examples."""
    texts = [Cell(point.gloss)]
    if point.voice:
        texts.append(Cell(_("“%(voice)s”") % {"voice": point.voice}))
    if point.examples:
        texts.append(Cell(_("For example: %(list)s.") % {"list": ", ".join(point.examples)}, "muted"))
    return texts


def _head(label: str | Row, right: str, room: int) -> Row:
    """The first row: the label, and at its right end the count."""
    count = clip(right, room)
    left = room - width(count) - bool(count)
    if isinstance(label, str):
        return (Cell(fit(label, left) + " " * bool(count) + count, "muted"),)
    kept = cut(label, left)
    return (*kept, Cell(" " * (room - row_width(kept) - width(count)) + count, "muted"))


def _cut(row: Row, room: int) -> Row:
    """The last row that is left of a longer card."""
    *others, last = row
    space = room - row_width(tuple(others)) - 1
    return (
        *others,
        Cell(clip(last.text.rstrip(), space).rstrip("…") + "…", last.role, last.hit, bold=last.bold, style=last.style),
    )


def _on_card(row: Row, room: int, bar: Role, hit: Hit | None) -> Row:
    """A row of text on the card's ground, behind the bar."""
    return grounded((Cell("▌", bar), Cell(" "), *padded(row, room + 1)), "surface", hit)
