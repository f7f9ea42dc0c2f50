"""Text that is safe to print: nothing in it can control a terminal or break a line."""

from __future__ import annotations

import re
import unicodedata

_CONTROLLING = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode's categories of invisible characters, and of those that control a terminal or break a line."""


def safe(text: str) -> str:
    """``text`` without characters that control a terminal: each becomes a visible stand-in. Line breaks stay."""
    if text.isprintable():  # fast path: nothing to replace
        return text
    return "".join("�" if unicodedata.category(one) in _CONTROLLING and one != "\n" else one for one in text)


def safe_line(text: str) -> str:
    """``text`` as ``safe`` has it, on one line: line breaks become spaces."""
    return safe(text).replace("\n", " ")


def safe_markdown(text: str) -> str:
    """``safe`` for Markdown, in which a character can also be written as its number (``&#27;``)."""
    from html import unescape  # here, because it is slow to load and most commands do not need it

    return re.sub(r"&#(\d{1,7}|[xX][0-9a-fA-F]{1,6});", lambda found: safe(unescape(found[0])), safe(text))
