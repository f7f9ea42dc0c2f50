"""The score of an order: Kendall's tau clipped at 0, ties free."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import permutations
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.exercises.order import score_order

any_tiers = st.lists(st.integers(0, 6), max_size=12)


def inversions(values: Sequence[int]) -> int:
    """Pairs the wrong way round, counted by merge sort."""
    return _merge_sort(list(values))[1]


def _merge_sort(values: list[int]) -> tuple[list[int], int]:
    if len(values) < 2:
        return values, 0
    half = len(values) // 2
    left, in_left = _merge_sort(values[:half])
    right, in_right = _merge_sort(values[half:])
    merged, across = [], 0
    while left and right:
        if left[0] <= right[0]:
            merged.append(left.pop(0))
        else:
            merged.append(right.pop(0))
            across += len(left)
    return merged + left + right, in_left + in_right + across


def tau_b(values: Sequence[int]) -> float:
    """Kendall's tau-b of ``values`` against their places: (C - D) / sqrt((n0 - ties) * n0)."""
    n0 = math.comb(len(values), 2)
    ties = sum(math.comb(values.count(one), 2) for one in set(values))
    wrong = inversions(values)
    return (n0 - ties - 2 * wrong) / math.sqrt((n0 - ties) * n0)


@given(st.permutations(range(8)))
def test_without_ties_it_is_kendalls_tau_clipped_at_zero(order: list[int]) -> None:
    assert score_order(order) == pytest.approx(max(0, 1 - 4 * inversions(order) / (8 * 7)))


@given(any_tiers.filter(lambda tiers: len(set(tiers)) > 1))
def test_with_ties_it_is_tau_b_freed_from_the_ties(tiers: list[int]) -> None:
    n0 = math.comb(len(tiers), 2)
    pairs = n0 - sum(math.comb(tiers.count(one), 2) for one in set(tiers))
    assert score_order(tiers) == pytest.approx(max(0, tau_b(tiers) * math.sqrt(n0 / pairs)))


@given(any_tiers)
def test_it_lies_between_nothing_and_all(tiers: list[int]) -> None:
    assert 0 <= score_order(tiers) <= 1


@given(any_tiers)
def test_it_is_perfect_exactly_when_sorted(tiers: list[int]) -> None:
    assert (score_order(tiers) == 1) == (tiers == sorted(tiers))


@given(st.lists(st.integers(0, 30), min_size=2, max_size=12, unique=True))
def test_a_reversed_order_earns_nothing(tiers: list[int]) -> None:
    assert score_order(sorted(tiers, reverse=True)) == 0


@given(any_tiers, st.data())
def test_changing_places_inside_a_tier_is_free(tiers: list[int], data: st.DataObject) -> None:
    named = list(enumerate(tiers))
    mixed = data.draw(st.permutations(named))
    by_tier = sorted(mixed, key=lambda one: one[1])
    assert score_order([tier for _name, tier in by_tier]) == 1


@given(any_tiers, st.integers(0, 10))
def test_mending_one_neighbouring_pair_never_costs(tiers: list[int], place: int) -> None:
    if place + 1 < len(tiers) and tiers[place] > tiers[place + 1]:
        mended = [*tiers[:place], tiers[place + 1], tiers[place], *tiers[place + 2 :]]
        assert score_order(mended) >= score_order(tiers)


@pytest.mark.parametrize(
    ("tiers", "score"),
    [
        ([0, 1, 2, 3, 4, 5, 7, 6], 26 / 28),  # one swap of neighbours in eight
        ([1, 0], 0),
        ([0, 0, 1, 1], 1),
        ([0, 1, 0, 1], 0.5),
        ([1, 1, 0, 0], 0),
        ([2, 0, 1], 0),  # more pairs wrong than right
        ([0, 2, 1], 1 / 3),
        ([], 1),
    ],
)
def test_known_scores(tiers: list[int], score: float) -> None:
    assert score_order(tiers) == pytest.approx(score)


def test_guessing_six_earns_little() -> None:
    assert mean(map(score_order, permutations(range(6)))) == pytest.approx(0.15, abs=0.02)
