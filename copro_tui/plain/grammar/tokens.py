"""A line in words and signs: case, spaces, accents, quotation marks and full stops make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from copro_tui.text.ascii import to_ascii

LIST, PAIR, DASH, BREAK = ",", "=", "-", ";"
"""The signs that are left in a line: between things, between a case and its place, either, between parts of a line."""

SIGNS = frozenset({LIST, PAIR, DASH, BREAK})

_SAME = {"–": "-", "—": "-", "−": "-", "→": "=", ":": "=", "|": ";", "\n": ";"}
_PLUS = re.compile(r"[&+]")
_UNHEARD = re.compile(r"['’‘‛`´′]")
"""Apostrophes: they part no word, so that tenants' is tenants."""

_ARROW = re.compile(r"[-=]+>")
_PART = re.compile(
    r"(?P<number>\d+)|(?P<word>[^\W\d_]+)|(?P<point>(?<=\d)\.(?=\d))|(?P<dash>(?P<before>\s?)-(?P<after>\s?))|(?P<sign>[,;=])"
)


def tokens_in(line: str) -> tuple[str, ...]:
    """The words, numbers and signs of a line, in small letters without accents; of two signs in a row the first.

    Signs at its ends say nothing, but for that of a pair, which is not whole then.
    """
    plain = to_ascii(unicodedata.normalize("NFC", line))
    text = "".join(_SAME.get(one, one) for one in unicodedata.normalize("NFKD", plain.casefold()))
    text = "".join(_digit(one) for one in text if not unicodedata.combining(one))
    text = _ARROW.sub(PAIR, _PLUS.sub(" and ", _UNHEARD.sub("", text)))
    found: list[str] = []
    for match in _PART.finditer(text):
        token = _token(match, text)
        if token and not (token in SIGNS and (found[-1] in SIGNS if found else token != PAIR)):
            found.append(token)
    while found and found[-1] in SIGNS - {PAIR}:
        found.pop()
    return tuple(found)


def words_in(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, without its signs."""
    return without_signs(tokens_in(text))


def without_signs(tokens: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in tokens if one not in SIGNS)


def _digit(one: str) -> str:
    """A digit of any script as one of ours."""
    value = unicodedata.decimal(one, None)
    return one if value is None else str(value)


def _token(match: re.Match[str], text: str) -> str:
    if match["point"]:
        return LIST
    if match["dash"]:
        return DASH if _parts(match, text) else ""
    return match[0]


def _parts(match: re.Match[str], text: str) -> bool:
    """Whether a dash stands between two things, as in 1-b, and not within a name, as in co-design."""
    if match["before"] or match["after"]:
        return True
    left, right = text[: match.start()][-2:], text[match.end() :][:2]
    return any(len(re.findall(r"[^\W\d_]", side)) < 2 for side in (left, right))
