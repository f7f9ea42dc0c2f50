"""Numbers as words."""

from __future__ import annotations

from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark

NUMBERS = (
    # Translators: how many cases there are, within a sentence; write digits where a word would change with its noun.
    mark("none"), mark("one"), mark("two"), mark("three"), mark("four"), mark("five"),
    mark("six"), mark("seven"), mark("eight"), mark("nine"), mark("ten"),
)  # fmt: skip


def number_word(count: int) -> str:
    """A small number as a word, a larger one in digits."""
    return _(NUMBERS[count]) if count < len(NUMBERS) else str(count)
