"""Markdown on a page: its headings, paragraphs, lists, quotations, tables and preformatted text. See ``marks``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copro_tui.text.marks import Span, Spans, parser, read_spans

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKS = re.compile(r"[*_`\[<\\|]|^(?: {0,3}(?:[-+#>~]|\d{1,9}[.)])| {4}|\t|[ ]*-{3})| {2}$", re.MULTILINE)
"""What a text must have in it to be read otherwise than as it is written."""


class Block(Struct, frozen=True):
    """A block of a page: a paragraph, heading, entry of a list or quotation."""

    spans: Spans
    kind: Literal["paragraph", "heading", "quote"] = "paragraph"
    marker: str = ""
    """What stands before it: ``-`` or ``2.`` for an entry of a list; empty for a further paragraph of one."""
    depth: int = 0
    """How many lists it is in."""

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


class Table(Struct, frozen=True):
    """A table: its header, and its rows."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]


class Preformatted(Struct, frozen=True):
    """Lines that are shown as they are written."""

    lines: tuple[str, ...]


Blocks = tuple[Block | Table | Preformatted, ...]


def blocks(markdown: str) -> Blocks:
    """The blocks of a page."""
    if not _MARKS.search(markdown):
        paragraphs = re.split(r"\n[ \t]*\n", markdown)
        texts = (" ".join(line.strip() for line in one.strip().split("\n")) for one in paragraphs)
        return tuple(Block((Span(one),)) for one in texts if one)
    return tuple(_blocks(parser().parse(markdown)))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block | Table | Preformatted]:
    lists: list[str] = []
    marker, quoted, heading = "", 0, False
    rows: list[list[Spans]] = []
    in_table = False
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists.append(token.type)
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                marker = f"{token.info}{token.markup}" if token.info else "-"
            case "list_item_close":
                if marker:  # an entry without a text
                    yield Block((Span(""),), marker=marker, depth=len(lists))
                marker = ""
            case "blockquote_open":
                quoted += 1
            case "blockquote_close":
                quoted -= 1
            case "heading_open":
                heading = True
            case "heading_close":
                heading = False
            case "fence" | "code_block":
                yield Preformatted(tuple(token.content.rstrip("\n").split("\n")))
            case "table_open":
                rows, in_table = [], True
            case "table_close":
                in_table = False
                yield Table(tuple(rows[0]), tuple(map(tuple, rows[1:])))
            case "tr_open":
                rows.append([])
            case "inline" if in_table:
                rows[-1].append(read_spans([token]))
            case "inline":
                kind: Literal["paragraph", "heading", "quote"]
                kind = "heading" if heading else "quote" if quoted else "paragraph"
                yield Block(read_spans([token]), kind, marker, len(lists))
                marker = ""
