"""Where a group put one case, drawn on the framework itself: the lanes of a spectrum, or rungs with bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from copro_tui.analytics.distribution import CaseDistribution
from copro_tui.cohorts.model import people_count
from copro_tui.documents.lanes_svg import Column, Spread, lanes_svg
from copro_tui.documents.page import paragraph
from copro_tui.figures.bands import hue
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.reports.sheet import bar, tabled
from copro_tui.text.html import Html, tag


def case_html(case: CaseDistribution, framework: Framework | None, number: int, *, answer: bool) -> Iterator[Html]:
    """The drawing of a case and what its signs mean; ``answer`` marks the course's. ``number`` tells cases apart."""
    places = _places(case, framework, answer=answer)
    whole = framework is not None and [one.id for one in case.places] == [one.id for one in framework.points]
    if framework is not None and framework.shape == "spectrum" and whole:
        yield lanes_svg(framework, number, _words(case, answer=answer), spread=_spread(case, answer), kind="lanes")
        yield tag("div", places, class_="narrow")
    else:
        yield places
    if legend := " ".join(_legend(case, answer=answer)):
        yield paragraph(legend, "quiet")


def _words(case: CaseDistribution, *, answer: bool) -> Iterator[str]:
    for number, place in enumerate(case.places):
        notes = ", ".join(_notes(case, number, answer=answer))
        words = f"{people_count(case.counts[number])} ({notes})" if notes else people_count(case.counts[number])
        yield _("%(place)s: %(people)s") % {"place": place.text, "people": words}


def _notes(case: CaseDistribution, number: int, *, answer: bool) -> Iterator[str]:
    credit = dict(case.key) if answer else {}
    if number in credit:
        yield _("the course's answer") if credit[number] >= 1 else _("defensible")
    if number == case.middle:
        yield _("median")


def _spread(case: CaseDistribution, answer: bool) -> Spread:
    most = max(1, *case.counts)
    right = {number for number, _credit in case.key} if answer else set()
    return Spread(
        columns=[
            Column(share=count / most, words=str(count), marked=number in right)
            for number, count in enumerate(case.counts)
        ],
        median=case.middle,
        half=(case.half[0], case.half[-1]) if case.half else None,
    )


def _legend(case: CaseDistribution, *, answer: bool) -> Iterator[str]:
    if answer and case.key:
        yield _("✓ the course's answer.") if len(case.key) == 1 else _("✓ what can be defended.")
    if case.camps:
        yield case.camps_in_words()
    if case.middle is not None:
        yield _("◆ the middle of the group; between the ends of the line beside it, half of the group.")


def _places(case: CaseDistribution, framework: Framework | None, *, answer: bool) -> Html:
    """The places with a bar each, the highest of a ladder or a spectrum at the top, in the line of its band."""
    numbers = list(range(len(case.places)))
    if framework is not None and framework.ordered and framework.shape != "scale":
        numbers.reverse()
    rows = [row for band, of_it in groupby(numbers, lambda one: _band(case, framework, one))
            for row in _banded(case, framework, band, list(of_it), answer)]  # fmt: skip
    heads = (tag("th", _("Place"), scope="col"), tag("th", _("How many"), scope="col"), tag("td", ""))
    return tabled(_("Where the group put it"), heads, rows, kind="places")


def _band(case: CaseDistribution, framework: Framework | None, number: int) -> str:
    place = case.places[number].id
    band = framework.band_of(place) if framework is not None and place in framework.by_id else None
    return band.name if band is not None else ""


def _banded(
    case: CaseDistribution, framework: Framework | None, band: str, numbers: Sequence[int], answer: bool
) -> Iterator[Html]:
    own = hue(framework, case.places[numbers[0]].id) if band and framework is not None else None
    edge = f"edge-{own or 'none'}" + (f" ground-{own}" if own else "")
    if band:
        yield tag("tr", tag("th", band, scope="colgroup", colspan=3, class_=f"band words {edge}"))
    most = max(1, *case.counts)
    for number in numbers:
        right = answer and any(number == place for place, _credit in case.key)
        place = "◆" if number == case.middle else "│" if number in case.half else ""
        signs = f"{place}{' ✓' if right else ''}"
        yield tag(
            "tr",
            tag("th", f"{number + 1} {case.places[number].text}", scope="row", class_=f"place {edge}"),
            tag("td", tag("span", str(case.counts[number]), class_="count"), " ", *_sign(signs), class_="number"),
            tag("td", bar(case.counts[number] / most, own), class_="drawn"),
            class_="answer" if right else None,
        )


def _sign(signs: str) -> list[Html]:
    return [tag("span", signs.strip())] if signs.strip() else []


def case_head(case: CaseDistribution, number: int) -> Html:
    """The case in full, as a heading with its number."""
    return tag("h2", _("Case %(number)d: %(case)s") % {"number": number + 1, "case": case.text})


def sentence(case: CaseDistribution) -> str:
    """Where most put it and where the next, and how far the group agrees."""
    ranked = sorted(range(len(case.counts)), key=lambda place: (-case.counts[place], place))
    first, second = ranked[:2]
    values = {
        "one": case.places[first].text,
        "many": case.counts[first],
        "other": case.places[second].text,
        "fewer": case.counts[second],
    }
    if not case.counts[second]:
        return _("All chose “%(one)s” (%(many)d).") % values
    if case.counts[first] == case.counts[second]:
        return _("Chosen most often: “%(one)s” (%(many)d) and “%(other)s” (%(many)d).") % values
    return _("Chosen most often: “%(one)s” (%(many)d), then “%(other)s” (%(fewer)d).") % values
