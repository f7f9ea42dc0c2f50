"""Progress as a bar, and the steps of a lesson as dots."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.bars import bar


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
