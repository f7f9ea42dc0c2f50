"""Texts as sentences: the first one of a text, for where it has no name, and the stop at the end of one. Pure."""

from __future__ import annotations

import re

_FIRST = re.compile(r"[^\n]*?[.?!…][”’\"')]*(?=\s|$)|[^\n]*")


def first_sentence(text: str) -> str:
    """The first sentence of a text, or its first line if that is shorter, without a full stop at its end."""
    found = _FIRST.match(text.strip())
    return found[0].removesuffix(".") if found else ""


def as_sentence(words: str) -> str:
    """Words with a full stop, unless they end with a sign that ends a sentence already."""
    return words if re.search(r"[.?!…][”’\"')]*$", words) else f"{words}."
