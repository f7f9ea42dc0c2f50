"""How long a text takes to be heard, and its parts that are short enough to be listened to at once. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

PER_MINUTE = 175
"""Words that are spoken in a minute: the usual speed of speech synthesisers."""

LONGEST = 20.0
"""The most seconds of speech before one can act."""

_ENDS = re.compile(r"[.?!…][”’\"')]*\s+(?=[^\sa-z])|[:;]\s+")
"""Where a sentence ends, or a part of one after which a voice rests."""
_SPOKEN = re.compile(r"\S*?[^\W_]\S*")
"""A word that has a letter or a digit."""


def seconds(*texts: str) -> float:
    """How long texts take to be heard. Signs that stand alone are not spoken, and count for nothing."""
    return 60 * sum(map(_words, texts)) / PER_MINUTE


def _words(text: str) -> int:
    return len(_SPOKEN.findall(text))


def sentences(text: str) -> list[str]:
    """A text in its sentences. Put together with spaces they are the text, with single spaces."""
    words, found, begun = " ".join(text.split()), [], 0
    for end in _ENDS.finditer(words):
        found.append(words[begun : end.end()].strip())
        begun = end.end()
    return [one for one in (*found, words[begun:]) if one]


def parts(texts: Iterable[str], most: float = LONGEST) -> list[list[str]]:
    """Texts in parts of at most ``most`` seconds, in order; a text that is longer is divided between its sentences.

    A sentence that is longer by itself is a part of its own.
    """
    found: list[list[str]] = []
    taken = 0.0
    for text in texts:
        for piece in [text] if seconds(text) <= most else _pieces(text, most):
            long = seconds(piece)
            if not found or taken + long > most:
                found.append([])
                taken = 0.0
            found[-1].append(piece)
            taken += long
    return found


def _pieces(text: str, most: float) -> list[str]:
    """A text in as few pieces of whole sentences as can be heard in ``most`` seconds each."""
    pieces = [""]
    for sentence in sentences(text):
        longer = f"{pieces[-1]} {sentence}".strip()
        if pieces[-1] and seconds(longer) > most:
            pieces.append(sentence)
        else:
            pieces[-1] = longer
    return pieces
