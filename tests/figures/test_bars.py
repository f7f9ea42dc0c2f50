"""Progress as a bar, and the steps of a lesson as dots."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.bars import DOTS, bar, dots


@given(st.integers(0, 300), st.integers(0, 300), st.integers(2, 60))
def test_a_bar_is_full_or_empty_only_when_it_is_so(one: int, other: int, room: int) -> None:
    done, count = sorted((one, other))
    drawn = bar(done, count, room)
    assert len(drawn) == room
    assert ("━" not in drawn) == (done == 0)
    assert ("─" not in drawn) == (0 < done == count)
    assert "─━" not in drawn


@given(st.integers(1, 60), st.integers(2, 60))
def test_a_bar_never_shrinks_as_more_is_done(count: int, room: int) -> None:
    filled = [bar(done, count, room).count("━") for done in range(count + 1)]
    assert filled == sorted(filled)


@given(st.lists(st.sampled_from(sorted(DOTS)), min_size=1, max_size=40), st.data())
def test_there_is_a_dot_for_each_step_and_the_one_we_are_at_is_in_brackets(
    states: list[str], data: st.DataObject
) -> None:
    here = data.draw(st.integers(0, len(states) - 1))
    drawn = dots(states, here)
    assert drawn.index("[") == here
    assert drawn[here + 2] == "]"
    assert drawn.replace("[", "").replace("]", "") == "".join(DOTS[state] for state in states)


def test_each_state_has_a_dot_of_its_own() -> None:
    assert len(set(DOTS.values())) == len(DOTS) == 3
