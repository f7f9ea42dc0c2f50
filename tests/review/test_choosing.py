"""What is asked today: at most so many, mix-ups first, neighbours that differ."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course.refs import Ref
from copro_tui.review.choosing import chosen, in_turn
from copro_tui.review.memory import after
from copro_tui.review.ratings import rating
from copro_tui.review.schedule import Card

TODAY = 1000
REFS = st.tuples(
    st.sampled_from(["what", "when", "why"]), st.sampled_from(["one", "two"]), st.sampled_from(["a", "b", "c", "d"])
)


def card(module: str, step: str, item: str, *, mixed_up: bool = False, last: int = TODAY - 1) -> Card:
    memory = after([(rating(0.0 if mixed_up else 1.0), 0)])
    ref = Ref(module, "lesson", step, item)
    return Card(ref=ref, memory=memory, last=last, mixed_up=mixed_up, misses=int(mixed_up), repaired=False)


CARDS = st.lists(
    st.builds(
        lambda ref, mixed_up, last: card(*ref, mixed_up=mixed_up, last=TODAY - last),
        REFS,
        st.booleans(),
        st.integers(0, 9),
    ),
    max_size=40,
    unique_by=lambda one: one.ref,
)


@given(CARDS, st.sampled_from([5, 10, 20]), st.one_of(st.none(), REFS.map(lambda one: Ref(one[0], "lesson", *one[1:]))))
def test_never_more_never_early_and_never_two_of_an_exercise_in_a_row(
    cards: list[Card], most: int, before: Ref | None
) -> None:
    found = chosen(cards, TODAY, most)
    if before is not None:
        found = in_turn(found, before)
    assert len(found) <= most
    assert all(one.due <= TODAY for one in found)
    assert len({one.ref for one in found}) == len(found)
    steps = [(one.ref.module, one.ref.step) for one in found]
    if before is not None:
        steps.insert(0, (before.module, before.step))
    assert all(one != other for one, other in itertools.pairwise(steps))


@given(CARDS, st.sampled_from([5, 10, 20]))
def test_the_choice_depends_on_nothing_but_the_cards(cards: list[Card], most: int) -> None:
    assert chosen(cards, TODAY, most) == chosen(cards[::-1], TODAY, most)


@given(CARDS)
def test_something_is_asked_whenever_something_is_due(cards: list[Card]) -> None:
    assert bool(chosen(cards, TODAY, 10)) == any(one.due <= TODAY for one in cards)


def test_what_was_mixed_up_is_taken_first() -> None:
    known = [card("what", step, item) for step in ("one", "two", "three") for item in "abcd"]
    mixed = [card("why", step, item, mixed_up=True) for step in ("one", "two") for item in "ab"]
    found = chosen([*known, *mixed], TODAY, 5)
    assert [one.mixed_up for one in found] == [True, True, True, True, False]


def test_what_is_most_likely_forgotten_is_taken_next() -> None:
    old, new = card("what", "one", "a", last=TODAY - 300), card("what", "two", "a")
    assert chosen([new, old], TODAY, 1) == (old,)


def test_neighbours_are_of_different_modules_where_they_can_be() -> None:
    cards = [card(module, step, "a") for module in ("what", "when") for step in ("one", "two", "three")]
    modules = [one.ref.module for one in chosen(cards, TODAY, 10)]
    assert all(one != other for one, other in itertools.pairwise(modules))


def test_the_cards_of_one_exercise_alone_wait_for_each_other() -> None:
    cards = [card("what", "one", item) for item in "abc"]
    assert len(chosen(cards, TODAY, 10)) == 1
    assert in_turn(cards, before=cards[0].ref) == ()
    assert len(chosen([*cards, card("what", "two", "a")], TODAY, 10)) == 3
