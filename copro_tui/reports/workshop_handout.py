"""The workbook of a workshop: the cases that the group disagrees about, with questions to talk about. No names in it.

The learner's edition has room to write; the trainer's has the course's answer and its reasons.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from copro_tui.analytics.disclosure import SMALLEST_GROUP
from copro_tui.analytics.distribution import CaseDistribution, Distribution
from copro_tui.cohorts.model import Cohort
from copro_tui.documents.page import page, paragraph
from copro_tui.i18n import gettext as _
from copro_tui.reports.case_html import case_head, case_html
from copro_tui.reports.style import STYLE
from copro_tui.text.html import Html, block, tag

MOST_CASES = 8
"""The most cases in a handout: as many as a group can discuss in a morning."""

AGREED = 0.9
"""The agreement (0 to 1) from which a case is left out, because there is little to discuss."""

LINES_TO_WRITE_ON = 4


class Contested(Struct, frozen=True, kw_only=True):
    """A case that the group disagrees about."""

    distribution: Distribution
    case: CaseDistribution


def contested(distributions: Sequence[Distribution], most: int = MOST_CASES) -> tuple[Contested, ...]:
    """Up to ``most`` cases with a right answer that five or more people answered, the most contested first."""
    found = [
        (case.agreement, distribution.exercise, case.id, Contested(distribution=distribution, case=case))
        for distribution in distributions
        if distribution.ordered
        for case in distribution.cases
        if case.key and case.agreement is not None and case.people >= SMALLEST_GROUP and case.agreement < AGREED
    ]
    return tuple(one[-1] for one in sorted(found, key=lambda one: one[:3])[:most])


def workbook_html(
    cohort: Cohort, course: str, language: str, day: str, cases: Sequence[Contested], *, trainer: bool
) -> str:
    """One edition of the workbook. ``day`` is that of the workshop, as it is to be shown."""
    edition = _("Trainer's edition") if trainer else _("Learner's edition")
    title = _("Workshop: %(cohort)s") % {"cohort": cohort.name}
    body = [
        tag("h1", title),
        paragraph(_("%(course)s, %(day)s") % {"course": course, "day": day}, "quiet"),
        paragraph(edition, "quiet"),
    ]
    if not cases:
        none = _("There is no case yet that enough people (%(few)d) have placed and disagree about.")
        body.append(paragraph(none % {"few": SMALLEST_GROUP}))
    body += [block("section", *_case_html(number, one, trainer), class_="handout") for number, one in enumerate(cases)]
    return page(f"{title} · {edition}", language, *body, style=STYLE)


def _case_html(number: int, one: Contested, trainer: bool) -> Iterator[Html]:
    case = one.case
    yield case_head(case, number)
    yield from case_html(case, one.distribution.framework, number, answer=trainer)
    yield tag("h3", _("To talk about"))
    yield block("ul", *(tag("li", question) for question in questions(case)))
    if trainer:
        places = ", ".join(case.places[place].text for place, _credit in case.key)
        yield tag("h3", _("What the course says"))
        yield paragraph(_("It belongs to: %(places)s.") % {"places": places})
        yield paragraph(case.because)
    else:
        yield tag("h3", _("What we found"))
        yield from [tag("div", class_="lines")] * LINES_TO_WRITE_ON


def questions(case: CaseDistribution) -> tuple[str, ...]:
    """Questions for discussion, made from the group's distribution."""
    ranked = sorted(range(len(case.counts)), key=lambda place: (-case.counts[place], place))
    first, second = (case.places[place].text for place in ranked[:2])
    return (
        _("Many of us chose “%(one)s”, many “%(other)s”. What did each of us look at?")
        % {"one": first, "other": second},
        _("Who decides here, and who could say no?"),
        _("What would have to change for it to belong one step further up?"),
        _("Where have you seen something like it in your own work?"),
    )
