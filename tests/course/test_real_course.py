"""The course that this repository is for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from copro_tui.course.check import check_course
from copro_tui.course.course import open_course
from copro_tui.course.evidence.check import check_evidence
from copro_tui.exercises import Exercise

ROOT = Path(__file__).parents[2]


def test_it_has_no_problems() -> None:
    assert [str(problem) for problem in check_course(ROOT)] == []


def test_every_answer_says_why_it_is_believed() -> None:
    """The day is fixed: that a source is due to be looked at again is for whoever looks after the course."""
    assert [str(problem) for problem in check_evidence(open_course(ROOT), date(2026, 11, 26))] == []


def test_the_courses_own_answers_are_perfect_and_every_marked_item_has_a_reason() -> None:
    course = open_course(ROOT)
    exercises = [one for ref in course.all_lessons() for one in course.lesson(ref).exercises if one.scored]
    assert exercises
    for one in exercises:
        said = one.judge(one.solution())
        assert said.score == 1, one.id
        assert all(mark.because for mark in said.marks), one.id


def test_no_exercise_begins_with_its_answer() -> None:
    course = open_course(ROOT)
    steps: list[Exercise] = [one for ref in course.all_lessons() for one in course.lesson(ref).exercises if one.scored]
    assert [one.id for one in steps for seed in range(5) if one.judge(one.fresh(seed)).score == 1] == []
