"""Results as rows: no row is wider than its room, every count is there, and what is chosen stands out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.cells import Cell, Figure, as_text, figure_width
from copro_tui.figures.rows import entry, spread, texts
from copro_tui.figures.scores import Scored, exercise_row, key_of_bars, lesson_row, misses_row, mix_up_row
from copro_tui.figures.trail import STATION_SIGNS
from tests.exercises.builders import ladder

WIDTHS = (38, 44, 76)
NAMES = st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=90)
SCORED = st.builds(
    Scored,
    name=NAMES,
    label=st.sampled_from(["", "12", "WHEN"]),
    sign=st.sampled_from([None, *STATION_SIGNS]),
    first=st.sampled_from(["4 of 6", "100%", "not started"]),
    best=st.sampled_from(["", "6 of 6", "100%"]),
    aside=st.sampled_from(["", "2 to mend", "10 of 12"]),
    done=st.floats(0, 1),
    later=st.floats(0, 1),
)


def fits(figure: Figure, cells: int) -> bool:
    return figure_width(figure) <= cells


@given(one=SCORED, cells=st.sampled_from(WIDTHS), here=st.booleans())
def test_no_row_is_wider_than_its_room(one: Scored, cells: int, here: bool) -> None:
    for figure in (exercise_row(one, cells, here=here), lesson_row(one, cells, here=here)):
        assert fits(figure, cells)
        said = " ".join(as_text(figure).split())
        assert one.first in said
        assert one.best in said


def test_an_exercise_has_its_bar_in_one_colour_by_whether_it_is_worth_another_look() -> None:
    one = Scored(sign="again", name="Five more", first="2 of 5", best="3 of 5", aside="2 to mend", done=0.6)
    (row,) = exercise_row(one, 76, here=False)
    assert "2 to mend" in as_text((row,))
    assert {cell.role for cell in row if "━" in cell.text} == {"wrong"}
    (row,) = exercise_row(Scored(sign="done", name="Five", first="4 of 5", best="5 of 5", done=1), 76, here=False)
    assert {cell.role for cell in row if "━" in cell.text} == {"right"}


def test_a_lesson_has_what_came_at_first_and_what_was_added_later() -> None:
    (row,) = lesson_row(Scored(sign="done", name="One", first="50%", best="75%", done=0.5, later=0.25), 76, here=False)
    assert [(cell.text, cell.role) for cell in row if set(cell.text) <= {"━", "─"} and cell.text] == [
        ("━" * 10, "strong"),
        ("━" * 5, "right"),
        ("─" * 5, "rule"),
    ]


@pytest.mark.parametrize("cells", WIDTHS)
def test_a_name_that_is_too_long_goes_on_below_itself(cells: int) -> None:
    name = "The sentence behind the service, and what it takes to write another one"
    figure = lesson_row(Scored(sign="to-do", name=name, first="50%", best="75%"), cells, here=True)
    assert len(figure) > 1
    assert set(name.split()) <= set(as_text(figure).split())
    assert all(cell.ground in ("select", "accent") for row in figure for cell in row)
    assert as_text(figure).count("▶") == 1


@pytest.mark.parametrize("cells", WIDTHS)
def test_a_mix_up_names_both_places_and_counts(cells: int) -> None:
    figure = mix_up_row(Cell("education", "to"), Cell("information", "for"), 3, 4, "3 of 4", cells, here=False)
    said = " ".join(as_text(figure).split())
    assert fits(figure, cells)
    assert said.startswith("education taken for information ■■■□")
    assert said.endswith("3 of 4")
    assert len(figure) == (1 if cells > 60 else 2)


@given(missed=st.integers(0, 30), right=st.integers(0, 30), cells=st.sampled_from((34, 44, 76)))
def test_misses_have_a_square_for_each_case_where_there_is_room(missed: int, right: int, cells: int) -> None:
    row = misses_row(ladder(4, bands=2), "p2", missed, missed + right, cells)
    assert fits((row,), cells)
    said = as_text((row,))
    assert said.endswith(f"{missed} of {missed + right}")
    assert said.count("■") in (0, missed + right)


def test_bars_are_explained() -> None:
    assert as_text(key_of_bars()).splitlines() == [
        "━━━━ right at the first try", "━━━━ added by trying again", "──── still to gain",
    ]  # fmt: skip


@given(name=NAMES, aside=NAMES, cells=st.sampled_from(WIDTHS), here=st.booleans(), cut=st.booleans())
def test_an_entry_has_room_for_all_that_it_says(name: str, aside: str, cells: int, here: bool, cut: bool) -> None:
    figure = texts((Cell("p  ", "strong"),), name, aside, "11 min", cells, here=here, cut_aside=cut)
    assert fits(figure, cells)
    assert "11 min" in as_text(figure[:1])
    assert as_text(figure).count("▶") == here


def test_what_stands_at_both_ends_fills_the_row() -> None:
    assert as_text((spread((Cell("left"),), (Cell("right"),), 14),)) == "left     right"
    assert as_text((spread((Cell("a long left part"),), (Cell("right"),), 14),)) == "a long…  right"
    row = entry((Cell("name"),), (Cell("end"),), 12, here=True)
    assert as_text((row,)) == "▶ name   end"
    assert {cell.ground for cell in row} == {"select"}
