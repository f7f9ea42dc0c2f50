"""A ladder as it is drawn: bracketed bands where there is room, named bands where there is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.figures.cells import Figure, Role, as_text, figure_width
from copro_tui.figures.rungs import WIDE, Rung, ladder, move_text, rungs_of
from copro_tui.frameworks import Framework
from tests.exercises.builders import ladder as ladder_framework
from tests.figures.strategies import cells, frameworks, hits, names

THREE_BANDS = ladder_framework(6, bands=3)

tails = st.just("") | st.sampled_from(["✓", "↓2 to 3", "◂ lifted", "✓1 ~2 ✗3"])


def lines(figure: Figure) -> list[str]:
    return as_text(figure).split("\n")


def line_of(figure: Figure, name: str) -> int:
    (place,) = [number for number, line in enumerate(lines(figure)) if name in line]
    return place


@st.composite
def rungs(draw: st.DrawFn, *, bands: bool = True, tailed: bool = True) -> tuple[Rung, ...]:
    """Rungs with nasty names, one of them in hand or lifted; with bands and with tails, or without."""
    framework = draw(frameworks())
    made = []
    for rung in rungs_of(framework, draw(st.sampled_from([None, *framework.by_id]))):
        role: Role = "lifted" if rung.current and draw(st.booleans()) else ""
        tail = draw(tails) if tailed else ""
        made.append(replace(rung, role=role, tail=tail, band=rung.band if bands else ""))
    return tuple(made)


@given(rungs(bands=False, tailed=False), cells, st.booleans())
def test_no_row_is_wider_than_the_room(some: tuple[Rung, ...], room: int, rails: bool) -> None:
    assert figure_width(ladder(some, room, rails=rails)) <= room


@given(rungs(tailed=False), cells, st.booleans())
def test_the_names_of_the_bands_stay_within_the_room(some: tuple[Rung, ...], room: int, rails: bool) -> None:
    assert figure_width(ladder(some, room, rails=rails)) <= room


@pytest.mark.parametrize("room", [WIDE - 1, WIDE, 76])
def test_the_longest_name_that_a_band_may_have_stays_within_the_room(room: int) -> None:
    some = [replace(rung, band="w" * 90) for rung in rungs_of(THREE_BANDS)]
    assert figure_width(ladder(some, room)) <= room


@given(rungs(bands=False), cells, st.booleans())
def test_what_is_said_at_the_right_stays_within_the_room(some: tuple[Rung, ...], room: int, rails: bool) -> None:
    assert figure_width(ladder(some, room, rails=rails)) <= room


@pytest.mark.parametrize("room", [WIDE, 76])
def test_a_scale_with_bands_stays_within_the_room(room: int) -> None:
    assert figure_width(ladder(rungs_of(THREE_BANDS), room, rails=False)) <= room


@given(rungs(), cells, st.booleans())
def test_every_rung_is_there_and_can_be_clicked(some: tuple[Rung, ...], room: int, rails: bool) -> None:
    figure = ladder(some, room, rails=rails)
    assert {("item", rung.id) for rung in some} <= hits(figure)
    shown = [cell.hit[1] for row in figure for cell in row if cell.hit and cell.hit[0] == "item"]
    assert shown == [rung.id for rung in some]


@pytest.mark.parametrize("put", [0, 8])
@pytest.mark.parametrize("room", [30, 38, 54, 75])
def test_many_cases_on_one_rung_do_not_push_it_out(room: int, put: int) -> None:
    tail = " ".join(f"✗{number}" for number in range(1, put + 1))
    some = [Rung(id=f"r{n}", number=n, name="Delegated power", tail=tail if n == 2 else "") for n in (3, 2, 1)]
    assert figure_width(ladder(some, room)) <= room


@given(frameworks(), cells)
def test_the_rung_in_hand_is_shown_without_colour(framework: Framework, room: int) -> None:
    for here in framework.by_id:
        figure = ladder(rungs_of(framework, here), room)
        marked = [row for row in figure if row[0].text.strip() == "▶" or (len(row) > 1 and row[1].text.strip() == "▶")]
        assert [cell.hit for row in marked for cell in row if cell.hit and cell.hit[0] == "item"] == [("item", here)]


def test_the_highest_rung_is_at_the_top_with_its_number() -> None:
    shown = lines(ladder(rungs_of(THREE_BANDS), 76))
    rows = [line for line in shown if "Point" in line]
    assert [line.split("╠═")[0].strip() for line in rows] == ["6", "5", "4", "3", "2", "1"]
    assert [line.split("Point ")[1][0] for line in rows] == ["5", "4", "3", "2", "1", "0"]


def test_a_wide_ladder_has_rails_above_and_below_and_a_bracket_for_each_band() -> None:
    figure = ladder(rungs_of(THREE_BANDS), WIDE)
    shown = lines(figure)
    assert shown[0] == shown[-1]
    assert shown[0].split() == ["║", "║"]
    rows = shown[1:-1]
    assert len(rows) == 6
    assert [line.rstrip()[-1:] if "Band" not in line else line.split()[-3] for line in rows] == ["╮", "╯"] * 3
    assert [line.split("Band ")[1] for line in rows if "Band" in line] == ["2", "1", "0"]


def test_a_narrow_ladder_names_each_band_above_its_rungs() -> None:
    shown = lines(ladder(rungs_of(THREE_BANDS), WIDE - 1))
    assert [line.strip() for line in shown if "──" in line] == ["── Band 2 ──", "── Band 1 ──", "── Band 0 ──"]
    assert [line_of(ladder(rungs_of(THREE_BANDS), WIDE - 1), f"Band {n}") for n in (2, 1, 0)] == [0, 3, 6]
    assert not set("╮╯║") & set("".join(shown))


def test_a_bracket_of_three_names_its_band_in_the_middle() -> None:
    shown = lines(ladder(rungs_of(ladder_framework(6, bands=2)), 76))[1:-1]
    assert ["╮" in shown[0], "│ Band 1" in shown[1], "╯" in shown[2]] == [True] * 3


def test_a_ladder_without_bands_has_no_brackets() -> None:
    for room in (WIDE - 1, WIDE):
        assert not set("╮╯─") & set(as_text(ladder(rungs_of(ladder_framework(4)), room)))


def test_a_list_without_rails_shows_its_numbers_and_names_only() -> None:
    figure = ladder(rungs_of(ladder_framework(2)), 40, rails=False)
    assert [line.split() for line in lines(figure)] == [["2", "Point", "1"], ["1", "Point", "0"]]


def test_the_lifted_rung_is_marked_without_colour() -> None:
    (row,) = ladder([Rung(id="a", number=1, name="A", role="lifted", current=True, tail="◂ lifted")], 60)
    text = "".join(cell.text for cell in row)
    assert ("▲" in text, "▼" in text, "◂ lifted" in text) == (True, True, True)


@given(names, st.integers(20, WIDE - 1))
def test_a_long_name_gives_way_to_the_short_one(name: str, room: int) -> None:
    long = Rung(id="a", number=2, name=name + " and so on" * 5, short="brief")
    assert "brief" in as_text(ladder([long, Rung(id="b", number=1, name="B")], room))


def test_a_move_says_how_far_and_where_to() -> None:
    assert move_text(2, "7") == "↑2 to 7"
    assert move_text(-3, "1") == "↓3 to 1"
