"""Calendars, read again by another program: the days, and that a later file brings an earlier one up to date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar import Event as Entry
from msgspec.structs import replace

from copro_tui.cohorts.model import Assigned, Cohort
from copro_tui.course.course import Course, open_course
from copro_tui.exchange.calendar import Event, brought_up_to_date, calendar_file
from tests.cohorts.groups import NOW, a_cohort
from tests.courses import write_course

COHORT = a_cohort(modules=[Assigned("what", "", "2026-01-31"), Assigned("when")], workshop="2026-02-14")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return open_course(write_course(tmp_path_factory.mktemp("course")))


def read(data: bytes) -> list[Entry]:
    """The events of a file, which is as RFC 5545 wants it."""
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    calendar = Calendar.from_ical(data)
    assert (calendar["method"], calendar["version"]) == ("PUBLISH", "2.0")
    entries = [one for one in calendar.walk("VEVENT") if isinstance(one, Entry)]
    assert all(one.errors == [] for one in calendar.walk())
    return entries


def written(course: Course, cohort: Cohort, before: Sequence[Event] = ()) -> list[Entry]:
    return read(calendar_file(cohort, course, brought_up_to_date(before, cohort), NOW))


def test_there_is_a_whole_day_for_each_due_day_the_review_and_the_workshop(course: Course) -> None:
    due, review, workshop = written(course, replace(COHORT, review="2026-02-12"))
    assert [str(one["summary"]) for one in (due, review, workshop)] == [
        "Spring group: “What it is” is due",
        "Spring group: review what you mixed up",
        "Spring group: the workshop",
    ]
    assert (due.decoded("dtstart"), due.decoded("dtend")) == (date(2026, 1, 31), date(2026, 2, 1))
    assert due.decoded("dtstamp") == NOW
    assert (due["transp"], due["class"], str(due["description"])) == ("TRANSPARENT", "PRIVATE", "Asked by Siân.")
    (alarm,) = due.walk("VALARM")
    assert (alarm["action"], alarm.decoded("trigger")) == ("DISPLAY", timedelta(days=-3))
    assert len({one["uid"] for one in (due, review, workshop)}) == 3


def test_a_later_file_replaces_what_changed_and_cancels_what_was_taken_back(course: Course) -> None:
    first = brought_up_to_date((), COHORT)
    assert brought_up_to_date(first, COHORT) == first
    later = replace(
        COHORT, modules=(Assigned("what", "", "2026-02-01"), Assigned("when", "", "2026-03-01")), workshop=""
    )
    second = brought_up_to_date(first, later)
    entries = {str(one["summary"]): one for one in written(course, later, first)}
    before = {str(one["summary"]): one for one in written(course, COHORT)}
    due, workshop = "Spring group: “What it is” is due", "Spring group: the workshop"
    assert entries[due]["uid"] == before[due]["uid"]
    assert (before[due]["sequence"], entries[due]["sequence"]) == (0, 1)
    assert entries[due].decoded("dtstart") == date(2026, 2, 1)
    assert entries[workshop]["uid"] == before[workshop]["uid"]
    assert (entries[workshop]["status"], entries[workshop]["sequence"]) == ("CANCELLED", 1)
    assert entries[workshop].walk("VALARM") == []
    assert entries["Spring group: “When to do it” is due"]["sequence"] == 0
    assert brought_up_to_date(second, later) == second
    back = {one.kind: one for one in brought_up_to_date(second, COHORT) if one.module != "when"}
    assert (back["workshop"].sequence, back["workshop"].cancelled) == (2, False)
    assert (back["due"].sequence, back["due"].day) == (2, "2026-01-31")


def test_of_modules_only_those_that_are_asked_for_are_in_it(course: Course) -> None:
    events = brought_up_to_date((), COHORT)
    (workshop,) = read(calendar_file(COHORT, course, events, NOW, modules=["when"]))
    assert workshop["summary"] == "Spring group: the workshop"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=90))
def test_whatever_a_group_is_called_it_is_read_as_it_was_written(course: Course, name: str) -> None:
    (_due, workshop) = written(course, replace(COHORT, name=name, trainer=name))
    assert (str(workshop["summary"]), str(workshop["description"])) == (f"{name}: the workshop", f"Asked by {name}.")
