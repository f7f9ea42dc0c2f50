"""The rule of what may be told of a group: nothing about fewer than five people, from one report or from several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.analytics.disclosure import STEP, in_fives, most, nearly_the_same, surely, told, told_beside, whole_fives

among = st.integers(0, 60).map(lambda fives: STEP * fives)
counts = among.flatmap(lambda all_of_them: st.tuples(st.integers(0, all_of_them), st.just(all_of_them)))


@given(counts)
def test_what_is_told_is_surely_about_five_who_are_and_five_who_are_not(pair: tuple[int, int]) -> None:
    count, all_of_them = pair
    least = told(count, all_of_them)
    if least is None:
        return
    assert least % STEP == 0
    assert STEP <= least <= count <= most(least) <= all_of_them - STEP
    assert {told(one, all_of_them) for one in range(least, most(least) + 1)} == {least}


@given(among)
def test_what_is_withheld_can_be_any_of_five_and_more(all_of_them: int) -> None:
    withheld = {one for one in range(all_of_them + 1) if told(one, all_of_them) is None}
    few, nearly_all = range(min(STEP, all_of_them + 1)), range(max(0, all_of_them - STEP), all_of_them + 1)
    assert withheld == {*few, *nearly_all, *(range(all_of_them + 1) if all_of_them < 3 * STEP else ())}


@given(counts, st.integers(-4, 4))
def test_one_to_four_people_change_at_most_one_step_and_could_be_six(pair: tuple[int, int], more: int) -> None:
    count, all_of_them = pair
    other = min(all_of_them, max(0, count + more))
    before, after = sorted((count, other))
    change = surely(after, all_of_them) - surely(before, all_of_them)
    assert change in (0, STEP)
    if change:
        assert all_of_them - before > STEP, "at least six people had not been counted before, and may be those"


@given(st.lists(st.integers(0, 999), unique=True), st.lists(st.integers(1000, 1999), unique=True, max_size=4))
def test_who_joins_changes_nothing_or_comes_with_four_others(people: list[int], joined: list[int]) -> None:
    before, after = whole_fives(people), whole_fives([*people, *joined])
    assert len(before) == in_fives(len(people))
    assert list(after[: len(before)]) == list(before)
    assert len(after) - len(before) in (0, STEP)


@given(st.sets(st.text("abcdefghijklmno", min_size=1, max_size=1)), st.sets(st.sampled_from("abcdefghijklmno")))
def test_groups_of_which_something_is_told_differ_in_nobody_or_five(one: set[str], other: set[str]) -> None:
    apart = len(one ^ other)
    assert nearly_the_same(one, other) == nearly_the_same(other, one) == (apart in (1, 2, 3, 4))
    assert not nearly_the_same(one, list(one))


def test_of_five_who_joined_together_it_is_not_seen_how_many_are_counted() -> None:
    found: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for before in range(41):
        for joined in range(STEP + 1):
            first, second = told(before, 40), told(before + joined, 40 + STEP)
            if first is not None and second is not None:
                found[first, second].add(joined)
    assert {len(numbers) for numbers in found.values()} == {STEP}


def test_what_a_group_has_more_than_its_two_parts_is_not_seen() -> None:
    """A group of two others and one person more is five people away from both; all three are told, and subtracted."""
    found: defaultdict[tuple[int, int, int], set[int]] = defaultdict(set)
    for one in range(40):
        for other in range(40):
            for person in (0, 1):
                found[in_fives(one), in_fives(other), in_fives(one + other + person)].add(person)
    inner = {key: persons for key, persons in found.items() if max(key[:2]) < 35}
    assert inner
    assert all(persons == {0, 1} for persons in inner.values())


# -- from all that one report tells: every group that there can be -----------------------------------------------------

Kind = tuple[str, ...]
"""What somebody is counted at."""
Counts = Mapping[str, int]
Told = tuple[object, ...]

LESSONS: tuple[Kind, ...] = ((), ("one",), ("two",), ("one", "two", "module"))
"""Two lessons, and the module of which they are all."""
EXERCISE: tuple[Kind, ...] = ((), ("answered",), ("answered", "right"), ("answered", "here"), ("answered", "there"))
"""An exercise: right, or mixed up in one of two ways, or neither."""
ONE_WRONG: tuple[Kind, ...] = ((), ("answered", "right"), ("answered", "here"))
"""An exercise in which who is not right has mixed it up in the one way that there is."""
FOLLOWING: tuple[Kind, ...] = (
    *((), ("answered",), ("answered", "right"), ("answered", "done"), ("answered", "done", "best")),
    ("answered", "right", "done", "best"),
)
"""The only exercise of a lesson that is completed, and mastered at first or later."""
BEFORE: tuple[Kind, ...] = ((), ("one",), ("two",), ("one", "two"), ("one", "two", "module"))
"""Two exercises that come before a lesson is completed."""


def tell_lessons(count: Counts, people: int) -> Told:
    return tuple(told(count[one], people) for one in ("one", "two", "module"))


def tell_exercise(count: Counts, people: int) -> Told:
    answered = surely(count["answered"], people)
    often = max(("here", "there"), key=lambda one: in_fives(count.get(one, 0)))
    mixed_up = told_beside(count.get(often, 0), count["right"], answered)
    return told(count["answered"], people), told(count["right"], answered), None if mixed_up is None else often


def tell_following(count: Counts, people: int) -> Told:
    done = tuple(told(count[one], people) for one in ("done", "best"))
    return (*done, told(count["answered"], people), told(count["right"], surely(count["answered"], people)))


def parted(people: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way of parting people."""
    if parts == 1:
        yield (people,)
        return
    for first in range(people + 1):
        for rest in parted(people - first, parts - 1):
            yield (first, *rest)


@pytest.mark.parametrize(
    ("kinds", "tell", "sizes"),
    [
        (LESSONS, tell_lessons, (5, 15, 20, 30)),
        (EXERCISE, tell_exercise, (15, 20)),
        (ONE_WRONG, tell_exercise, (20, 40)),
        (FOLLOWING, tell_following, (15,)),
        (BEFORE, tell_lessons, (15, 20)),
    ],
)
def test_no_count_can_be_worked_out_to_fewer_than_five_numbers(
    kinds: Sequence[Kind], tell: Callable[[Counts, int], Told], sizes: Sequence[int]
) -> None:
    """Whoever reads a report takes all groups that would have the same report; their counts differ by four and more."""
    names = {name for kind in kinds for name in kind}
    at = {name: [number for number, kind in enumerate(kinds) if name in kind] for name in names}
    for people in sizes:
        possible: defaultdict[Told, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for group in parted(people, len(kinds)):
            count = {name: sum(group[number] for number in at[name]) for name in names}
            for name in names:
                possible[tell(count, people)][name].add(count[name])
        assert all(len(found) >= STEP for by_name in possible.values() for found in by_name.values())
        assert len(possible) > 1 or people < 3 * STEP
