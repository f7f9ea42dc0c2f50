"""The statistics: against Moodle's own published numbers, by hand, against another implementation, and by property."""

from __future__ import annotations

import statistics as standard
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.analytics.statistics import (
    discrimination,
    mean,
    ordered_agreement,
    plain_agreement,
    quartile,
    two_camps,
    wilson,
)

TOTALS = (12, 7.4, 11.7, 8.5, 10.1, 11.3, 11.2, 14.1, 8.6, 11.6, 9.3, 13.1, 11.5, 11.3, 5.5, 4.8, 8.7, 11.8, 6, 5.9,
          12.8, 13.8)  # fmt: skip
"""What 22 people earned in the quiz that Moodle tests its statistics with (quiz_statistics, statistics_test.php)."""

SLOTS = {
    8: (5.5, 1, 2.5, 4, 3, 4.5, 3, 6, 0.5, 5.5, 2.5, 4, 4, 3, 1, 1, 1.5, 4, 2, 1, 6, 7),
    9: (0.3, 0.9, 1, 0.3, 0.9, 0.9, 0.3, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 1, 1, 0.3, 1, 0.9, 0.9, 1, 0.9, 0.9),
    10: (0.9, 0.9, 0.9, 0.9, 0.3, 1, 0.3, 0.9, 1, 1, 1, 0.3, 0.3, 1, 0.9, 0.3, 0.3, 1, 0.9, 0.3, 1, 0.3),
    18: (0, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1),
}
"""Their marks in four of its questions, the first of which is worth 8."""


def by_mark(marks: Sequence[float], rest: Sequence[float]) -> dict[float, list[float]]:
    """What those who got a mark earned on everything else, by that mark."""
    found: dict[float, list[float]] = {}
    for mark, one in zip(marks, rest, strict=True):
        found.setdefault(mark, []).append(one)
    return found


@pytest.mark.parametrize(
    ("slot", "worth", "facility", "index", "efficiency"),
    [
        (8, 8, 41.19318182, 25.88327077, 27.23492723),
        (9, 1, 81.36363636, 1.170256965, 1.382386552),
        (10, 1, 71.36363636, -4.207816809, -4.691171307),
        (18, 1, 45.45454545, 16.21079629, 20.14359793),
    ],
)
def test_the_numbers_are_moodles(slot: int, worth: float, facility: float, index: float, efficiency: float) -> None:
    marks = SLOTS[slot]
    rest = [total - mark for total, mark in zip(TOTALS, marks, strict=True)]
    assert 100 * mean(marks) / worth == pytest.approx(facility, abs=1e-6)
    assert discrimination(by_mark(marks, rest)) == pytest.approx((index, efficiency), abs=1e-6)


def test_a_discrimination_worked_out_by_hand() -> None:
    # marks deviate by -½ -½ ½ ½ and the rest by -1½ ½ -½ 1½: C = ¾ - ¼ - ¼ + ¾ = 1, V = 1, W = 5
    # sorted the rest is -1½ -½ ½ 1½, so M = ¾ + ¼ + ¼ + ¾ = 2
    index, efficiency = discrimination(by_mark([0, 0, 1, 1], [0, 2, 1, 3]))
    assert index == pytest.approx(100 / 5**0.5)
    assert efficiency == pytest.approx(50)


marks = st.lists(st.tuples(st.sampled_from([0.0, 0.5, 1.0]), st.integers(0, 12)), min_size=2, max_size=40)


@given(marks)
def test_the_index_is_the_correlation_of_the_standard_library(pairs: list[tuple[float, int]]) -> None:
    left, right = [one for one, _rest in pairs], [float(rest) for _one, rest in pairs]
    index, efficiency = discrimination(by_mark(left, right))
    if len(set(left)) < 2 or len(set(right)) < 2:
        assert (index, efficiency) == (None, None)
    else:
        assert index == pytest.approx(100 * standard.correlation(left, right), abs=1e-9)
        most = standard.covariance(sorted(left), sorted(right))
        assert efficiency == pytest.approx(100 * standard.covariance(left, right) / most, abs=1e-9)
        assert index is not None
        assert -100 - 1e-9 <= index <= 100 + 1e-9


@given(marks, st.integers(1, 50))
def test_the_scale_of_the_rest_changes_nothing(pairs: list[tuple[float, int]], times: int) -> None:
    left, right = [one for one, _rest in pairs], [rest for _one, rest in pairs]
    same = discrimination(by_mark(left, [times * one for one in right]))
    assert same == pytest.approx(discrimination(by_mark(left, right))) if same[0] is not None else True


