"""The order in which one switch comes to every control."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.tui.scan_order import MOST, Scan, after, begun, taken

REGIONS = st.lists(st.lists(st.integers(), max_size=40), max_size=4)


def numbered(regions: list[list[int]]) -> list[list[tuple[int, int]]]:
    """The regions with controls that are all different."""
    return [[(at, number) for number in range(len(one))] for at, one in enumerate(regions)]


@pytest.mark.criterion("2.4.3")
@given(REGIONS)
def test_every_control_is_in_one_group_and_in_order(regions: list[list[int]]) -> None:
    scan = begun(numbered(regions))
    assert [one for group in scan.groups for one in group] == [one for region in numbered(regions) for one in region]
    assert all(0 < len(group) <= MOST for group in scan.groups)


@given(REGIONS)
def test_every_control_is_come_to_and_can_be_taken(regions: list[list[int]]) -> None:
    for wanted in (one for region in numbered(regions) for one in region):
        scan, steps = begun(numbered(regions)), 0
        while True:
            if wanted in scan.pointed:
                scan, control = taken(scan)
                if control is not None:
                    assert control == wanted
                    break
            else:
                scan = after(scan)
            steps += 1
            assert steps <= len(scan.groups) + MOST + 1


def test_few_controls_are_gone_through_one_by_one_over_and_over() -> None:
    scan = begun([["a", "b"], ["c"]])
    seen = []
    for _time in range(4):
        seen.append(scan.pointed)
        scan = after(scan)
    assert seen == [("a",), ("b",), ("c",), ("a",)]


def test_after_the_last_of_a_group_comes_the_next_group() -> None:
    scan = begun([range(6), range(10, 16)])
    assert scan.pointed == tuple(range(6))
    scan, control = taken(scan)
    assert (scan.pointed, control) == ((0,), None)
    for _time in range(6):
        scan = after(scan)
    assert scan.pointed == tuple(range(10, 16))


def test_where_there_is_nothing_nothing_is_taken() -> None:
    nothing: Scan[str] = begun([[], []])
    assert taken(after(nothing)) == (nothing, None)
