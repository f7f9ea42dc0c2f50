"""How sure one can be, in words."""

from __future__ import annotations

from copro_tui.exercises import Sureness
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark

_WORDS: dict[Sureness, str] = {"sure": mark("Sure"), "fairly": mark("Fairly sure"), "guessing": mark("Guessing")}


def sureness_words(value: Sureness) -> str:
    """One of the three answers, as it stands on a button."""
    return _(_WORDS[value])
