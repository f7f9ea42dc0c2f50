"""A report as plain tables and charts, whatever it is written as afterwards.

Without ``names`` people have pseudonyms, which does not make it anonymous, and a group of fewer than five is not broken
down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, time
from functools import partial

from msgspec import Struct

from copro_tui.analytics.disclosure import SMALLEST_GROUP
from copro_tui.analytics.distribution import CaseDistribution, Distribution
from copro_tui.analytics.gradebook import Gradebook, cell_words
from copro_tui.analytics.stuck import StuckReport
from copro_tui.cohorts.learner_work import Trouble
from copro_tui.cohorts.model import Cohort, people_count, pseudonym
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.reports.coarse import coarse
from copro_tui.reports.gradebook_sheet import gradebook_sheet
from copro_tui.reports.reminders import Reminder
from copro_tui.reports.spread_sheet import spread_sheet
from copro_tui.reports.stuck_sheet import stuck_sheet
from copro_tui.text.days import day_of, monday_of
from copro_tui.text.html import Html
from copro_tui.text.spreadsheet import Value


class Table(Struct, frozen=True, kw_only=True):
    """Rows under columns. ``keys`` are column names for programs, and never change; ``titles`` are for people."""

    title: str
    keys: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


class Bar(Struct, frozen=True, kw_only=True):
    """One bar of a chart."""

    label: str
    share: float
    """Its length, from 0 to 1 of the longest possible."""
    words: str
    note: str = ""
    """A remark on it, such as that it is the course's answer."""


class Chart(Struct, frozen=True, kw_only=True):
    """Bars with a title and a sentence underneath."""

    title: str
    bars: tuple[Bar, ...]
    words: str = ""


