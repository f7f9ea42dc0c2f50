"""What in a text is shown as it is typed, or not at all, although an author may take it for Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.text.blocks import Blocks, Preformatted, Table, blocks
from copro_tui.text.marks import parser

if TYPE_CHECKING:
    from markdown_it.token import Token


class Oddity(Struct, frozen=True):
    """Something in a text that is not shown as its author may expect."""

    line: int
    """From 0, in the text."""
    message: str
    hint: str


_AS_TYPED = (
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), mark("a picture is not shown, only its words"), mark("say it in words")),
    (
        re.compile(r"</?(?!https?:|mailto:)[a-zA-Z][^<>@\n]*>"),
        mark("HTML is shown as it is typed"),
        mark("write *so* or **so**"),
    ),
    (
        re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6});"),
        mark("this is shown as it is typed"),
        mark("write the character itself"),
    ),
    (
        re.compile(r"~~[^~\n]+~~"),
        mark("text is not struck out: this is shown as it is typed"),
        mark('take the "~~" out'),
    ),
    (
        re.compile(r"\[\^[\w-]+\]"),
        mark("there are no footnotes: this is shown as it is typed"),
        mark("put it into the sentence"),
    ),
    (
        re.compile(r"^\[[^\]\n]+\]: ", re.MULTILINE),
        mark("this is shown as it is typed"),
        mark("write [words](address)"),
    ),
    (
        re.compile(r"^ *[-*] \[[ xX]\] ", re.MULTILINE),
        mark("there are no boxes to tick: this is shown as it is typed"),
        mark('take the "[ ]" out'),
    ),
)
"""What other programs read as marks and this one does not."""

_PAGES_ONLY = (
    (re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE), mark("preformatted text is only shown on a page")),
    (re.compile(r"^ *\|?(?: *:?-{3,}:? *\|)+", re.MULTILINE), mark("a table is only shown on a page")),
    (re.compile(r"^#{1,6} ", re.MULTILINE), mark("a heading is only shown on a page")),
    (re.compile(r"^> ", re.MULTILINE), mark("a quotation is only set off on a page")),
)


def oddities(text: str, *, page: bool) -> Iterator[Oddity]:
    """What in a text is shown as it is typed, or not at all, although it looks like a mark."""
    code = [found.span() for found in _CODE.finditer(text)]
    for pattern, message, hint in _AS_TYPED:
        for found in pattern.finditer(text):
            if not any(start <= found.start() < end for start, end in code):
                yield Oddity(text.count("\n", 0, found.start()), _(message), _(hint))
    if not page:
        hint = _("put it on a page before this, or write it as a sentence")
        for pattern, message in _PAGES_ONLY:
            yield from (Oddity(text.count("\n", 0, one.start()), _(message), hint) for one in pattern.finditer(text))
        return
    if _MAY_BE_LOST.search(text):
        yield from _not_shown(parser().parse(text), text)


_MAY_BE_LOST = re.compile(r"[|`\[\\]|~~~")
"""What a text has in it in which the parser may leave something out."""

_CODE = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1|`[^`\n]+`|^ {4}[^\n]*$", re.MULTILINE | re.DOTALL)


def _not_shown(tokens: Sequence[Token], text: str) -> Iterator[Oddity]:
    """Words behind the sign that begins preformatted text, and cells of a table that no column is for."""
    columns, lines = 0, text.split("\n")
    for token in tokens:
        line = token.map[0] if token.map else 0
        if token.type == "fence" and token.info.strip():
            hint = _("take it out, or put it on the line below the %(markup)s") % {"markup": token.markup}
            yield Oddity(line, _('the word "%(info)s" is not shown') % {"info": token.info.strip()}, hint)
        elif token.type == "thead_open":
            columns = _columns(lines[line])
        elif token.type == "tr_open" and _columns(lines[line]) > columns > 0:
            yield Oddity(
                line,
                _("this row has more cells than the table has columns (%(columns)d)") % {"columns": columns},
                _("take one out"),
            )
    shown = Counter("".join(_all_text(blocks(text))))
    if any(count > shown[one] for one, count in Counter(text).items() if one.isalpha()) and not any(
        token.type == "fence" and token.info.strip() for token in tokens
    ):
        yield Oddity(0, _("some words of this text are not shown"), _("write it without unusual marks"))


def _columns(line: str) -> int:
    return len(re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|")))


def _all_text(found: Blocks) -> Iterator[str]:
    for block in found:
        match block:
            case Preformatted():
                yield from block.lines
            case Table():
                yield from (span.text for row in (block.head, *block.rows) for spans in row for span in spans)
            case _:
                yield f"{block.marker} {block.text}"
