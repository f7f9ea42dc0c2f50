"""Texts for a plain terminal: Markdown without markup, and symbols in ASCII if the encoding has no others."""

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


def without_marks(markdown: str) -> list[str]:
    """The paragraphs of a Markdown text, each on one line; list items keep their number or a hyphen."""
    paragraphs: list[str] = []
    joined = False  # whether the next line continues the paragraph
    for line in markdown.splitlines():
        text = line.strip()
        item = re.match(r"(?:[-*+]|(\d+)[.)])\s+(.*)", text)
        if item:
            paragraphs.append(f"{item[1]}. {item[2]}" if item[1] else f"- {item[2]}")
        elif text and joined:
            paragraphs[-1] += f" {text}"
        elif text:
            paragraphs.append(re.sub(r"^(?:#{1,6}|>)\s+", "", text))
        joined = bool(text)
    return [_unmarked(one) for one in paragraphs]


def _unmarked(text: str) -> str:
    text = re.sub(r"\*\*(.+?)\*\*", r"\1", text)
    text = re.sub(r"(?<!\w)([*_])(?!\s)(.+?)(?<!\s)\1(?!\w)", r"\2", text)
    return re.sub(r"`(.+?)`", r"\1", text)
