"""Groups as columns, pairs with their arrows, and the tray of items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.cells import Figure, Role, as_text, figure_width
from copro_tui.figures.groups import NARROWEST_COLUMN, Chip, Place, columns, pairs, tray
from tests.figures.strategies import cells, hits, names

THREE = [Place(id=f"g{n}", number=n + 1, name=f"Group {n}") for n in range(3)]
roles: st.SearchStrategy[Role] = st.sampled_from(["", "right", "near", "wrong"])


@st.composite
def boards(draw: st.DrawFn) -> tuple[list[Place], list[Chip]]:
    places = [Place(id=f"g{n}", number=n + 1, name=draw(names)) for n in range(draw(st.integers(2, 9)))]
    somewhere = st.sampled_from(["", *(place.id for place in places)])
    chips = [
        Chip(
            id=f"i{n}",
            number=n + 1,
            text=draw(names),
            target=draw(somewhere),
            role=draw(roles),
            sign=draw(st.sampled_from(["", "✓", "~", "✗"])),
            current=n == 0,
        )
        for n in range(draw(st.integers(2, 20)))
    ]
    return places, chips


@given(boards(), cells)
def test_columns_stay_within_the_room(board: tuple[list[Place], list[Chip]], room: int) -> None:
    places, chips = board
    assert figure_width(columns(places, chips, room, current="g1")) <= room


@given(boards(), cells)
def test_pairs_stay_within_the_room(board: tuple[list[Place], list[Chip]], room: int) -> None:
    places, chips = board
    assert figure_width(pairs(places, chips, room, current="g1")) <= room


@given(boards(), cells)
def test_the_tray_stays_within_the_room(board: tuple[list[Place], list[Chip]], room: int) -> None:
    assert figure_width(tray(board[1], room)) <= room


@given(boards(), cells)
def test_every_group_and_every_item_in_one_can_be_clicked(board: tuple[list[Place], list[Chip]], room: int) -> None:
    places, chips = board
    inside = {("item", chip.id) for chip in chips if chip.target}
    assert hits(columns(places, chips, room)) == inside | {("target", place.id) for place in places}


@given(boards(), cells)
def test_every_thing_and_every_partner_can_be_clicked(board: tuple[list[Place], list[Chip]], room: int) -> None:
    places, chips = board
    everything = {("item", chip.id) for chip in chips} | {("target", place.id) for place in places}
    assert hits(pairs(places, chips, room)) == everything


@given(boards(), cells)
def test_every_item_is_in_the_tray_with_those_that_wait_in_brackets(
    board: tuple[list[Place], list[Chip]], room: int
) -> None:
    chips = board[1]
    figure = tray(chips, room)
    shown = {cell.hit[1]: cell.text.strip() for row in figure for cell in row if cell.hit}
    assert list(shown) == [chip.id for chip in chips]
    for chip in chips:
        assert shown[chip.id].removeprefix("▶") == (f"{chip.sign}{chip.number}" if chip.target else f"({chip.number})")
    assert shown[chips[0].id].startswith("▶")


def column_of(figure: Figure, text: str) -> int:
    """In which column a text stands."""
    (line,) = [line for line in as_text(figure).split("\n") if text in line]
    return line[: line.index(text)].count("│") - 1


def chip(number: int, target: str = "", **more: str) -> Chip:
    return Chip(id=f"i{number}", number=number, text=f"Item {number}", target=target, **more)  # type: ignore[arg-type]


def test_an_item_stands_in_the_column_of_its_group() -> None:
    figure = columns(THREE, [chip(1, "g2"), chip(2, "g0"), chip(3, "g2"), chip(4)], 76)
    assert [column_of(figure, f"Item {n}") for n in (1, 2, 3)] == [2, 0, 2]
    assert [column_of(figure, f"{n + 1} Group {n}") for n in range(3)] == [0, 1, 2]
    assert "Item 4" not in as_text(figure)


@pytest.mark.parametrize("many", range(2, 7))
def test_columns_too_narrow_to_read_become_a_list(many: int) -> None:
    places = [Place(id=f"g{n}", number=n + 1, name=f"Group {n}") for n in range(many)]
    narrow = many * (NARROWEST_COLUMN + 1)
    beside = as_text(columns(places, [chip(1, "g1")], narrow)).split("\n")
    below = as_text(columns(places, [chip(1, "g1")], narrow - 1)).split("\n")
    assert beside[0].count("┌") == many
    assert [line.strip() for line in below[:3]] == ["1 Group 0", "2 Group 1", "1 Item 1"]


def test_what_was_marked_shows_its_mark_without_colour() -> None:
    chips = [chip(1, "g0", sign="✓", role="right"), chip(2, "g1", sign="✗", role="wrong")]
    for figure in (
        columns(THREE, chips, 76),
        columns(THREE, chips, 30),
        pairs(THREE, chips, 76),
        pairs(THREE, chips, 38),
    ):
        assert "✓1 Item 1" in as_text(figure)
        assert "✗2 Item 2" in as_text(figure)


@pytest.mark.parametrize("room", [38, 76])
def test_an_arrow_leads_to_the_number_of_the_partner(room: int) -> None:
    shown = as_text(pairs(THREE, [chip(1, "g2"), chip(2)], room)).split("\n")
    assert "──▶ 3" in shown[0]
    assert "▶" not in shown[1]


def test_partners_stand_beside_the_things_or_below_them() -> None:
    chips = [chip(1), chip(2), chip(3)]
    assert len(pairs(THREE, chips, 76)) == 3
    assert len(pairs(THREE, chips, 38)) == 7


def test_the_tray_says_what_the_brackets_mean_while_something_waits() -> None:
    assert "(n) still to place" in as_text(tray([chip(1, "g0"), chip(2)], 76))
    assert "still to place" not in as_text(tray([chip(1, "g0"), chip(2, "g0")], 76))


def test_where_it_does_not_fit_beside_the_numbers_it_stands_below_them() -> None:
    figure = tray([chip(number) for number in range(1, 8)], 36)
    assert as_text(figure).endswith("\n (n) still to place")
    assert len(figure) == 2
