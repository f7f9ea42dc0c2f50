"""Matching and sorting: right of all, near misses, contested items."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from copro_tui.exercises import Item, Match, Sort, Target
from copro_tui.exercises.items import Key
from copro_tui.exercises.placing import Placing
from tests.exercises.builders import build, groups_of, ladder, match, missing, sort

Make = Callable[[list[Key | None]], Placing]


@pytest.mark.parametrize("make", [sort, match])
@pytest.mark.parametrize(
    ("put", "score", "headline"),
    [
        (["g0", "g1", "g1", "g2"], 1, "All four are in the right place."),
        (["g0", "g1", "g1", "g0"], 0.75, "3 of 4 are in the right place."),
        (["g0", "g0", "g0", "g0"], 0.25, "1 of 4 is in the right place."),
        (["g1", "g0", "g0", "g0"], 0, "0 of 4 are in the right place."),
    ],
)
def test_the_score_is_right_of_all(make: Make, put: list[str], score: float, headline: str) -> None:
    said = make(["g0", "g1", "g1", "g2"]).judge({f"i{n}": group for n, group in enumerate(put)})
    assert (said.score, said.headline) == (score, headline)


def test_a_contested_item_earns_what_its_author_gave_and_says_so() -> None:
    said = sort([{"g0": 1.0, "g2": 0.5}, "g1"]).judge({"i0": "g2", "i1": "g1"})
    mark = said.mark("i0")
    assert mark is not None
    assert (mark.verdict, mark.credit, mark.belongs) == ("arguable", 0.5, "Group 0")
    assert mark.note == "People differ here. These can be defended: Group 0, Group 2."
    assert said.score == 0.75
    assert said.marks[1].note == ""


def test_the_best_of_equal_places_is_the_authors_first() -> None:
    assert sort([{"g2": 1.0, "g0": 1.0}, "g1"]).solution() == {"i0": "g2", "i1": "g1"}


def test_a_key_of_one_place_with_its_credit_is_not_contested() -> None:
    assert sort([{"g0": 1.0}, "g1"]).judge({"i0": "g1", "i1": "g1"}).marks[0].note == ""


@pytest.mark.parametrize(("given", "note"), [("g1", "Nearly."), ("g2", ""), ("g0", "")])
def test_a_near_miss_answers_those_who_fell_for_it(given: str, note: str) -> None:
    item = Item("i0", "Item", "Reason.", "g0", near_miss={"g1": "Nearly."})
    exercise = Sort(id="sort", prompt="?", cases=(item,), places=groups_of(3))
    assert exercise.judge({"i0": given}).marks[0].note == note


def test_what_is_still_waiting_is_counted() -> None:
    exercise = sort(["g0", "g1", "g2"])
    assert missing(exercise, {"i0": "g0"}) == "2 still to place."
    assert missing(exercise, {"i0": "g0", "i2": "g0"}) == "1 still to place."
    assert missing(exercise, {"i0": "g0", "i1": "g0", "i2": "g0"}) == ""


def test_a_sort_can_use_the_bands_of_a_framework_and_groups_of_its_own() -> None:
    step = """\
    - sort: it
      prompt: Which band?
      framework: ladder
      by: bands
      groups: [{id: none, text: None of these}]
      items:
        - {id: a, text: A, in: b0, because: It is.}
        - {id: b, text: B, in: none, because: It is not.}
    """
    exercise, faults = build(step, {"ladder": ladder(4, bands=2)})
    assert isinstance(exercise, Sort)
    assert not faults
    assert [(one.id, one.text) for one in exercise.places] == [
        ("b0", "Band 0"),
        ("b1", "Band 1"),
        ("none", "None of these"),
    ]


def test_a_match_can_use_the_points_of_a_framework_and_targets_of_its_own() -> None:
    step = """\
    - match: it
      prompt: Who speaks?
      framework: ladder
      targets: [{id: nobody, text: Nobody, gloss: None of them.}]
      pairs:
        - {id: a, text: A, to: p0, because: It is.}
        - {id: b, text: B, to: nobody, because: It is not.}
    """
    exercise, faults = build(step, {"ladder": ladder(2)})
    assert isinstance(exercise, Match)
    assert not faults
    assert exercise.places == (
        Target("p0", "Point 0", "Gloss 0."),
        Target("p1", "Point 1", "Gloss 1."),
        Target("nobody", "Nobody", "None of them."),
    )
