"""What a terminal sends and can show: typed lines without control characters, symbols that its encoding has."""

from __future__ import annotations

import re
import unicodedata

from copro_tui.text.ascii import SPELLED_OUT, without_accents
from copro_tui.text.safe import characters

_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|.)?")
"""The escape sequences that a terminal sends for arrow keys and the like."""


def for_encoding(text: str, encoding: str) -> str:
    """``text`` with every character that ``encoding`` cannot encode replaced by ones that it can."""
    return "".join(one if _fits(one, encoding) else _stand_in(one[0]) for one in characters(text))


def _fits(one: str, encoding: str) -> bool:
    try:
        one.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _stand_in(one: str) -> str:
    if one in SPELLED_OUT:
        return SPELLED_OUT[one]
    return without_accents(one) or "?"


def typed(line: str) -> tuple[str, bool]:
    """A typed line without control characters and key sequences, and whether any were removed."""
    line = line.rstrip("\r\n")
    kept = _ESCAPE.sub("", line).replace("\t", " ")
    kept = "".join("�" if unicodedata.category(one) == "Cs" else one for one in kept)
    kept = "".join(one for one in kept if unicodedata.category(one) != "Cc")
    return unicodedata.normalize("NFC", kept).strip(), "\x1b" in line or len(kept) < len(line)
