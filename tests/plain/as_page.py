"""A second voice, as small as it can be: blocks as HTML, and the words that are then on the page."""

from __future__ import annotations

import re
from html import unescape

from copro_tui.plain.blocks import (
    Back,
    Block,
    Break,
    Choices,
    Figure,
    Heading,
    Hint,
    Item,
    Items,
    Text,
    Trouble,
    Verbatim,
)
from copro_tui.text.html import Html, tag


def page_of(block: Block) -> Html:
    """A block with the roles that it has on a page."""
    match block:
        case Heading(words, level):
            return tag(f"h{level}", words)
        case Text():
            runs = [tag("em", one.text) if one.style else one.text for one in block.runs]
            return tag("p", *([f"{block.marker} "] if block.marker else []), *runs)
        case Hint(words):
            return tag("small", words)
        case Trouble(words):
            return tag("p", words, role="alert")
        case Items():
            return tag("section", tag("p", block.heading), tag("ol", *map(_item, block.items)))
        case Choices():
            return tag(
                "ul", *(tag("li", tag("button", f"{one.label}. {one.text}"), *_standing(one)) for one in block.entries)
            )
        case Figure():
            return tag("figure", tag("p", block.title), *(tag("p", line) for line in block.lines))
        case Verbatim():
            return tag("pre", "\n".join(block.lines))
        case Back(words):
            return tag("p", words)
        case Break():
            return tag("hr")
    raise AssertionError(block)


def _item(item: Item) -> Html:
    label = f"{item.label}. " if item.label else ""
    return tag("li", f"{label}{item.text}", *(tag("p", one) for one in (item.standing, item.reason) if one))


def _button(entry: Item) -> Html:
    return tag("button", f"{entry.label}. {entry.text}")


def _standing(entry: Item) -> list[str]:
    joint = "" if entry.text.endswith((".", "?", "!")) else ":"
    return [f"{joint} {entry.standing}"] if entry.standing else []


def page_words(block: Block) -> str:
    """The words of a block on a page, with single spaces."""
    inline = re.sub(r"</?(?:em|button)>", "", page_of(block))
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", inline)).split())
