"""Which mix-ups persist after review: counted by people, and nothing of fewer than five."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from copro_tui.analytics.persisting import persisting
from copro_tui.cohorts.learner_work import Work
from copro_tui.cohorts.submission import merged_work
from copro_tui.course.course import Course, available_lessons
from copro_tui.progress.events import Event
from copro_tui.reports.formats import as_csv, as_text
from copro_tui.reports.persisting_table import persisting_report
from tests.cohorts.groups import a_cohort
from tests.courses import FIRST, small_course
from tests.review.records import attempt, review

CASES = FIRST.at("cases")
LETTER = CASES.case("letter")
MIXED_UP = {"letter": "leading", "survey": "asking", "board": "sharing"}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return small_course(tmp_path_factory.mktemp("course"))


def work(course: Course, number: int, *, first: dict[str, str] | None = None, reviews: tuple[float, ...] = ()) -> Work:
    """A learner's work: the first attempt, and then the scores of one review of the letter after another."""
    tries = (attempt(course, CASES, 0, first or MIXED_UP),)
    made: tuple[Event, ...] = tuple(review(course, LETTER, day, score) for day, score in enumerate(reviews, start=1))
    return Work(learner=f"l{number}", name=f"L{number}", tries=tries, reviews=made)  # type: ignore[arg-type]


def test_the_last_review_of_each_person_counts(course: Course) -> None:
    works = [work(course, n, reviews=(0.0, 1.0)) for n in range(3)] + [work(course, n, reviews=(0.0,)) for n in (3, 4)]
    (one,) = persisting(available_lessons(course), works).found
    assert (one.ref, one.asked, one.still) == (LETTER, 5, 2)
    assert one.belongs == "Telling"


def test_nothing_is_said_of_fewer_than_five(course: Course) -> None:
    report = persisting(available_lessons(course), [work(course, n, reviews=(0.0,)) for n in range(4)])
    assert (report.found, report.people, report.reviewed) == ((), 4, 4)


def test_who_had_it_right_at_first_or_was_not_asked_again_is_not_counted(course: Course) -> None:
    right = {**MIXED_UP, "letter": "telling"}
    works = [work(course, n, reviews=(0.0,)) for n in range(5)]
    works += [work(course, 5, first=right, reviews=(0.0,)), work(course, 6)]
    (one,) = persisting(available_lessons(course), works).found
    assert (one.asked, one.still) == (5, 5)


def test_what_nobody_mixes_up_any_more_does_not_persist(course: Course) -> None:
    assert persisting(available_lessons(course), [work(course, n, reviews=(1.0,)) for n in range(6)]).found == ()


def test_reviews_under_another_key_are_not_counted(course: Course) -> None:
    works = [work(course, n, reviews=(0.0,)) for n in range(5)]
    works = [replace(one, reviews=tuple(replace(r, revision="another") for r in one.reviews)) for one in works]
    assert persisting(available_lessons(course), works).found == ()


def test_a_report_says_it_and_names_nobody(course: Course) -> None:
    found = persisting(available_lessons(course), [work(course, n, reviews=(0.0,)) for n in range(5)])
    made = persisting_report(a_cohort(), found)
    text = as_text(made, 100)
    assert "A letter says what" in text
    assert "5 of 5 have reviewed something." in text
    assert not any(f"L{n}" in text for n in range(5))
    assert as_csv(made).splitlines()[1].startswith("what/every-kind/cases,letter,")


def test_reviews_are_joined_with_what_was_sent(course: Course, tmp_path: Path) -> None:
    here, sent = work(course, 1, reviews=(0.0,)), work(course, 1, reviews=(0.0, 1.0))
    assert len(merged_work(here, sent)[0].reviews) == 2
