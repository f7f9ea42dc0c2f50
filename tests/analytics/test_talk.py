"""What trainers see of a conversation: how it went at each turn, and which reply divides the group."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.analytics.distribution import distributions, placements
from copro_tui.analytics.gradebook import gradebook, outlines
from copro_tui.analytics.item_analysis import item_analysis
from copro_tui.cohorts.learner_work import Work
from copro_tui.course.course import open_course
from copro_tui.course.lesson import Lesson
from tests.cohorts.groups import a_cohort, a_try, a_work
from tests.exercises.talks import said, small
from tests.talking_course import LESSON, STEP, talking_course

WAYS = [("keep", "sorry", "facts"), ("keep", "defend"), ("true-name", "facts"), ("vague", "wait")] * 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return talking_course(tmp_path)


@pytest.fixture
def lesson(folder: Path) -> Lesson:
    return open_course(folder).lesson(LESSON)


def works(*ways: tuple[str, ...]) -> list[Work]:
    """Somebody for each way."""
    exercise = small()
    tries = [a_try(str(STEP), None, answer=said(exercise, *way).answer, revision=exercise.revision()) for way in ways]
    return [a_work(number, tries=(one,)) for number, one in enumerate(tries)]


def test_each_turn_is_a_question_of_those_who_came_to_it(lesson: Lesson) -> None:
    found = {one.case: one for one in item_analysis([lesson], works(*WAYS)).items}
    assert list(found) == ["", "word", "upset", "fixed"]
    assert [found[one].people for one in found] == [12, 12, 6, 9]
    assert found["word"].facility == pytest.approx((0 + 0 + 1 + 0.5) / 4)
    assert found[""].facility == pytest.approx((2 / 3 + 0 + 1 + 0.5) / 4)
    assert found["word"].text == "Gethin: “I have put the best word on the top.”"
    assert found[""].unused == ("It is all open.",)


def test_the_group_is_spread_over_the_replies_to_each_turn(lesson: Lesson) -> None:
    (spread,) = distributions(placements([lesson]), works(*WAYS))
    assert (spread.ordered, spread.framework, spread.people) == (False, None, 12)
    word, upset, fixed = spread.cases
    assert [place.id for place in word.places] == ["keep", "true-name", "vague"]
    assert (word.counts, upset.counts, fixed.counts) == ((6, 3, 3), (3, 3), (6, 3, 0))
    assert word.key == ((1, 1.0), (2, 0.5))
    assert spread.contested_first[-1].id == "fixed"


def test_the_first_time_counts_because_nothing_was_known_then(lesson: Lesson) -> None:
    first, second = works(("keep", "defend"), ("true-name", "facts"))
    both = a_work(9, tries=(*first.tries, *second.tries))
    (spread,) = distributions(placements([lesson]), [both])
    assert spread.cases[0].counts == (1, 0, 0)


def test_no_score_of_it_is_in_the_gradebook(folder: Path) -> None:
    (row,) = gradebook(outlines(open_course(folder), a_cohort()), works(WAYS[0])).rows
    assert {cell.score for cell in row.cells} == {None}
