"""Placing cases on an ordered framework: exact, neighbour, strict, contested, unmarked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.exercises import Item
from copro_tui.exercises.items import Key
from copro_tui.exercises.place import score_placement
from tests.exercises.builders import ladder, place

BANDED = ladder(6, bands=3)  # p0 p1 | p2 p3 | p4 p5


@pytest.mark.parametrize(
    ("key", "point", "strict", "credit"),
    [
        ("p2", "p2", False, 1),
        ("p2", "p3", False, 0.5),
        ("p2", "p1", False, 0.5),
        ("p2", "p4", False, 0),
        ("p2", "p0", False, 0),
        ("p2", "p3", True, 0.5),  # a neighbour in the same band
        ("p2", "p1", True, 0),  # a neighbour across the border
        ("p0", "p5", False, 0),  # the ends are no neighbours
        ("p2", "nowhere", False, 0),
        ({"p2": 1.0, "p4": 0.5}, "p2", False, 1),
        ({"p2": 1.0, "p4": 0.5}, "p4", False, 0.5),
        ({"p2": 1.0, "p4": 0.5}, "p3", False, 0),  # contested: only what the author gives
        ({"p2": 1.0, "p1": 0.25}, "p1", True, 0.25),  # the author may give across a border
        (None, "p2", False, 0),
    ],
)
def test_credit_of_one_case(key: Key | None, point: str, strict: bool, credit: float) -> None:
    assert score_placement(BANDED, Item("i", "Item", key=key), point, strict=strict) == credit


@given(st.sampled_from(range(6)), st.sampled_from(range(6)))
def test_credit_falls_with_the_distance_and_strictness_never_adds(key: int, point: int) -> None:
    case = Item("i", "Item", key=f"p{key}")
    lenient = score_placement(BANDED, case, f"p{point}")
    assert lenient == {0: 1, 1: 0.5}.get(abs(key - point), 0)
    assert score_placement(BANDED, case, f"p{point}", strict=True) <= lenient


def test_the_score_is_the_mean_of_the_cases() -> None:
    assert place(["p0", "p1", "p5"]).judge({"i0": "p0", "i1": "p2", "i2": "p0"}).score == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("answer", "headline"),
    [
        ({"i0": "p0", "i1": "p3", "i2": "p5"}, "All three are in the right place."),
        ({"i0": "p0", "i1": "p4", "i2": "p0"}, "1 of 3 is in the right place."),
        ({"i0": "p0", "i1": "p3", "i2": "p0"}, "2 of 3 are in the right place."),
        ({"i0": "p0", "i1": "p0", "i2": "p0"}, "1 of 3 is in the right place."),
        ({"i0": "p5", "i1": "p0", "i2": "p0"}, "0 of 3 are in the right place."),
    ],
)
def test_close_to_its_place_is_not_in_its_place(answer: dict[str, str], headline: str) -> None:
    assert place(["p0", "p3", "p5"]).judge(answer).headline == headline


def test_each_case_is_marked_with_where_it_was_put_and_where_it_belongs() -> None:
    mark = place(["p0", "p3"]).judge({"i0": "p1", "i1": "p3"}).marks[0]
    assert (mark.verdict, mark.credit, mark.given, mark.belongs, mark.target) == (
        "near",
        0.5,
        "Point 1",
        "Point 0",
        "p0",
    )
    assert mark.because == "Reason 0."


def test_with_no_key_at_all_nothing_is_marked() -> None:
    own = place([None, None])
    assert not own.scored
    said = own.judge({"i0": "p1", "i1": "p4"})
    assert (said.score, said.marks) == (None, ())
    assert "your own work" in said.headline
    assert place(["p0", "p1"]).scored
