"""What holds of every kind of exercise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.exercises import Exercise, Order
from copro_tui.exercises.feedback import Feedback
from tests.courses import FIRST, small_course
from tests.exercises.builders import answers, choose, exercises, ladder, marked, missing, order, place, sort
from tests.strategies import texts

word = texts(most=3) | st.sampled_from(["i0", "i1", "g0", "p1"])
drafts = st.none() | texts() | st.lists(word) | st.dictionaries(word, word)
"""What a draft may hold when the course has changed under it."""


@given(marked, st.data())
def test_scores_and_credits_lie_between_nothing_and_all(exercise: Exercise, data: st.DataObject) -> None:
    said = exercise.judge(data.draw(answers(exercise)))
    assert said.score is not None
    assert 0 <= said.score <= 1
    assert all(0 <= mark.credit <= 1 for mark in said.marks)


@given(marked)
def test_the_courses_own_answer_is_perfect(exercise: Exercise) -> None:
    said = exercise.judge(exercise.solution())
    assert said.score == 1
    assert {mark.verdict for mark in said.marks} <= {"right", "unmarked"}
    assert all(mark.credit == 1 for mark in said.marks)
    assert missing(exercise, exercise.solution()) == ""


@given(exercises, st.data())
def test_every_answer_is_answered_in_words_with_a_mark_for_each_item(exercise: Exercise, data: st.DataObject) -> None:
    answer = data.draw(answers(exercise))
    assert (missing(exercise, answer) == "") == (answer != [*exercise.layout(1)] or not isinstance(exercise, Order))
    said: Feedback = exercise.judge(answer)
    assert said.headline
    assert sorted(mark.item for mark in said.marks) == sorted(exercise.layout(1))
    assert all(mark.because.startswith("Reason") for mark in said.marks)


@given(exercises, st.integers())
def test_the_layout_is_the_same_under_the_same_seed(exercise: Exercise, seed: int) -> None:
    assert exercise.layout(seed) == exercise.layout(seed)
    assert sorted(exercise.layout(seed)) == sorted(exercise.layout(seed + 1))


def test_another_seed_gives_another_layout() -> None:
    for exercise in (order([0, 1, 2, 3, 4]), sort(["g0"] * 5), choose(5, [1])):
        assert len({exercise.layout(seed) for seed in range(20)}) > 5


@given(exercises, st.data(), st.integers())
def test_a_draft_that_fits_is_kept_as_it_is(exercise: Exercise, data: st.DataObject, seed: int) -> None:
    answer = data.draw(answers(exercise))
    if exercise.kind != "reflect":  # whose letters are composed
        assert exercise.fitted(answer, seed) == answer
    assert exercise.fitted(exercise.fresh(seed), seed) == exercise.fresh(seed)


@given(exercises, drafts, st.integers())
def test_fitting_keeps_only_what_the_exercise_knows(exercise: Exercise, draft: object, seed: int) -> None:
    answer = exercise.fitted(draft, seed)
    assert type(answer) is type(exercise.fresh(seed))
    assert exercise.fitted(answer, seed) == answer
    if not isinstance(answer, str):
        assert set(answer) <= set(exercise.layout(seed))


def test_fitting_drops_items_and_places_that_are_gone() -> None:
    assert sort(["g0", "g1"]).fitted({"i0": "g1", "i1": "gone", "gone": "g1"}, 1) == {"i0": "g1"}
    assert choose(3, [0]).fitted(["i2", "gone", "i0"], 1) == ["i2", "i0"]


def reworded(exercise: Any) -> Exercise:
    """The same exercise in other words."""
    field = "cases" if exercise.cases else "items"
    new = tuple(
        msgspec.structs.replace(item, text="Other", because="Other.", short="Short")
        for item in getattr(exercise, field)
    )
    changed: Exercise = msgspec.structs.replace(exercise, prompt="Other?", hint="Other.", **{field: new})
    return changed


@given(marked)
def test_the_revision_does_not_change_with_the_wording(exercise: Exercise) -> None:
    assert reworded(exercise).revision() == exercise.revision()


def test_the_revisions_in_records_of_former_versions_still_hold(tmp_path: Path) -> None:
    """Attempts are kept with them: should one change, every learner would be told that the question has changed."""
    lesson = small_course(tmp_path).lesson(FIRST)
    assert {one.id: one.revision() for one in lesson.exercises} == {
        "build": "4a70e3b271be",
        "cases": "347e6553166c",
        "voices": "178559df8153",
        "groups": "144707ba567b",
        "which": "6bea07b9eb32",
        "own": "23052dcc284e",
        "words": "c32a820bad3f",
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(order([0, 1, 2]), order([0, 1, 1]), id="tiers"),
        pytest.param(order([0, 1, 2]), order([0, 1, 2, 3]), id="one item more"),
        pytest.param(sort(["g0", "g1"]), sort(["g0", "g2"]), id="another group"),
        pytest.param(sort(["g0", "g1"]), sort(["g0", {"g1": 1.0, "g2": 0.5}]), id="contested now"),
        pytest.param(sort(["g0", "g1"]), sort(["g0", "g1"], groups=4), id="one group more"),
        pytest.param(choose(3, [0]), choose(3, [1]), id="another right option"),
        pytest.param(choose(3, [0]), choose(3, [0], several=False), id="one instead of several"),
        pytest.param(place(["p0", "p1"]), place(["p0", "p2"]), id="another point"),
        pytest.param(place(["p0", "p1"]), place(["p0", "p1"], strict=True), id="strict now"),
        pytest.param(
            place(["p1", "p2"], ladder(4, bands=2), strict=True),
            place(["p1", "p2"], ladder(4, bands=4), strict=True),
            id="another band border",
        ),
    ],
)
def test_the_revision_changes_with_what_decides_the_score(before: Exercise, after: Exercise) -> None:
    assert before.revision() != after.revision()


def test_the_revision_changes_when_the_points_of_a_ladder_change_places() -> None:
    low = ladder(4)
    turned = msgspec.structs.replace(low, points=(low.points[1], low.points[0], *low.points[2:]))
    before, after = place(["p1", "p2"], low), place(["p1", "p2"], turned)
    answer = {"i0": "p2", "i1": "p2"}
    assert before.judge(answer).score != after.judge(answer).score
    assert before.revision() != after.revision()
