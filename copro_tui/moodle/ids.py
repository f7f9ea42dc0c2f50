"""Ids made of texts, for what had none in the file that it came from. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from copro_tui.text.marks import marked

LONGEST = 40
"""The most characters of an id that is made of a text."""


def id_of(text: str) -> str:
    """An id made of the first words of a text; empty if there is nothing in it to make one of."""
    letters = unicodedata.normalize("NFKD", marked(text)).encode("ascii", "ignore").decode().lower()
    made = ""
    for word in re.findall(r"[a-z0-9]+", letters.replace("'", "")):
        if made and len(made) + len(word) + 1 > LONGEST:
            break
        made = f"{made}-{word}" if made else word[:LONGEST]
    return f"n-{made}" if made[:1].isdigit() else made


def distinct(texts: Iterable[str], otherwise: str = "item") -> list[str]:
    """An id for each text, none of them twice; ``otherwise`` is for texts of which none can be made."""
    ids: dict[str, None] = {}
    times: Counter[str] = Counter()
    for text in texts:
        made = one = id_of(text) or otherwise
        while one in ids:
            times[made] += 1
            one = f"{made}-{times[made] + 1}"
        ids[one] = None
    return list(ids)
