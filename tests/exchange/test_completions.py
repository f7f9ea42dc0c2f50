"""Completions for other systems: exact columns, one row a person and code, and a day that never changes again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from copro_tui.cohorts.learner_work import Done, Trouble, Work
from copro_tui.cohorts.model import Assigned, Code, Cohort
from copro_tui.cohorts.roster import Person, Roster
from copro_tui.course.course import Course, open_course
from copro_tui.errors import UsageError
from copro_tui.exchange.completion_formats import FORMAT_NAMES, completion_table
from copro_tui.exchange.completions import Completion, completions, with_days_written
from tests.cohorts.groups import a_cohort, a_try, a_work

WHAT = Code(id="what", code="000-W", version="2", name="copro-what")
WHOLE = Code(code="000-ALL")
ANN = Person(number="0012", name="Ann Price", email="ann@example.org", learner=f"{1:032x}", badge="urn:uuid:1")
BEN = Person(number="13", learner=f"{2:032x}")
ROSTER = Roster((BEN, ANN, Person(number="14", name="Zoë")))


@pytest.fixture
def course(folder: Path) -> Course:
    return open_course(folder)


def done(course: Course, at: str, *modules: str, mastered: bool = False) -> list[Done]:
    lessons = [str(ref) for module in modules for ref in course.lessons(module)]
    found = [Done(what=what, at=at) for what in (*lessons, *modules)]
    return found + [Done(what=one.what, at=at, mastered=True) for one in found if mastered]


def written(course: Course, cohort: Cohort, roster: Roster, *works: Work | Trouble) -> Sequence[Completion]:
    return completions(course, cohort, roster, works).found


COHORT = a_cohort(modules=[Assigned("what", "2026-01-02", "2026-01-31")], codes=(WHOLE, WHAT))


def test_each_system_gets_its_columns_and_a_row_for_each_person_and_code(course: Course) -> None:
    (marked, *_rest) = course.marked(course.lessons("what"))
    tried = [a_try(str(marked), 0.505, at="2026-01-05T09:00:00.000+00:00")]
    ann = a_work(1, tried, done(course, "2026-02-03T10:00:00.000+00:00", *(one.id for one in course.modules)))
    ben = a_work(2, (), done(course, "2026-01-20T10:00:00.000+00:00", "what", mastered=True))
    other = a_work(9, (), done(course, "2026-01-20T10:00:00.000+00:00", "what"))
    made = completions(course, COHORT, ROSTER, [ann, Trouble("x", "y"), ben, other])
    assert (made.unmatched, made.troubles) == (1, (Trouble("x", "y"),))
    minutes = sum(one.minutes for ref in course.lessons("what") if (one := course.outline(ref)))
    tables = {form: completion_table(form, COHORT, made.found) for form in FORMAT_NAMES}
    title = course.module("what").title
    assert ",".join(tables["plain"][0]) == (
        "number,name,course_code,course_version,title,completed,mastered,score,minutes,provider,evidence"
    )
    assert tables["plain"][1][1:] == [
        ("0012", "Ann Price", "000-W", "2", title, "2026-02-03", "no", 50, minutes, "Siân", ""),
        ("13", "", "000-W", "2", title, "2026-01-20", "yes", None, minutes, "Siân", ""),
    ]
    assert tables["plain"][1][0][-2:] == ("Siân", "urn:uuid:1")
    assert tables["plain"][1][0][:6] == ("0012", "Ann Price", "000-ALL", "", course.title, "2026-02-03")
    assert tables["totara"] == (
        ("username", "courseshortname", "courseidnumber", "completiondate", "grade"),
        [
            ("0012", "000-ALL", "000-ALL", "03/02/2026", 50),
            ("0012", "copro-what", "000-W", "03/02/2026", 50),
            ("13", "copro-what", "000-W", "20/01/2026", None),
        ],
    )
    assert tables["totara-certification"] == (
        ("username", "certificationshortname", "certificationidnumber", "completiondate", "duedate"),
        [
            ("0012", "000-ALL", "000-ALL", "03/02/2026", ""),
            ("0012", "copro-what", "000-W", "03/02/2026", "31/01/2026"),
            ("13", "copro-what", "000-W", "20/01/2026", "31/01/2026"),
        ],
    )
    assert tables["iomad"] == (
        ("username", "coursename", "timeenrolled", "timestarted", "timecompleted"),
        [
            ("0012", "000-ALL", "2026-01-05", "2026-01-05", "2026-02-03"),
            ("0012", "copro-what", "2026-01-02", "2026-01-05", "2026-02-03"),
            ("13", "copro-what", "2026-01-02", "2026-01-20", "2026-01-20"),
        ],
    )
    assert tables["moodle-grades"] == (
        ("username", "idnumber", "email", "000-ALL", "000-W"),
        [("0012", "0012", "ann@example.org", 50, 50), ("13", "13", "", None, None)],
    )


def test_the_day_that_was_written_first_stays(course: Course) -> None:
    late = a_work(1, (), done(course, "2026-02-03T10:00:00.000+00:00", "what"))
    early = a_work(1, (), done(course, "2026-01-09T10:00:00.000+00:00", "what"))
    first = written(course, COHORT, ROSTER, late)
    roster = with_days_written(ROSTER, first)
    (again,) = written(course, COHORT, roster, early)
    assert again.day == date(2026, 2, 3)
    assert with_days_written(roster, [again]) == roster
    assert [one.day for one in written(course, COHORT, ROSTER, early)] == [date(2026, 1, 9)]
    by_hand = roster.changed(replace(ANN, written={again.of.key: "soon"}))
    assert [one.day for one in written(course, COHORT, by_hand, early)] == [date(2026, 1, 9)]


def test_what_is_not_complete_is_not_written(course: Course) -> None:
    one_lesson = done(course, "2026-01-09T10:00:00.000+00:00", "what")[:1]
    assert len(course.lessons("what")) > 1
    assert written(course, COHORT, ROSTER, a_work(1, (), one_lesson), a_work(2)) == ()
    every_lesson = done(course, "2026-01-09T10:00:00.000+00:00", "what")[:-1]
    (made,) = written(course, COHORT, ROSTER, a_work(1, (), every_lesson))
    assert made.of.code == WHAT


def test_a_cohort_without_codes_is_told_how_to_have_some(course: Course) -> None:
    with pytest.raises(UsageError, match="codes:"):
        completions(course, a_cohort(), ROSTER, [])
