"""Text that is safe to show: nothing in it can control a terminal, break a line or turn the reading direction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_CONTROLLING = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode's categories of invisible characters, and of those that control a terminal or break a line."""

_PICTURE = "[\\u2190-\\u2bff\\U0001f000-\\U0001faff][\\U0001f3fb-\\U0001f3ff]?\\ufe0f?"
_FLAG_TAGS = "\\U0001f3f4[\\U000e0030-\\U000e0039\\U000e0061-\\U000e007a]{2,6}\\U000e007f"
JOINED = f"{_FLAG_TAGS}|{_PICTURE}(?:\\u200d{_PICTURE}){{1,9}}"
"""Emoji of several characters, some of them invisible: families, the flag of Wales. Compiled when first used, as are
the others: hardly any text needs them."""

_HARMFUL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
"""Controls of a terminal (C0, C1, DEL), of the reading direction and of lines, and halves of characters."""

_DIRECTION = r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"


def safe(text: str) -> str:
    """``text`` without characters that control a terminal: each becomes a visible stand-in.

    Line breaks stay, and so do the invisible characters within an emoji.
    """
    if text.isprintable():  # fast path: nothing to replace
        return text
    return "".join(one if len(one) > 1 else _shown(one) for one in characters(text))


def _shown(one: str) -> str:
    return "�" if unicodedata.category(one) in _CONTROLLING and one != "\n" else one


def characters(text: str) -> Iterator[str]:
    """The characters of ``text`` one by one, but each emoji of several characters whole."""
    at = 0
    for found in re.finditer(JOINED, text):
        yield from text[at : found.start()]
        yield found[0]
        at = found.end()
    yield from text[at:]


def safe_line(text: str) -> str:
    """``text`` as ``safe`` has it, on one line: line breaks become spaces."""
    return text if text.isprintable() else safe(text).replace("\n", " ")


def excerpt(text: str, most: int = 200) -> str:
    """``text`` as ``safe_line`` has it, without its middle if it has more than ``most`` characters."""
    if len(text) > most:
        text = text[: most // 2] + " … " + text[-most // 2 :]
    return safe_line(text)


def safe_page(text: str) -> str:
    """``text`` for a page or file that is read elsewhere: as ``safe``, but what letters and emoji need stays.

    These are tabs, joiners, soft hyphens and the invisible letters of flags, which a terminal cannot show.
    """
    return text if text.isprintable() else re.sub(_HARMFUL, "�", text.replace("\r\n", "\n"))


def undirected(text: str) -> str:
    """``text`` without the invisible characters that turn the reading direction or mark bytes."""
    return text if text.isprintable() else re.sub(_DIRECTION, "", text)


def safe_json(text: str) -> str:
    """JSON ``text`` that means the same, with every character that ``safe`` replaces written as its number."""
    if text.isprintable():
        return text
    return "".join(_numbered(one) if unicodedata.category(one) in _CONTROLLING and one != "\n" else one for one in text)


def _numbered(one: str) -> str:
    """A character in JSON's way of writing it in ASCII, such as ``\\u009b``."""
    units = one.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
