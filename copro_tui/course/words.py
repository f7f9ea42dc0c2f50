"""Where the words of the glossary occur in texts."""

from __future__ import annotations

import re
import unicodedata

from copro_tui.course.model import Word


def occurs(word: Word, text: str) -> bool:
    """Whether a word occurs, in any of its forms, in a text that ``comparable`` returned."""
    forms = (comparable(form) for form in (word.term, *word.also))
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in forms)


def comparable(text: str) -> str:
    """``text`` normalised for finding words: case, line breaks and Unicode composition make no difference."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