class Report(Struct, frozen=True, kw_only=True):
    """A report, ready to be written in any format."""

    kind: str
    title: str
    shown: Table
    """For people."""
    data: Table
    """For programs: columns that stay, one fact a row."""
    notes: tuple[str, ...] = ()
    key: str = ""
    """What signs in ``shown`` mean."""
    charts: tuple[Chart, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    """What could not be read. The names of files can give people away, so output without names only counts them."""
    left_out: tuple[Trouble, ...] = ()
    """Lessons with mistakes, whose exercises are missing from it."""
    named: bool = False
    aggregate: bool = False
    """Whether it is about nobody single, and so says only in which week it was made."""
    sheet: Callable[[], Iterable[Html]] | None = None
    """The page of its own that it has, made when it is asked for; None where its table is all."""

    def made(self, now: datetime) -> datetime:
        """When it is said to have been made, in the local time zone where that is a week."""
        if not self.aggregate:
            return now
        here = now.astimezone()
        return datetime.combine(monday_of(here.date()), time(), here.tzinfo)


def gradebook_report(cohort: Cohort, gradebook: Gradebook, *, names: bool) -> Report:
    """Who has completed what, how well, and when they last worked on it."""
    rows, notes = gradebook.rows if names else tuple(map(coarse, gradebook.rows)), []
    data_rows: list[tuple[Value, ...]] = []
    small = not names and len(rows) < SMALLEST_GROUP
    for row in () if small else rows:
        who = (pseudonym(cohort, row.learner), row.name if names else None)
        for module, cell in zip(gradebook.modules, row.cells, strict=True):
            facts = (cell.done, cell.lessons, cell.mastered, rounded(cell.score), _day(cell.last))
            data_rows.append((*who, module.id, *facts, module.due or None, module.required))
    if small:
        notes.append(too_small())
    people = [(row.name if names else pseudonym(cohort, row.learner), row) for row in (() if small else rows)]
    people = people if names else sorted(people, key=lambda one: one[0])
    if not names and people:
        notes.append(_pseudonymous())
    return Report(
        kind="grid",
        title=_("%(cohort)s: who has done what") % {"cohort": cohort.name},
        shown=Table(
            title=_("Everybody by module"),
            keys=("learner", *(module.id for module in gradebook.modules), "last_activity"),
            titles=(_("Who"), *(module.label for module in gradebook.modules), _("Last at work")),
            rows=tuple((who, *map(cell_words, row.cells), _day(row.last) or "–") for who, row in people),
        ),
        data=Table(
            title=_("Everybody by module"),
            keys=("learner", "name", "module", "completed", "lessons", "mastered", "score", "last_activity", "due",
                  "required"),
            titles=(_("Who"), _("Name"), _("Module"), _("Completed"), _("Lessons"), _("Mastered"), _("Score"),
                    _("Last at work"), _("Due"), _("Required")),
            rows=tuple(data_rows if names else sorted(data_rows, key=lambda row: str(row[0]))),
        ),
        notes=(ngettext("%(count)d person.", "%(count)d people.", len(rows)) % {"count": len(rows)}, *notes),
        key=_("Lessons completed of all, mean of the best scores; ✓ complete, ★ mastered."),
        troubles=gradebook.troubles,
        named=names,
        sheet=partial(gradebook_sheet, cohort.id, gradebook.modules, people, names=names) if people else None,
    )  # fmt: skip


def stuck_report(
    cohort: Cohort,
    report: StuckReport,
    *,
    names: bool,
    titles: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
) -> Report:
    """Who may need help, and with what.

    ``titles`` has those of modules and the questions of exercises, by id; ``labels`` their names in lists.
    """
    notes = [report.rule]
    found = report.found
    if not names and report.people < SMALLEST_GROUP:
        found = ()
        notes.append(too_small())
    elif not found:
        notes.append(_("Nobody, by this rule."))
    if found and not names:
        notes.append(_pseudonymous())
    called = {learner: pseudonym(cohort, learner) for learner in {one.learner for one in found}}
    rows = [
        (
            called[one.learner],
            one.name if names else None,
            one.reason,
            str(one.where),
            one.words if names or one.reason != "quiet" else _("nothing checked for some time"),
        )
        for one in found
    ]
    rows = rows if names else sorted(rows, key=lambda row: str(row[0]))
    people: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for who, name, _reason, where, words in rows:
        people.setdefault((who, name or who), []).append((where, words))
    by_person = [(name, reasons) for (_who, name), reasons in people.items()]
    return Report(
        kind="stuck",
        title=_("%(cohort)s: who may need a hand") % {"cohort": cohort.name},
        shown=Table(
            title=_("Who may need a hand"),
            keys=("learner", "where", "words"),
            titles=(_("Who"), _("Where"), _("What")),
            rows=tuple(
                (name or who, (labels or {}).get(where, where), words) for who, name, _reason, where, words in rows
            ),
        ),
        data=Table(
            title=_("Who may need a hand"),
            keys=("learner", "name", "reason", "where", "words"),
            titles=(_("Who"), _("Name"), _("Reason"), _("Where"), _("What")),
            rows=tuple(rows),
        ),
        notes=tuple(notes),
        troubles=report.troubles,
        named=names,
        sheet=partial(stuck_sheet, by_person, titles or {}) if found else None,
    )


def distribution_report(cohort: Cohort, distribution: Distribution, *, names: bool) -> Report:
    """Where the group placed each case, the most contested first."""
    cases = [one for one in distribution.contested_first if names or one.people >= SMALLEST_GROUP]
    people = distribution.people
    answered = ngettext("%(count)d person answered.", "%(count)d people answered.", people) % {"count": people}
    notes = [distribution.prompt, answered]
    if len(cases) < len(distribution.cases):
        notes.append(too_small())
    rows: list[tuple[Value, ...]] = []
    for case in cases:
        credit = dict(case.key)
        for number, place in enumerate(case.places):
            rows.append(
                (str(distribution.exercise), case.id, case.text, place.id, place.text, case.counts[number],
                 rounded(case.counts[number] / case.people if case.people else 0.0), credit.get(number),
                 number == case.median, _place(case, case.lower), _place(case, case.upper),
                 rounded(case.agreement))
            )  # fmt: skip
    keys = ("exercise", "case", "text", "place", "place_name", "people", "share", "course_credit", "median",
            "lower_quartile", "upper_quartile", "agreement")  # fmt: skip
    titles = (_("Exercise"), _("Case"), _("Text"), _("Place"), _("Name"), _("People"), _("Share"), _("Course gives"),
              _("Median"), _("Lower quartile"), _("Upper quartile"), _("Agreement"))  # fmt: skip
    return Report(
        kind="spread",
        title=_("%(cohort)s: where the group placed things") % {"cohort": cohort.name},
        shown=Table(
            title=_("Agreement, the most contested first"),
            keys=("case", "people", "median", "quartiles", "course", "agreement"),
            titles=(_("Case"), _("People"), _("Median"), _("Half lie from, to"), _("The course"), _("Agreement")),
            rows=tuple(_shown_case(case) for case in cases),
        ),
        data=Table(title=_("Every case by place"), keys=keys, titles=titles, rows=tuple(rows)),
        notes=tuple(notes),
        charts=tuple(case_chart(case) for case in cases),
        troubles=distribution.troubles,
        named=names,
        sheet=partial(spread_sheet, distribution, cases),
    )


def reminders_report(cohort: Cohort, found: Sequence[Reminder], troubles: tuple[Trouble, ...]) -> Report:
    """A text to each person. It always has names."""
    table = Table(
        title=_("Reminders"),
        keys=("learner", "name", "language", "text"),
        titles=(_("Who"), _("Name"), _("Language"), _("Text")),
        rows=tuple((pseudonym(cohort, one.learner), one.name, one.language, one.text) for one in found),
    )
    return Report(
        kind="reminders",
        title=_("%(cohort)s: reminders to send") % {"cohort": cohort.name},
        shown=table,
        data=table,
        notes=() if found else (_("Nobody has anything open that was assigned."),),
        troubles=troubles,
        named=True,
    )


def case_chart(case: CaseDistribution, *, answer: bool = True) -> Chart:
    """A bar for each place; ``answer`` marks the course's."""
    credit = dict(case.key) if answer else {}
    bars = []
    for number, place in enumerate(case.places):
        notes = [_("the course's answer") if credit[number] >= 1 else _("defensible")] if number in credit else []
        notes += [_("median")] if number == case.middle else []
        count = case.counts[number]
        bars.append(
            Bar(
                label=place.text,
                share=count / case.people if case.people else 0.0,
                words=people_count(count),
                note=", ".join(notes),
            )
        )
    words = "" if case.agreement is None else _("Agreement %(percent)d%%.") % {"percent": round(100 * case.agreement)}
    return Chart(title=case.text, bars=tuple(bars), words=f"{words} {case.camps_in_words()}".strip())


def _shown_case(case: CaseDistribution) -> tuple[Value, ...]:
    course = ", ".join(case.places[number].text for number, _credit in case.key)
    ends = [case.places[place].text for place in ((case.half[0], case.half[-1]) if case.half else ())]
    middle = _("two camps") if case.camps else _place(case, case.middle)
    return (
        case.text, case.people, middle or "–", " – ".join(ends) or "–",
        course or "–", percent(case.agreement) or "–",
    )  # fmt: skip


def _place(case: CaseDistribution, number: int | None) -> str | None:
    return None if number is None else case.places[number].text


def _pseudonymous() -> str:
    return _(
        "People have pseudonyms here. Whoever has the cohort's file can tell who they are, and so may others from what "
        "they know: it is still about persons, and to be kept as such. Scores are to the nearest tenth, and a day is "
        "the Monday of its week."
    )


def too_small() -> str:
    """That a group is too small to be broken down."""
    return _("Groups of fewer than %(few)d are not broken down, so that nobody can be told from this.") % {
        "few": SMALLEST_GROUP
    }


def percent(share: float | None) -> str | None:
    """A share in whole per cent; None for none."""
    return None if share is None else f"{round(100 * share)}%"


def rounded(number: float | None, digits: int = 6) -> float | None:
    """A number as tables for programs have it; None for none."""
    return None if number is None else round(number, digits)


def _day(stamp: str) -> str | None:
    day = day_of(stamp)
    return day.isoformat() if day else None
