"""An item of an item analysis as a line of a menu."""

from __future__ import annotations

from functools import partial

from copro_tui.analytics.item_analysis import Item, flag_words
from copro_tui.cohorts.model import people_count
from copro_tui.course.places import Place
from copro_tui.figures.parts import text_bar
from copro_tui.i18n import gettext as _
from copro_tui.tui.widgets.menu import Entry


def item_entry(one: Item, entry: str, text: str, opens: Place | None = None) -> Entry:
    """A menu entry for a question: text, bar of the mean mark, number of answers. ``opens`` None: only to read."""
    if one.facility is None:
        return Entry(entry, text, _("nobody yet"), role="muted", still=opens is None, means=opens)
    percent = round(100 * one.facility)
    right = _("mean %(percent)3d%%, %(people)s") % {"percent": percent, "people": people_count(one.people)}
    return Entry(entry, text, right, middle=partial(text_bar, percent, 100), still=opens is None, means=opens)


def flags_of(one: Item) -> str:
    """The flags of a question in words, without "too few", which the number of answers already shows."""
    unused = ", ".join(f"“{name}”" for name in one.unused)
    words = {"too-few": "", "unused": _("nobody chose %(unused)s") % {"unused": unused}}
    return ", ".join(filter(None, (words.get(flag, flag_words(flag)) for flag in one.flags)))
