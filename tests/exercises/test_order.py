"""An order as a whole: its two ways of being written, and what is said of an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.exercises import Order
from tests.exercises.builders import build, ladder, order, sorted_tiers

STEPS = """\
- order: steps
  prompt: First to last.
  items:
    - {id: ask, text: Ask, because: All else depends on it., tier: start}
    - {id: listen, text: Listen, because: As above., tier: start}
    - {id: plan, text: Plan, because: Together.}
    - {id: do, text: Do, because: Together too.}
"""


def climb(extra: str = "") -> Order:
    step = "- order: climb\n  prompt: Build it.\n  framework: ladder\n" + extra
    exercise, faults = build(step, {"ladder": ladder(4, bands=2)})
    assert isinstance(exercise, Order)
    assert not faults
    return exercise


def test_a_framework_gives_the_rungs_with_the_highest_on_top() -> None:
    assert climb().solution() == ["p3", "p2", "p1", "p0"]


def test_rungs_are_counted_from_the_bottom_and_items_from_the_top() -> None:
    assert [climb().number(place) for place in range(4)] == [4, 3, 2, 1]
    assert [order([0, 1, 2]).number(place) for place in range(3)] == [1, 2, 3]


def test_a_gloss_is_the_reason_unless_the_author_gives_another() -> None:
    reasons = {item.id: item.because for item in climb("  because: {p2: Mine.}\n").items}
    assert reasons == {"p3": "Gloss 3.", "p2": "Mine.", "p1": "Gloss 1.", "p0": "Gloss 0."}


def test_with_tiers_by_band_the_order_inside_a_band_is_free() -> None:
    by_band = climb("  tiers: bands\n")
    assert by_band.judge(["p2", "p3", "p0", "p1"]).score == 1
    assert by_band.judge(["p1", "p0", "p3", "p2"]).score == 0
    assert climb().judge(["p2", "p3", "p0", "p1"]).score == pytest.approx(1 / 3)


def test_items_that_share_a_tier_may_change_places() -> None:
    steps, faults = build(STEPS)
    assert not faults
    assert steps.judge(["listen", "ask", "plan", "do"]).score == 1
    assert steps.judge(["ask", "plan", "listen", "do"]).score == pytest.approx(3 / 5)


def test_a_mark_says_where_a_rung_stands_where_it_belongs_and_why() -> None:
    moved = climb().judge(["p0", "p3", "p2", "p1"]).mark("p0")
    assert moved is not None
    assert (moved.verdict, moved.move, moved.given, moved.belongs) == ("wrong", -3, "4", "1")
    assert moved.because == "Gloss 0."


def test_a_tick_is_only_for_what_stands_where_it_belongs() -> None:
    marks = climb().judge(["p2", "p1", "p3", "p0"]).marks
    assert [(mark.given, mark.belongs, mark.move, mark.verdict) for mark in marks] == [
        ("4", "3", -1, "wrong"),
        ("3", "2", -1, "wrong"),
        ("2", "4", 2, "wrong"),
        ("1", "1", 0, "right"),
    ]


def test_any_place_of_its_tier_is_right_and_else_a_free_one_of_it_is_named() -> None:
    steps, _faults = build(STEPS)
    marks = steps.judge(["listen", "plan", "ask", "do"]).marks
    assert [(mark.belongs, mark.move) for mark in marks] == [("1", 0), ("3", -1), ("2", 1), ("4", 0)]
    by_band = climb("  tiers: bands\n").judge(["p2", "p0", "p3", "p1"]).marks
    assert [(mark.belongs, mark.move) for mark in by_band] == [("4", 0), ("2", -1), ("3", 1), ("1", 0)]


@pytest.mark.parametrize(
    ("order", "headline"),
    [
        ("0123", "None is in place yet."),
        ("1032", "None is in place yet."),
        ("0321", "None is in place yet."),
        ("3201", "2 of 4 are in place."),
        ("3021", "1 of 4 is in place."),
        ("3210", "All four are in place."),
    ],
)
def test_the_headline_counts_what_stands_in_its_place(order: str, headline: str) -> None:
    assert climb().judge([f"p{one}" for one in order]).headline == headline


@given(sorted_tiers, st.integers())
def test_it_never_begins_in_the_right_order(tiers: list[int], seed: int) -> None:
    exercise = order(tiers)
    fresh = exercise.fresh(seed)
    assert fresh == list(exercise.layout(seed))
    assert exercise.judge(fresh).score != 1


@given(sorted_tiers, st.data())
def test_each_item_belongs_to_a_place_of_its_own_in_its_tier(tiers: list[int], data: st.DataObject) -> None:
    exercise = order(tiers)
    said = exercise.judge(data.draw(st.permutations([item.id for item in exercise.items])))
    mended = {place - mark.move: mark for place, mark in enumerate(said.marks)}
    assert sorted(mended) == [*range(len(tiers))]
    for place, mark in mended.items():
        assert tiers[place] == exercise.tiers[mark.item]
        assert mark.belongs == str(exercise.number(place))
        assert (mark.move == 0) == (mark.verdict == "right") == (mark.given == mark.belongs) == (mark.credit == 1)
    assert (said.score == 1) == all(mark.move == 0 for mark in said.marks)


@given(sorted_tiers, st.data())
def test_what_stands_in_a_place_of_its_tier_stays_there(tiers: list[int], data: st.DataObject) -> None:
    exercise = order(tiers)
    marks = exercise.judge(data.draw(st.permutations([item.id for item in exercise.items]))).marks
    for place, mark in enumerate(marks):
        assert (mark.verdict == "right") == (tiers[place] == exercise.tiers[mark.item])


def test_a_draft_of_other_items_gives_way_to_a_new_layout() -> None:
    exercise = order([0, 1, 2])
    assert exercise.fitted(["i2", "i0", "i1"], 5) == ["i2", "i0", "i1"]
    for stale in (["i2", "i0"], ["i2", "i0", "gone"], ["i0", "i0", "i1"], {"i0": "i1"}, "i0", None):
        assert exercise.fitted(stale, 5) == list(exercise.layout(5))
