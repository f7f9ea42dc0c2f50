"""Text that is safe to print: nothing in it can steer a terminal or break a line."""

from __future__ import annotations

import html
import re
import unicodedata

_STEERING = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode's categories of what has no shape of its own and can steer a terminal or break a line."""


def safe(text: str) -> str:
    """``text`` without characters that would steer a terminal: each becomes a visible stand-in."""
    if text.isprintable():  # nothing of the kind in it, which is found out much faster
        return text
    return "".join("�" if unicodedata.category(one) in _STEERING and one != "\n" else one for one in text)


def safe_markdown(text: str) -> str:
    """``safe`` for Markdown, in which a character can also be written as its number (``&#27;``)."""
    return re.sub(r"&#(\d{1,7}|[xX][0-9a-fA-F]{1,6});", lambda found: safe(html.unescape(found[0])), safe(text))
