"""Headings, buttons, gauges and bars."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.cells import Cell, as_text, row_width
from copro_tui.figures.parts import bar, button, gauge, heading, text_bar
from tests.figures.strategies import cells, names


def test_a_heading_has_a_rule_to_the_edge_and_its_count_at_the_end() -> None:
    assert as_text((heading("My plan", 20),)) == "My plan ────────────"
    assert as_text((heading("My plan", 20, "2 of 3"),)) == "My plan ───── 2 of 3"


@given(names, st.sampled_from(["", "2 of 3"]), cells)
def test_a_heading_takes_exactly_its_room(text: str, right: str, room: int) -> None:
    assert row_width(heading(text, room, right)) == room


def test_the_first_button_stands_out_from_the_others() -> None:
    assert button("Put down", hit=("item", "go")) == Cell(" Put down ", "on", ("item", "go"), "accent")
    assert button("Skip", first=False).ground == "panel"


def test_a_gauge_shows_a_count_in_squares() -> None:
    assert as_text((gauge(2, 4),)) == "■■□□"
    assert as_text((gauge(0, 2),)) == "□□"
    assert as_text((gauge(3, 2),)) == "■■"


def test_a_bar_shows_what_was_first_and_what_came_later() -> None:
    row = bar(2, 8, 8, later=2)
    assert as_text((row,)) == "━━━━────"
    assert [cell.role for cell in row] == ["strong", "right", "rule"]


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(3, 40))
def test_a_bar_is_full_only_when_all_is_done_and_empty_only_when_nothing_is(
    done: int, later: int, left: int, room: int
) -> None:
    row = bar(done, done + later + left, room, later=later)
    assert row_width(row) == room
    filled = as_text((row,)).count("━")
    assert (filled == 0) == (done + later == 0)
    assert (filled == room) == (done + later > 0 and not left)
    if later:
        assert any(cell.role == "right" for cell in row)


@given(st.integers(0, 300), st.integers(0, 300), st.integers(2, 60))
def test_a_bar_as_a_text_is_full_or_empty_only_when_it_is_so(one: int, other: int, room: int) -> None:
    done, count = sorted((one, other))
    drawn = text_bar(done, count, room)
    assert len(drawn) == room
    assert ("━" not in drawn) == (done == 0)
    assert ("─" not in drawn) == (0 < done == count)
    assert "─━" not in drawn


@given(st.integers(1, 60), st.integers(2, 60))
def test_a_bar_never_shrinks_as_more_is_done(count: int, room: int) -> None:
    filled = [text_bar(done, count, room).count("━") for done in range(count + 1)]
    assert filled == sorted(filled)
