"""Where a group put a case, drawn: columns on a line, bars beside rungs and groups."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.ascii import figure_in_ascii
from copro_tui.figures.cells import as_text, figure_width, row_width
from copro_tui.figures.distribution import Pile, drawn, numbers
from copro_tui.frameworks import Band, Framework, Point
from tests.figures.strategies import cells, frameworks, hits

SPECTRUM = Framework(
    id="it",
    title="It",
    shape="spectrum",
    points=(
        Point("force", "coercion", "Gloss.", band="to"),
        Point("teach", "education / persuasion", "Gloss.", band="to"),
        Point("ask", "consultation", "Gloss.", band="for"),
        Point("share", "co-production", "Gloss.", band="with"),
    ),
    bands=(Band("to", "doing to"), Band("for", "doing for"), Band("with", "doing with")),
)


COUNTS = [0, 1, 3, 7]


def piles_of(framework: Framework, counts: list[int], answer: int = -1) -> list[Pile]:
    return [
        Pile(
            id=point.id,
            name=point.name,
            count=counts[place % len(counts)],
            middle=place == 1,
            half=1 <= place <= 2,
            answer="✓" if place == answer else "",
        )
        for place, point in enumerate(framework.points)
    ]


@given(frameworks("spectrum", most=7), cells, st.integers(0, 40), st.lists(st.integers(0, 500), min_size=7, max_size=7))
def test_it_is_no_wider_than_the_room_and_says_every_count(
    framework: Framework, room: int, height: int, counts: list[int]
) -> None:
    piles = piles_of(framework, counts, 0)
    figure = drawn(piles, room, height, framework)
    assert figure_width(figure) <= room
    assert {("target", pile.id) for pile in piles} <= hits(figure)
    if "○─" in as_text(figure):  # where it stands on a line
        numbers = [cell.text.strip() for row in figure for cell in row if cell.role == "strong" and cell.text.isdigit()]
        assert sorted(number for number in numbers if number) == sorted(str(pile.count) for pile in piles)


@given(frameworks("ladder"), cells, st.integers(0, 40))
def test_on_a_ladder_it_is_no_wider_than_the_room(framework: Framework, room: int, height: int) -> None:
    assert figure_width(drawn(piles_of(framework, COUNTS, 1), room, height, framework)) <= room


def test_columns_stand_on_the_line_as_high_as_there_are_people() -> None:
    shown = as_text(drawn(piles_of(SPECTRUM, COUNTS), 76, 13, SPECTRUM)).split("\n")
    line = next(number for number, row in enumerate(shown) if "○" in row)
    at = [place for place, one in enumerate(shown[line]) if one in "○◆"]
    heights = [sum(row[place] == "█" for row in shown[:line] if len(row) > place) for place in at]
    assert heights == [0, 1, 3, 7]
    for place, height, count in zip(at, heights, COUNTS, strict=True):
        assert str(count) in shown[line - 1 - height][place - 2 : place + 3]


def test_the_middle_and_half_of_the_group_are_on_the_line() -> None:
    shown = as_text(drawn(piles_of(SPECTRUM, COUNTS), 76, 9, SPECTRUM))
    row = next(row for row in shown.split("\n") if "◆" in row)
    assert row.count("◆") == 1
    middle, half, last = row.index("◆"), row.rindex("━"), row.rindex("○")
    assert set(row[middle + 1 : half + 1]) == {"━"}
    assert half < last


@pytest.mark.parametrize("room", [76, 30])
def test_the_answer_has_a_sign_of_its_own_and_only_where_it_is_wanted(room: int) -> None:
    assert "✓" not in as_text(drawn(piles_of(SPECTRUM, COUNTS), room, 9, SPECTRUM))
    assert as_text(drawn(piles_of(SPECTRUM, COUNTS, 2), room, 9, SPECTRUM)).count("✓") == 1


def test_the_first_answer_does_not_look_like_everybodys() -> None:
    few = as_text(drawn(piles_of(SPECTRUM, [1, 0, 0, 0]), 30, 9, SPECTRUM))
    many = as_text(drawn(piles_of(SPECTRUM, [5, 0, 0, 0]), 30, 9, SPECTRUM))
    assert 0 < few.count("█") < many.count("█")


def test_groups_are_bars_from_the_first_down() -> None:
    piles = [Pile(id="a", name="First", count=2), Pile(id="b", name="Second", count=6)]
    rows = as_text(drawn(piles, 76, 3)).split("\n")
    assert [row.split()[:2] for row in rows] == [["1", "First"], ["2", "Second"]]
    assert rows[0].count("█") * 3 == pytest.approx(rows[1].count("█"), abs=3)


def test_where_there_is_room_bars_are_thicker() -> None:
    piles = [Pile(id="a", name="First", count=2), Pile(id="b", name="Second", count=6)]
    thin, thick = drawn(piles, 76, 3), drawn(piles, 76, 4)
    assert len(thick) == 2 * len(thin)
    assert as_text(thick).count("█") == 2 * as_text(thin).count("█")
    assert as_text(thick).count("Second") == 1


def test_in_ascii_the_columns_are_there_too() -> None:
    shown = as_text(figure_in_ascii(drawn(piles_of(SPECTRUM, COUNTS, 2), 76, 9, SPECTRUM)))
    assert shown.isascii()
    assert shown.count("#") > 7


def test_a_sign_that_a_mark_makes_wider_has_its_room() -> None:
    thick = drawn([Pile(id="a", name="❤️", count=2), Pile(id="b", name="B", count=1)], 76, 9)
    assert len({row_width(row) for row in thick}) == 1


@given(st.integers(1, 60), cells)
def test_the_number_of_every_case_can_be_clicked_and_that_of_the_current_one_is_marked(count: int, room: int) -> None:
    cases = [f"c{number}" for number in range(1, count + 1)]
    figure = numbers(cases, cases[-1], room)
    assert figure_width(figure) <= room
    assert {cell.hit[1]: cell.text.strip() for row in figure for cell in row if cell.hit} == {
        **{case: case[1:] for case in cases}, cases[-1]: f"▶{count}"
    }  # fmt: skip
