"""A text in Markdown as rows of cells: paragraphs, lists, tables, preformatted lines. Pure."""

from __future__ import annotations

from copro_tui.figures.cells import BLANK, Cell, Figure, Row, cut, indented, row_width, wrapped
from copro_tui.text.blocks import Block, Preformatted, Table, blocks
from copro_tui.text.marks import Spans, with_spans
from copro_tui.text.safe import safe
from copro_tui.text.width import width

GAP = 2
"""Cells between the columns of a table."""


def prose(markdown: str, cells: int) -> Figure:
    """The text in ``cells`` cells, with an empty row between its blocks; entries of a list follow each other."""
    rows: list[Row] = []
    before: Block | Table | Preformatted | None = None
    for block in blocks(markdown):
        if rows and not (isinstance(block, Block) and isinstance(before, Block) and block.marker and before.depth):
            rows.append(BLANK)
        rows += _drawn(block, cells)
        before = block
    return tuple(rows)


def _drawn(block: Block | Table | Preformatted, cells: int) -> Figure:
    match block:
        case Preformatted():
            return tuple(cut((Cell(safe(line)),), cells) for line in block.lines)
        case Table():
            return _table(block, cells)
        case _:
            return _block(block, cells)


def _block(block: Block, cells: int) -> Figure:
    text = Cell(with_spans(block.spans), "strong" if block.kind == "heading" else "")
    margin = 2 * max(0, block.depth - 1)
    lead = "│ " if block.kind == "quote" else f"{block.marker} " if block.marker else "  " * bool(block.depth)
    rows = wrapped(text, max(2, cells - margin - width(lead)))
    others = lead if block.kind == "quote" else " " * width(lead)
    found = tuple((Cell(lead if not number else others, "muted"), *row) for number, row in enumerate(rows))
    return indented(found if lead else rows, margin)


def _table(table: Table, cells: int) -> Figure:
    """The columns side by side, or, where there is no room for them, each row as lines under its heads."""
    every = (table.head, *table.rows)
    widths = [max(width(_plain(row[column])) for row in every) for column in range(len(table.head))]
    if sum(widths) + GAP * (len(widths) - 1) > cells:
        return _rows_below_heads(table, cells)
    rows: list[Row] = []
    for number, row in enumerate(every):
        line: list[Cell] = []
        for one, room in zip(row, widths, strict=True):
            (first, *_more) = wrapped(Cell(with_spans(one), "" if number else "strong"), max(2, room))
            line += [*first, Cell(" " * (room - row_width(first) + GAP))]
        rows.append(tuple(line[:-1]))
        if not number:
            rows.append((Cell("─" * (sum(widths) + GAP * (len(widths) - 1)), "rule"),))
    return tuple(rows)


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
