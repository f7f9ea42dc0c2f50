"""A text in Markdown as rows of cells: paragraphs, lists, tables, preformatted lines. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from msgspec import Struct

from copro_tui.figures.cells import BLANK, Cell, Figure, Role, Row, as_text, grounded, indented, padded, wrapped
from copro_tui.text.blocks import Block, Preformatted, Table, blocks
from copro_tui.text.marks import Spans, with_spans
from copro_tui.text.safe import safe
from copro_tui.text.width import width
from copro_tui.text.wrap import broken

GAP = 2
"""Cells between the columns of a table."""

NARROWEST = 12
"""Cells that a column of wrapped texts has at least; a table without room for that is drawn row by row."""


class Passage(Struct, frozen=True):
    """A part of a text: the rows that it is drawn in, and what is copied of it, which nothing has wrapped."""

    rows: Figure
    text: str
    leads: tuple[int, ...]
    """How many cells of each row stand before what it has of the text."""


def prose(markdown: str, cells: int) -> Figure:
    """The text in ``cells`` cells, with an empty row between its blocks; entries of a list follow each other."""
    return tuple(row for one in passages(markdown, cells) for row in one.rows)


def passages(markdown: str, cells: int) -> Iterator[Passage]:
    """The parts of the text in ``cells`` cells, from the top, with the empty rows between them."""
    before: Block | Table | Preformatted | None = None
    for block in blocks(markdown):
        if before and not (isinstance(block, Block) and isinstance(before, Block) and block.marker and before.depth):
            yield Passage((BLANK,), "", (0,))
        before = block
        match block:
            case Preformatted():
                yield from (_as_written(line, cells) for line in block.lines)
            case Table():
                yield from (Passage((row,), as_text((row,)), (0,)) for row in _table(block, cells))
            case _:
                yield _block(block, cells)


def _as_written(line: str, cells: int) -> Passage:
    rows = (padded((Cell("  "), Cell(one)), cells) for one in broken(line, cells - 4))
    on_card = tuple(grounded(row, "surface") for row in rows)
    return Passage(on_card, safe(line), (2,) * len(on_card))


def _block(block: Block, cells: int) -> Passage:
    text = Cell(with_spans(block.spans), "strong" if block.kind == "heading" else "")
    margin = 2 * max(0, block.depth - 1)
    bar = "▌ " if block.kind == "quote" else ""
    marker = f"{'•' if block.marker == '-' else block.marker} " if block.marker and not bar else ""
    lead = bar or marker or "  " * bool(block.depth)
    rows = wrapped(text, max(2, cells - margin - width(lead)))
    below = bar or " " * width(lead)
    role: Role = "rule" if bar else "muted"
    if lead:
        rows = tuple((Cell(below if number else lead, role), *row) for number, row in enumerate(rows))
    said = (" ".join(line.split()) for line in safe(block.text).split("\n"))
    leads = (margin if marker else margin + len(lead), *(margin + len(below) for _row in rows[1:]))
    return Passage(indented(rows, margin), marker + "\n".join(said), leads)


def _table(table: Table, cells: int) -> Figure:
    """The columns side by side, or, where there is no room for them, each row as lines under its heads."""
    every = (table.head, *table.rows)
    widths = [max(width(_plain(row[column])) for row in every) for column in range(len(table.head))]
    room = cells - GAP * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    if sum(widths) > room:
        return _rows_below_heads(table, cells)
    head, *others = (_in_columns(row, widths, "" if number else "strong") for number, row in enumerate(every))
    rows = [*head, (Cell("─" * (sum(widths) + cells - room), "rule"),)]
    loose = any(len(one) > 1 for one in others)
    for number, one in enumerate(others):
        rows += [BLANK] * (loose and number > 0)
        rows += one
    return tuple(rows)


def _in_columns(row: tuple[Spans, ...], widths: list[int], role: Role) -> Figure:
    """A row of a table, each of its texts wrapped to the width of its column."""
    texts = (wrapped(Cell(with_spans(one), role), max(2, room)) for one, room in zip(row, widths, strict=True))
    gap = Cell(" " * GAP)
    lines = zip_longest(*texts, fillvalue=())
    return tuple(
        tuple(cell for one, room in zip(line, widths, strict=True) for cell in (*padded(one, room), gap))[:-1]
        for line in lines
    )


def _rows_below_heads(table: Table, cells: int) -> Figure:
    rows: list[Row] = []
    for row in table.rows:
        rows += [BLANK] * bool(rows)
        for head, one in zip(table.head, row, strict=True):
            if _plain(one).strip():
                rows += wrapped(Cell(_plain(head), "muted"), cells) if _plain(head).strip() else ()
                rows += wrapped(Cell(with_spans(one)), cells)
    return tuple(rows)


def _plain(spans: Spans) -> str:
    return "".join(span.text for span in spans)
