"""Texts as a plain terminal can show them: Markdown without its marks, and signs in ASCII where there is no more."""

from __future__ import annotations

import re
import unicodedata

from copro_tui.text.ascii import SPELLED_OUT

_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|.)?")
"""What a terminal sends for an arrow key and its like."""


def for_encoding(text: str, encoding: str) -> str:
    """``text`` with every character that ``encoding`` cannot say put into others that it can."""
    return "".join(one if _fits(one, encoding) else _stand_in(one) for one in text)


def _fits(one: str, encoding: str) -> bool:
    try:
        one.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _stand_in(one: str) -> str:
    if one in SPELLED_OUT:
        return SPELLED_OUT[one]
    return unicodedata.normalize("NFKD", one).encode("ascii", "ignore").decode() or "?"


def typed(line: str) -> tuple[str, bool]:
    """A line as it was meant, and whether anything in it had to go: control characters, and keys that send them."""
    line = line.rstrip("\r\n")
    kept = _ESCAPE.sub("", line).replace("\t", " ")
    kept = "".join("�" if unicodedata.category(one) == "Cs" else one for one in kept)
    kept = "".join(one for one in kept if unicodedata.category(one) != "Cc")
    return unicodedata.normalize("NFC", kept).strip(), "\x1b" in line or len(kept) < len(line)


def without_marks(markdown: str) -> list[str]:
    """The paragraphs of a Markdown text, each on one line; list items keep their number or a hyphen."""
    paragraphs: list[str] = []
    joined = False  # whether the next line goes on with the paragraph before
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
