"""Trails: every station in its place, however little room there is, and the chosen one on the line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.cells import Row, as_text, row_width
from copro_tui.figures.trail import STATION_SIGNS, StationSign, Stop, key_of_signs, trail

SOME: tuple[StationSign, ...] = ("done", "again", "here", "to-do", "to-do")


def stops(*signs: StationSign) -> list[Stop]:
    return [Stop(one, ("target", f"stop-{place}")) for place, one in enumerate(signs)]


def text(row: Row) -> str:
    return as_text((row,))


@pytest.mark.parametrize(
    ("cells", "chosen", "drawn"),
    [
        (40, None, " ●━━━◐━━━◉╌╌╌○╌╌╌○"),
        (40, 1, " ●━━ ◐ ━━◉╌╌╌○╌╌╌○"),
        (40, 0, " ● ━━◐━━━◉╌╌╌○╌╌╌○"),
        (16, 2, " ●━━◐━ ◉ ╌○╌╌○"),
        (11, None, " ●━◐━◉╌○╌○"),
        (8, None, " ●◐◉○○"),
        (5, None, " ●◐◉"),
        (5, 4, " ◉○○"),
    ],
)
def test_a_trail_is_as_long_as_there_is_room(cells: int, chosen: int | None, drawn: str) -> None:
    assert text(trail(stops(*SOME), cells, chosen)) == drawn


def test_the_chosen_station_is_a_chip_on_accent() -> None:
    (chip,) = (cell for cell in trail(stops(*SOME), 40, 0) if cell.ground)
    assert (chip.text, chip.ground, chip.hit) == (" ● ", "accent", ("target", "stop-0"))


@given(signs=st.lists(st.sampled_from(list(STATION_SIGNS)), max_size=50), cells=st.integers(3, 80), data=st.data())
def test_it_never_takes_more_room_and_stations_stay_where_they_are(
    signs: list[StationSign], cells: int, data: st.DataObject
) -> None:
    plain = trail(stops(*signs), cells)
    assert row_width(plain) <= cells
    if signs and len(signs) <= cells - 2:
        chosen = data.draw(st.integers(0, len(signs) - 1))
        with_one = trail(stops(*signs), cells, chosen)
        assert row_width(with_one) == row_width(plain)
        places = [place for place, one in enumerate(text(plain)) if one in STATION_SIGNS.values()]
        assert [place for place, one in enumerate(text(with_one)) if one in STATION_SIGNS.values()] == places
        assert [cell.hit for cell in with_one if cell.hit] == [("target", f"stop-{n}") for n in range(len(signs))]


def test_the_key_says_what_each_sign_means() -> None:
    assert text(key_of_signs()) == "● done  ◐ look again  ◉ here  ○ to do"