def test_wilson_intervals_as_published() -> None:
    # Newcombe 1998, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29
    published = ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718))
    for right, people, low, high in published:
        assert wilson(right / people, people) == pytest.approx((low, high), abs=5e-5)


counts = st.lists(st.integers(0, 7), min_size=2, max_size=7)


@given(counts)
def test_agreement_is_the_mean_distance_of_all_pairs(found: list[int]) -> None:
    people = [place for place, count in enumerate(found) for _one in range(count)]
    if len(people) < 2:
        assert ordered_agreement(found) is None
        assert plain_agreement(found) is None
        return
    pairs = list(combinations(people, 2))
    half = len(people) // 2
    most = (len(found) - 1) * half * (len(people) - half)
    assert ordered_agreement(found) == pytest.approx(float(1 - Fraction(sum(abs(a - b) for a, b in pairs), most)))
    agreement = plain_agreement(found)
    assert agreement is not None
    assert 0 <= agreement <= 1
    assert (agreement == 1) == (len(set(people)) == 1)


@pytest.mark.parametrize("people", range(2, 7))
def test_agreement_reaches_from_0_to_1(people: int) -> None:
    every = [one for one in product(range(people + 1), repeat=3) if sum(one) == people]
    for agreement in (ordered_agreement, plain_agreement):
        found = [agreement(one) for one in every]
        assert min(one for one in found if one is not None) == pytest.approx(0)
        assert max(one for one in found if one is not None) == pytest.approx(1)


@given(counts)
def test_quartiles_are_those_of_the_sorted_places(found: list[int]) -> None:
    people = [place for place, count in enumerate(found) for _one in range(count)]
    for number in (1, 2, 3):
        expected = people[-(-number * len(people) // 4) - 1] if people else None
        assert quartile(found, number) == expected
    if people:
        assert quartile(found, 2) == standard.median_low(people)


@pytest.mark.parametrize(
    ("counts", "camps"),
    [
        ((4, 1, 0, 0, 1, 6), (range(1), range(5, 6))),
        ((2, 0, 3), (range(1), range(2, 3))),
        ((0, 3, 4, 0, 2, 3, 0), (range(1, 3), range(4, 6))),
        ((10, 0, 0, 90), None),  # too few to be a camp
        ((4, 0, 4, 0, 4), None),  # three groups
        ((30, 15, 10, 15, 30), (range(2), range(3, 5))),  # 10 of 100 is hardly anybody
        ((30, 15, 11, 14, 30), None),
        ((30, 10, 10, 10, 30), None),  # a third in between is not hardly anybody
        ((6, 6), None),
        ((12,), None),
        ((0, 0, 0), None),
        ((), None),
    ],
)
def test_two_camps(counts: tuple[int, ...], camps: tuple[range, range] | None) -> None:
    assert two_camps(counts) == camps


@given(st.lists(st.integers(0, 12), min_size=1, max_size=8))
def test_camps_are_as_the_rule_says(counts: list[int]) -> None:
    camps, people = two_camps(counts), sum(counts)
    if camps is None:
        return
    low, high = camps
    between = counts[low.stop : high.start]
    assert between
    assert max(between) * 10 <= people
    assert sum(between) * 5 <= people
    assert min(sum(counts[at.start : at.stop]) for at in camps) * 4 >= people
    assert sum(counts[low.start : low.stop]) + sum(between) + sum(counts[high.start : high.stop]) == people


@given(st.lists(st.integers(0, 12), min_size=1, max_size=8), st.integers(2, 5))
def test_camps_do_not_depend_on_direction_or_number(counts: list[int], times: int) -> None:
    last = len(counts) - 1
    mirrored = two_camps(counts[::-1])
    back = mirrored and tuple(range(last - at[-1], last - at[0] + 1) for at in mirrored[::-1])
    assert two_camps(counts) == back
    assert two_camps([times * count for count in counts]) == two_camps(counts)


@given(st.lists(st.integers(0, 12), max_size=5), st.lists(st.integers(0, 12), max_size=5))
def test_one_peak_is_never_two_camps(up: list[int], down: list[int]) -> None:
    assert two_camps([*sorted(up), *sorted(down, reverse=True)]) is None
