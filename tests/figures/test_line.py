"""The spectrum as it is drawn: a line with its bands, names, numbers and what lies at each point."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from copro_tui.figures.cells import as_text, figure_width, row_width
from copro_tui.figures.line import fits, line
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


@given(frameworks("spectrum", most=7), cells, st.data())
def test_a_line_that_fits_is_no_wider_than_the_room(framework: Framework, room: int, data: st.DataObject) -> None:
    assume(fits(framework, room))
    placed = {point: data.draw(st.sampled_from(["", "▶1", "✓1 ~2 ✗3"])) for point in framework.by_id}
    figure = line(framework, room, here=data.draw(st.sampled_from([None, *framework.by_id])), placed=placed)
    assert figure_width(figure) <= room
    assert len({row_width(row) for row in figure if len(row) > 1 or row[0].text}) == 1


@given(frameworks("spectrum", most=7), cells)
def test_every_point_can_be_clicked(framework: Framework, room: int) -> None:
    assume(fits(framework, room))
    assert {("target", point) for point in framework.by_id} <= hits(line(framework, room))


def test_bands_names_line_and_numbers_stand_over_each_other() -> None:
    shown = as_text(line(SPECTRUM, 76, here="ask")).split("\n")
    assert shown[0].split() == ["doing", "to", "doing", "for", "doing", "with"]
    assert [piece.strip("─") for piece in shown[1].split("┤") if piece] == ["├"] * 3
    assert shown[2].split()[0] == "coercion"
    assert shown[-2].count("○") == 3
    assert [shown[-2].index("▲"), [at for at, one in enumerate(shown[-2]) if one == "○"]] == [
        shown[-1].index("3"),
        [shown[-1].index(number) for number in "124"],
    ]


def test_a_long_name_is_broken_into_lines() -> None:
    shown = as_text(line(SPECTRUM, 50))
    assert "education" in shown
    assert "persuasion" in shown
    assert "…" not in shown


def test_what_lies_at_a_point_stands_under_it() -> None:
    shown = as_text(line(SPECTRUM, 76, here="ask", placed={"ask": "✓2", "force": "1"})).split("\n")
    assert shown[-1].split() == ["1", "✓2"]
    assert shown[-2].index("1") == shown[-1].index("1")
    assert abs(shown[-2].index("3") - shown[-1].index("2")) <= 1


def test_nothing_placed_anywhere_still_leaves_the_line_its_room() -> None:
    with_room, without = line(SPECTRUM, 76, placed={}), line(SPECTRUM, 76)
    assert len(with_room) == len(without) + 1


@pytest.mark.parametrize(("room", "enough"), [(76, True), (49, True), (30, False)])
def test_it_says_when_there_is_no_room_for_a_line(room: int, enough: bool) -> None:
    assert fits(SPECTRUM, room) is enough


def test_a_short_name_of_spaces_is_no_name() -> None:
    points = (Point("a", "One", "Gloss.", short="  "), Point("b", "Two", "Gloss."))
    framework = Framework(id="it", title="It", shape="spectrum", points=points)
    assert fits(framework, 40)
    assert "One" in as_text(line(framework, 40))
