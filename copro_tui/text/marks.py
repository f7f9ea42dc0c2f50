"""Markdown in texts: the one subset that is read, for screens and for lines; here of a line, in ``blocks`` of a page.

Within a line: ``*emphasis*``, ``**strong**``, ```code```, ``[a link](address)``, and a backslash before a sign that is
meant as it is. On a page also headings, lists, quotations, tables and preformatted text. All else stays as typed.
The parser is only loaded for texts that have a mark in them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

Style = Literal["", "emphasis", "strong", "code"]
"""How a part of a text is set off from the rest."""

_IN_LINES = re.compile(r"[*_`\[<\\]")

NOT_SHOWN = ("entity", "image", "reference", "lheading", "html_block", "html_inline")
"""Rules of Markdown that are not followed: what they are for stays as it is written."""


class Span(Struct, frozen=True):
    """A part of a line in one style."""

    text: str
    style: Style = ""


Spans = tuple[Span, ...]


class Marked(str):
    """A text without its marks, which remembers what they said. Operations on it return plain text."""

    __slots__ = ("spans",)
    spans: Spans


def marked(text: str) -> str:
    """A text of a line or a few without its marks; ``spans_of`` says what they were."""
    if isinstance(text, Marked) or not _IN_LINES.search(text):
        return text
    found = with_spans(read_spans(parser().parseInline(text), line_break="\n"))
    return text if found == text and not isinstance(found, Marked) else found


def with_spans(spans: Spans) -> str:
    """A text of these parts."""
    plain = "".join(span.text for span in spans)
    if not any(span.style for span in spans):
        return plain
    found = Marked(plain)
    found.spans = spans
    return found


def after(lead: str, text: str) -> str:
    """``text`` behind some words of the program's own, with its marks."""
    return with_spans((Span(f"{lead} "), *spans_of(text))) if lead else text


def spans_of(text: str) -> Spans:
    """The parts of a text that ``marked`` has read; all of any other is plain."""
    return text.spans if isinstance(text, Marked) else (Span(text),)


@cache
def parser() -> MarkdownIt:
    """The parser of the subset."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).enable("table").disable(NOT_SHOWN)
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    made.core.ruler.push("addresses", _show_addresses)
    return made


def _show_addresses(state: StateCore) -> None:
    """Put the address of a link behind its words, because not every screen can open it, and none can be read aloud."""
    from markdown_it.token import Token

    for block in state.tokens:
        if not block.children:
            continue
        children: list[Token] = []
        address, said = "", ""
        for token in block.children:
            children.append(token)
            if token.type == "link_open":
                title = token.attrGet("title")
                address, said = f"{token.attrGet('href')}{f', {title}' if title else ''}", ""
            elif token.type == "link_close":
                if address and address not in (said, f"mailto:{said}"):
                    children.append(Token("text", "", 0, content=f" ({address})"))
                address = ""
            else:
                said += token.content
        block.children = children


def read_spans(tokens: Sequence[Token], line_break: str = " ") -> Spans:
    """The parts of inline tokens; a line end that is not meant as one becomes ``line_break``."""
    spans: list[Span] = []
    styles: list[Style] = []
    for token in (child for one in tokens for child in one.children or ()):
        match token.type:
            case "em_open":
                styles.append("emphasis")
            case "strong_open":
                styles.append("strong")
            case "em_close" | "strong_close":
                styles.pop()
            case "softbreak":
                _add(spans, line_break, "")
            case "hardbreak":
                _add(spans, "\n", "")
            case "code_inline":
                _add(spans, token.content, "code")
            case _:
                style: Style = "strong" if "strong" in styles else styles[-1] if styles else ""
                _add(spans, token.content, style)
    return tuple(spans)


def _add(spans: list[Span], text: str, style: Style) -> None:
    style = style if text.strip() else ""
    if spans and spans[-1].style == style:
        spans[-1] = Span(spans[-1].text + text, style)
    elif text:
        spans.append(Span(text, style))
