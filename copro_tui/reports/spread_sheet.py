"""Where a group placed the cases of an exercise, as a page: what to talk about first, then each case drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copro_tui.analytics.distribution import CaseDistribution, Distribution
from copro_tui.i18n import gettext as _
from copro_tui.reports.case_html import case_head, case_html, sentence
from copro_tui.reports.sheet import Advice, attention, with_id
from copro_tui.text.html import Html, block, joined, tag

DISAGREED = 0.7
"""The agreement (0 to 1) under which a case is worth talking about first."""

MOST = 3
"""The most cases that are called to attention."""


def spread_sheet(distribution: Distribution, cases: Sequence[CaseDistribution]) -> Iterator[Html]:
    """``cases`` are those that may be told, the most contested first."""
    yield tag("p", with_id(distribution.prompt, str(distribution.exercise)), class_="words")
    if cases:
        yield attention(list(_advice(cases)), _("Nothing: the group agrees."))
    for number, case in enumerate(cases):
        yield block(
            "section",
            case_head(case, number),
            tag("p", sentence(case), *_agreement(case)),
            *case_html(case, distribution.framework, number, answer=True),
            class_="case",
        )


def _advice(cases: Sequence[CaseDistribution]) -> Iterator[Advice]:
    for case in cases[:MOST]:
        missed = case.key and all(case.counts[place] < max(case.counts) for place, _credit in case.key)
        words = ""
        if case.agreement is not None and case.agreement < DISAGREED:
            words = _("The group disagrees: ask each side what it looked at.")
        elif missed:
            words = _("Most put it elsewhere than the course: read out why.")
        if words:
            yield Advice(words, (joined(case.text, sentence(case), between=" "),))


def _agreement(case: CaseDistribution) -> list[str]:
    return (
        []
        if case.agreement is None
        else [" " + _("Agreement %(percent)d%%.") % {"percent": round(100 * case.agreement)}]
    )
