"""Who may need a hand, as a page: a person a row, with all that is in their way in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from copro_tui.i18n import gettext as _
from copro_tui.reports.sheet import tabled, with_id
from copro_tui.text.html import Html, block, joined, tag

Reasons = Sequence[tuple[str, str]]
"""Pairs of the id of a module or an exercise, and what it is about it, in words."""


def stuck_sheet(people: Sequence[tuple[str, Reasons]], titles: Mapping[str, str]) -> Iterator[Html]:
    """``people`` are pairs of what somebody is called here, and the reasons.

    ``titles`` has those of modules and the questions of exercises, by id.
    """
    yield tag("p", _("Ask each of them what is in the way; those with most against them come first."))
    heads = (tag("th", _("Who"), scope="col"), tag("th", _("Where and what"), scope="col"))
    ranked = sorted(people, key=lambda one: -len(one[1]))
    yield tabled(_("Who may need a hand"), heads, (_row(who, reasons, titles) for who, reasons in ranked))


def _row(who: str, reasons: Reasons, titles: Mapping[str, str]) -> Html:
    found = (tag("li", with_id(titles.get(where, where), where), ": ", tag("b", words)) for where, words in reasons)
    return tag("tr", tag("th", who, scope="row", class_="who words"), tag("td", block("ul", joined(*found))))
