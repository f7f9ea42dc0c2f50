"""Cards: of a case, of a reason, of a point."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course.course import open_course
from copro_tui.figures.card import card, point_card
from copro_tui.figures.cells import Cell, as_text, row_width
from copro_tui.frameworks import Framework
from tests.figures.strategies import cells, frameworks, names

FRAMEWORKS = open_course(Path(__file__).parents[2]).frameworks


def test_a_card_has_its_label_and_count_in_the_first_row_and_then_the_text() -> None:
    figure = card("Case G  The town centre", "7 of 8", [Cell("A letter from the leader.", "strong")], 44, "wrong")
    assert as_text(figure).splitlines() == [
        "▌ Case G  The town centre            7 of 8",
        "▌ A letter from the leader.",
    ]
    assert {cell.ground for row in figure for cell in row} == {"surface"}
    assert {row[0].role for row in figure} == {"wrong"}
    assert [cell.role for cell in figure[1] if cell.text.startswith("A")] == ["strong"]


def test_a_card_is_cut_where_few_rows_are_left() -> None:
    text = "Smiling carrots on every bus urge people to put their peelings in the right bin."
    assert len(card("Case B", "", [text], 40)) == 4
    assert as_text(card("Case B", "", [text], 40, most=2)).splitlines() == [
        "▌ Case B",
        "▌ Smiling carrots on every bus urge…",
    ]
    assert as_text(card("", "", [text], 40, most=1)) == "▌ Smiling carrots on every bus urge…"


@given(names, names, st.lists(names), cells, st.integers(0, 5))
def test_every_row_of_a_card_takes_exactly_its_room(
    label: str, right: str, texts: list[str], room: int, most: int
) -> None:
    rows = card(label, right, texts, room, most=most, hit=("item", "case"))
    assert {row_width(row) for row in rows} == {room}
    assert {cell.hit for row in rows for cell in row} == {("item", "case")}
    assert not most or len(rows) <= most


@pytest.mark.parametrize("room", [38, 76])
@pytest.mark.parametrize("framework", FRAMEWORKS.whole(), ids=lambda one: one.id)
def test_the_card_of_a_point_says_all_that_is_known_of_it(framework: Framework, room: int) -> None:
    for number, point in enumerate(framework.points, start=1):
        figure = point_card(framework, point.id, room)
        assert {row_width(row) for row in figure} == {room}
        said = " ".join(as_text(figure).replace("▌", "").split())
        band = framework.band_of(point.id)
        for text in (f"{number} {point.name}", band.name if band else "", point.gloss, point.voice, *point.examples):
            assert text in said


def test_the_card_of_a_point_is_in_the_hue_of_its_band() -> None:
    figure = point_card(FRAMEWORKS["spectrum"], "participation", 76)
    assert {row[0].role for row in figure} == {"for"}
    assert as_text(figure).startswith("▌ 5 participation doing for")
    assert {row[0].role for row in point_card(FRAMEWORKS["risk"], "level-1", 76)} == {"rule"}


@given(frameworks("spectrum"), cells)
def test_the_card_of_a_point_with_nasty_names_stays_within_the_room(framework: Framework, room: int) -> None:
    for point_id in framework.by_id:
        assert {row_width(row) for row in point_card(framework, point_id, room)} == {room}
