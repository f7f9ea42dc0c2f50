"""The fewest moves that mend an order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.exercises.order import consistent, fewest_moves
from tests.exercises.builders import order

mixed_tiers = st.lists(st.integers(0, 7), max_size=14)


def longest_run(tiers: Sequence[int]) -> int:
    """The length of the longest non-decreasing subsequence, by trying all of them."""
    return next(
        size for size in range(len(tiers), -1, -1) if any(list(run) == sorted(run) for run in combinations(tiers, size))
    )


def named(tiers: Sequence[int]) -> dict[str, int]:
    """The items a, b, c … in the order given, and their tiers."""
    return {chr(ord("a") + place): tier for place, tier in enumerate(tiers)}


def after_moves(order: list[str], moves: dict[str, int]) -> list[str]:
    """``order`` once each item was moved up (below 0, down) by that many places, one after the other."""
    for item, move in moves.items():
        at = order.index(item)
        assert 0 <= at - move < len(order)
        order.insert(at - move, order.pop(at))
    return order


def test_every_order_of_up_to_six_is_mended_by_the_fewest_moves() -> None:
    for count in range(7):
        for tiers in product(range(min(count, 4)), repeat=count):
            items = named(tiers)
            assert len(fewest_moves(items, list(items))) == count - longest_run(tiers), tiers


@given(mixed_tiers)
def test_the_moves_made_one_after_the_other_mend_the_order(tiers: list[int]) -> None:
    items = named(tiers)
    mended = after_moves(list(items), fewest_moves(items, list(items)))
    assert [items[one] for one in mended] == sorted(tiers)


@given(mixed_tiers)
def test_the_consistent_run_is_in_order_and_the_rest_has_to_move(tiers: list[int]) -> None:
    run = consistent(tiers)
    assert list(run) == sorted(set(run))
    assert [tiers[place] for place in run] == sorted(tiers[place] for place in run)
    items = named(tiers)
    assert len(fewest_moves(items, list(items))) == len(tiers) - len(run)


@given(mixed_tiers)
def test_no_move_leaves_an_item_where_it_is(tiers: list[int]) -> None:
    assert all(fewest_moves(named(tiers), list(named(tiers))).values())


def test_the_run_of_nothing_is_empty() -> None:
    assert consistent([]) == ()


def test_one_lifted_rung_is_one_move_down() -> None:
    right = {"leading": 0, "sharing": 1, "asking": 2, "telling": 3}
    assert fewest_moves(right, ["telling", "leading", "sharing", "asking"]) == {"telling": -3}
    assert fewest_moves(right, ["leading", "asking", "telling", "sharing"]) == {"sharing": 2}


@given(mixed_tiers)
def test_each_item_goes_to_the_nearest_place_that_is_right_for_it(tiers: list[int]) -> None:
    items = named(tiers)
    order = list(items)
    settled = {order[place] for place in consistent(tiers)}
    for item, move in fewest_moves(items, order).items():
        settled.add(item)
        at = order.index(item)
        order.remove(item)
        right = []
        for to in range(len(order) + 1):
            tried = [*order[:to], item, *order[to:]]
            among = [items[one] for one in tried if one in settled]
            if among == sorted(among):
                right.append(to)
        assert abs(move) == min(abs(at - to) for to in right)
        order.insert(at - move, item)


@given(st.lists(st.integers(0, 4), min_size=2, max_size=9).map(sorted), st.data())
def test_the_sentence_and_the_mark_name_the_same_distance(tiers: list[int], data: st.DataObject) -> None:
    exercise = order(tiers)
    one_out = list(exercise.solution())
    item = one_out.pop(data.draw(st.integers(0, len(tiers) - 1)))
    one_out.insert(data.draw(st.integers(0, len(tiers) - 1)), item)
    said = exercise.judge(one_out)
    moves = fewest_moves(exercise.tiers, one_out)
    assert len(moves) <= 1
    assert len(said.notes) == len(moves)
    for moved, move in moves.items():
        mark = said.mark(moved)
        assert mark is not None
        assert mark.move == move
        assert re.search(rf"{'up' if move > 0 else 'down'} {abs(move)} place", said.notes[0])


def test_an_item_goes_to_the_near_end_of_its_tier() -> None:
    said = order([0, 1, 1, 1]).judge(["i1", "i0", "i2", "i3"])
    assert said.notes == ("Move “Item 1” down 1 place.",)
    assert [mark.move for mark in said.marks] == [-1, 1, 0, 0]
    said = order([0, 0, 0, 1, 1]).judge(["i0", "i1", "i3", "i4", "i2"])
    assert said.notes == ("Move “Item 2” up 2 places.",)
    assert [mark.move for mark in said.marks] == [0, 0, -1, 0, 2]
