"""The parts of every figure: rows of cells, each a text with a role and a click target.

Pure: a front end colours the roles; nothing here knows of terminals, Textual or the mouse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.text.marks import Marked, Style
from copro_tui.text.safe import safe, safe_line
from copro_tui.text.width import clip, fit, width
from copro_tui.text.wrap import wrap

Role = Literal["", "strong", "muted", "rule", "to", "for", "with", "right", "wrong", "on"]
"""The meaning of a text or a line, which a front end shows by colour, but never by colour alone.

``""`` is plain text, ``strong`` what is chosen or most important, ``muted`` labels and asides, ``rule`` lines and
frames; ``to``, ``for`` and ``with`` are the three bands of a framework, ``right`` and ``wrong`` belong to answers only,
and ``on`` is a text on a solid ground.
"""

Ground = Literal[
    "", "surface", "panel", "select", "to-tint", "for-tint", "with-tint", "accent", "right", "to", "for", "with"
]
"""What a text stands on: ``""`` is the sheet; ``surface`` cards and planks; ``select`` the chosen row or place; a tint,
the lane or plank of a band; ``panel`` a second button. From ``accent`` on they are solid: the text on them is in the
role ``on``. On those and on ``panel`` it begins and ends with a space, which becomes a bracket where there is no colour
(``[B]``)."""

SOLID: frozenset[Ground] = frozenset({"accent", "right", "to", "for", "with"})
"""The grounds of chips and of a first button."""

STANDING_OUT: frozenset[Ground] = SOLID | {"panel"}
"""The grounds of all that is in brackets where there is no colour: also of a second button."""

Hit = tuple[Literal["item", "target", "button"], str]
"""The click target of a cell: an item, a target or a button, by id."""


class Cell(Struct, frozen=True):
    """A run of text in one role."""

    text: str
    role: Role = ""
    hit: Hit | None = None
    ground: Ground = ""
    bold: bool = False
    """Whether it is bold; ``strong`` and ``on`` are bold anyway."""
    style: Style = ""
    """How an author set it off from the text around it."""


Row = tuple[Cell, ...]
Figure = tuple[Row, ...]

BLANK: Row = (Cell(""),)


def belonging(figure: Figure, hit: Hit) -> Figure:
    """The figure with ``hit`` as the click target of every cell that had none."""
    return tuple(
        tuple(cell if cell.hit else Cell(cell.text, cell.role, hit, cell.ground, cell.bold, cell.style) for cell in row)
        for row in figure
    )


def paragraph(text: str, cells: int, role: Role = "", *, indent: int = 0, first: str = "") -> Figure:
    """``text`` wrapped to ``cells``; ``first`` is put before the first row, and the others are indented to match."""
    indent = max(indent, width(first))
    rows = wrapped(Cell(text, role), cells - indent)
    return tuple((Cell(fit(first if not number else "", indent)), *row) for number, row in enumerate(rows))


def wrapped(cell: Cell, cells: int) -> Figure:
    """A text wrapped to ``cells``; what its author set off in it is in cells of its own."""
    lines = wrap(cell.text, cells)
    if not isinstance(cell.text, Marked):
        return tuple((replace(cell, text=line),) for line in lines)
    styles = [style for one, style in _styled(cell.text) if not one.isspace()]
    rows, at = [], 0
    for line in lines:
        row: list[Cell] = []
        for one in line:
            if one.isspace():  # set off only between two words that are
                around = {row[-1].style if row else "", styles[at] if at < len(styles) else ""}
                style = around.pop() if len(around) == 1 else ""
            else:
                style, at = styles[at], at + 1
            if row and row[-1].style == style:
                row[-1] = replace(row[-1], text=row[-1].text + one)
            else:
                row.append(replace(cell, text=one, style=style))
        rows.append(tuple(row) or (replace(cell, text=""),))
    return tuple(rows)


def _styled(text: Marked) -> Iterator[tuple[str, Style]]:
    """The characters of a text as they are shown, each with its style."""
    styles = (span.style for span in text.spans for _one in span.text)
    return zip(safe(text), styles, strict=True)


def flow(parts: Iterable[Cell], cells: int) -> Figure:
    """Texts that follow each other in one paragraph, each in its own role, wrapped to ``cells``."""
    rows: list[list[Cell]] = [[]]
    used = 0
    for part in parts:
        for word in _words(part, cells):
            needed = row_width(word) + bool(used)
            if used + needed > cells:
                rows.append([])
                used, needed = 0, row_width(word)
            first, *others = word
            rows[-1] += [replace(first, text=f" {first.text}") if used else first, *others]
            used += needed
    return tuple(tuple(row) for row in rows if row)


def _words(part: Cell, cells: int) -> Iterator[Row]:
    """The words of a text, each in cells of one style; one that is too long is broken."""
    if not isinstance(part.text, Marked):
        for word in part.text.split():
            yield from ((replace(part, text=piece),) for piece in wrap(word, cells))
        return
    parts: list[Cell] = []
    for one, style in (*_styled(part.text), (" ", "")):
        if one.isspace():
            if parts:
                whole = "".join(cell.text for cell in parts)
                pieces = wrap(whole, cells)
                yield from (tuple(parts),) if len(pieces) == 1 else ((replace(part, text=piece),) for piece in pieces)
            parts = []
        elif parts and parts[-1].style == style:
            parts[-1] = replace(parts[-1], text=parts[-1].text + one)
        else:
            parts.append(replace(part, text=one, style=style))


def indented(figure: Figure, margin: int) -> Figure:
    """A figure ``margin`` cells further in."""
    return tuple((Cell(" " * margin), *row) for row in figure) if margin else figure


def grounded(row: Row, ground: Ground, hit: Hit | None = None) -> Row:
    """The row on a ground, and with a click target, wherever it has none of its own."""
    return tuple(
        Cell(cell.text, cell.role, cell.hit or hit, cell.ground or ground, cell.bold, cell.style)
        for cell in row
        if cell.text
    )


def cut(row: Row, cells: int) -> Row:
    """The row in at most ``cells`` cells, ending in … if it was longer."""
    kept: list[Cell] = []
    room = cells
    for cell in row:
        needed = width(cell.text)
        if needed > room:
            return (*kept, replace(cell, text=clip(cell.text, room))) if room > 0 else tuple(kept)
        kept.append(cell)
        room -= needed
    return row


def padded(row: Row, cells: int) -> Row:
    """The row with spaces after it, to be ``cells`` cells wide."""
    return (*row, Cell(" " * max(0, cells - row_width(row))))


def row_width(row: Row) -> int:
    return sum([width(cell.text) for cell in row])  # a list: it is asked for every row of every drawing


def figure_width(figure: Iterable[Row]) -> int:
    """The width of the widest row."""
    return max((row_width(row) for row in figure), default=0)


def as_text(figure: Figure) -> str:
    """A figure as plain text that is safe to show."""
    return "\n".join("".join(safe_line(cell.text) for cell in row).rstrip() for row in figure)
