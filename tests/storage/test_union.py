"""The one rule by which copies are joined: nothing is lost, what is here wins, and what differs is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.storage.union import Joined, differences_in_words, in_order, union

Entry = tuple[str, int]

entries = st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 2)), max_size=8)
whole = entries.map(lambda ones: list(dict(ones).items()))
"""As a program writes them: each key once."""
alike = st.lists(st.sampled_from("abcdef"), unique=True).map(lambda keys: [(key, ord(key)) for key in keys])
"""In which a key always means the same."""


def joined(here: list[Entry], outside: list[Entry]) -> Joined[Entry, str]:
    return union(here, outside, key=lambda entry: entry[0])


@given(whole, entries)
def test_nothing_is_lost_and_no_key_is_there_twice(here: list[Entry], outside: list[Entry]) -> None:
    found = joined(here, outside)
    keys = [key for key, _value in found.entries]
    assert sorted(keys) == sorted({key for key, _value in (*here, *outside)})
    assert found.added == len(keys) - len(here)


@given(whole, entries)
def test_what_is_here_stays_as_it_is_and_where_it_is(here: list[Entry], outside: list[Entry]) -> None:
    assert joined(here, outside).entries[: len(here)] == here


@given(whole, whole)
def test_exactly_what_differs_is_told_once(here: list[Entry], outside: list[Entry]) -> None:
    theirs = dict(outside)
    expected = {key for key, value in here if key in theirs and theirs[key] != value}
    found = joined(here, outside)
    assert set(found.differing) == expected
    assert len(found.differing) == len(expected)
    assert joined(here, [*outside, *outside]).differing == found.differing


@given(whole, entries)
def test_joining_again_changes_nothing(here: list[Entry], outside: list[Entry]) -> None:
    once = joined(here, outside)
    assert joined(once.entries, outside) == Joined(once.entries, 0, once.differing)
    assert joined(once.entries, once.entries) == Joined(once.entries, 0, ())


@given(alike, alike, alike)
def test_the_order_of_files_does_not_matter_where_nothing_conflicts(
    one: list[Entry], two: list[Entry], three: list[Entry]
) -> None:
    whole = joined(joined(one, two).entries, three)
    assert whole.differing == joined(two, one).differing == ()
    assert set(joined(one, two).entries) == set(joined(two, one).entries)
    assert set(whole.entries) == set(joined(three, joined(two, one).entries).entries)


def test_a_key_that_comes_twice_from_outside_is_taken_as_it_came_first_and_told() -> None:
    assert joined([], [("a", 1), ("a", 2), ("b", 1), ("b", 1)]) == Joined([("a", 1), ("b", 1)], 2, ("a",))


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Entry], list[Entry]]:
    """Two copies of one history that went on by themselves, with clocks that may be wrong at any time."""
    hours = st.integers(0, 9)
    one: list[Entry] = []
    other: list[Entry] = []
    for number, who in enumerate(draw(st.lists(st.sampled_from(["both", "one", "other"]), max_size=14))):
        entry = (f"{who} {number}", draw(hours))
        one += [entry] if who != "other" else []
        other += [entry] if who != "one" else []
    return one, other


def ordered(here: list[Entry], outside: list[Entry]) -> Joined[Entry, str]:
    return in_order(here, outside, key=lambda entry: entry[0], when=lambda entry: str(entry[1]))


@given(histories())
def test_the_order_of_writing_of_both_copies_is_kept_whatever_their_clocks_said(
    both: tuple[list[Entry], list[Entry]],
) -> None:
    one, other = both
    found = ordered(one, other).entries
    assert [entry for entry in found if entry in one] == one
    assert [entry for entry in found if entry in other] == other
    assert ordered(other, one).entries == found


@given(whole, entries)
def test_histories_are_joined_like_any_other_copies(here: list[Entry], outside: list[Entry]) -> None:
    found, expected = ordered(here, outside), joined(here, outside)
    assert (found.added, found.differing) == (expected.added, expected.differing)
    assert sorted(found.entries) == sorted(expected.entries)
    assert [entry for entry in found.entries if entry in here] == here
    assert ordered(found.entries, outside) == Joined(found.entries, 0, found.differing)


def test_of_what_two_computers_did_at_the_same_time_the_clock_says_which_was_first() -> None:
    begun = ("begun", 5)
    assert ordered([begun, ("a", 6), ("c", 9)], [begun, ("b", 7), ("d", 8)]).entries == [
        begun, ("a", 6), ("b", 7), ("d", 8), ("c", 9)
    ]  # fmt: skip


def test_differences_are_said_in_a_sentence() -> None:
    assert differences_in_words(0) == ""
    assert differences_in_words(1) == "1 entry differs from the one on this computer; it was left as it is here."
    assert differences_in_words(2) == "2 entries differ from those on this computer; they were left as they are here."
