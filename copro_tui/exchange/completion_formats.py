"""The columns in which other systems read completions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.roster import Person
from copro_tui.exchange.completions import Completion
from copro_tui.i18n import mark
from copro_tui.text.spreadsheet import Value

Rows = list[tuple[Value, ...]]


def _plain(found: Sequence[Completion], provider: str) -> Rows:
    return [
        (one.person.number, one.person.name, one.of.code.code, one.of.code.version, one.of.title, one.day.isoformat(),
         "yes" if one.mastered else "no", one.percent, one.of.minutes, provider,
         "" if one.of.code.id else one.person.badge)
        for one in found
    ]  # fmt: skip


def _totara(found: Sequence[Completion], _provider: str) -> Rows:
    return [(one.person.number, one.of.name, one.of.code.code, _british(one.day), one.percent) for one in found]


def _totara_certification(found: Sequence[Completion], _provider: str) -> Rows:
    return [
        (one.person.number, one.of.name, one.of.code.code, _british(one.day),
         _british(date.fromisoformat(one.of.due)) if one.of.due else "")
        for one in found
    ]  # fmt: skip


def _iomad(found: Sequence[Completion], _provider: str) -> Rows:
    return [
        (one.person.number, one.of.name, min(one.of.opens or one.started.isoformat(), one.started.isoformat()),
         one.started.isoformat(), one.day.isoformat())
        for one in found
    ]  # fmt: skip


FORMATS: Mapping[str, tuple[tuple[str, ...], Callable[[Sequence[Completion], str], Rows]]] = {
    "plain": (
        ("number", "name", "course_code", "course_version", "title", "completed", "mastered", "score", "minutes",
         "provider", "evidence"),
        _plain,
    ),
    "totara": (("username", "courseshortname", "courseidnumber", "completiondate", "grade"), _totara),
    "totara-certification": (
        ("username", "certificationshortname", "certificationidnumber", "completiondate", "duedate"),
        _totara_certification,
    ),
    "iomad": (("username", "coursename", "timeenrolled", "timestarted", "timecompleted"), _iomad),
}  # fmt: skip
"""The formats with a row for each completion: their columns, and what fills them. Numbers are usernames elsewhere."""

MOODLE_GRADES = "moodle-grades"
"""The format with a row for each person, and a column of grades for each code, as Moodle's import of grades has it."""

FORMAT_NAMES = {
    "plain": mark("Completions, as a plain table."),
    "totara": mark("Completions for Totara."),
    "totara-certification": mark("Completions for Totara, as certifications."),
    "iomad": mark("Completions for IOMAD."),
    MOODLE_GRADES: mark("Grades for Moodle."),
}
"""Every format with what it is, marked for translation."""


def completion_table(form: str, cohort: Cohort, found: Sequence[Completion]) -> tuple[tuple[str, ...], Rows]:
    """The columns of a format, and its rows."""
    if form != MOODLE_GRADES:
        keys, rows = FORMATS[form]
        return keys, rows(found, cohort.trainer)
    codes = [code.code for code in cohort.codes]
    grades: dict[str, dict[str, int | None]] = {}
    people: dict[str, Person] = {}
    for one in found:
        people[one.person.number] = one.person
        grades.setdefault(one.person.number, {})[one.of.code.code] = one.percent
    return ("username", "idnumber", "email", *codes), [
        (number, number, people[number].email, *(by_code.get(code) for code in codes))
        for number, by_code in grades.items()
    ]


def _british(day: date) -> str:
    return f"{day:%d/%m/%Y}"
