"""The frames between two drawings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.board import Laid, Token, Trace
from copro_tui.figures.building import Building, Rung
from copro_tui.figures.cells import Cell, Figure, as_text, figure_width, row_width
from copro_tui.figures.colourless import in_brackets
from copro_tui.figures.draw import draw, draw_building
from copro_tui.figures.motion import STEPS, frames
from tests.figures.boards import layings, real

BOARDS = ["spectrum", "arnstein", "stages", "venn", "cynefin", "risk", "values"]

SPECTRUM = real("spectrum")


def held(place: str) -> Figure:
    return draw(SPECTRUM, Laid(chosen=place, held=Token(case="b", letter="B", place=place)), 78)


def chips(figure: Figure) -> list[tuple[int, int]]:
    """Where tokens stand out: their rows and columns."""
    found = []
    for number, row in enumerate(figure):
        for at, cell in enumerate(row):
            if cell.hit == ("item", "b") and cell.ground in ("accent", "right"):
                found.append((number, row_width(row[:at])))
    return found


@pytest.mark.criterion("2.3.1")
def test_a_token_crosses_in_three_frames_along_the_line() -> None:
    start, end = held("coercion"), held("co-production")
    way = [*map(chips, (start, *frames(start, end), end))]
    assert [len(one) for one in way] == [1] * (STEPS + 2)
    assert way == sorted(way)
    assert len({*map(tuple, way)}) == STEPS + 2


def test_a_token_that_was_wrong_crosses_from_there_to_its_place() -> None:
    start = held("information")
    end = draw(SPECTRUM, Laid(trace=Trace(case="b", letter="B", yours="information", its="education")), 78)
    assert [len(chips(one)) for one in frames(start, end)] == [1, 1, 1]
    assert all("B✗" in as_text(one) for one in frames(start, end))


def test_a_token_that_is_put_down_moves_to_where_it_lies() -> None:
    start = held("information")
    end = draw(SPECTRUM, Laid(lying=(Token(case="b", letter="B", place="information", sign="right"),)), 78)
    shown = frames(start, end)
    assert len(shown) == STEPS
    assert all(as_text(one).count("B✓") == 1 for one in shown)


@pytest.mark.criterion("2.3.1")
def test_a_plank_rises_in_one_frame_and_is_then_lit() -> None:
    rungs = tuple(Rung(id=name, name=name.capitalize()) for name in ("therapy", "placation", "partnership"))
    lying = Building(rungs=rungs, chosen="placation", shape="ladder")
    up = draw_building(Building(rungs=rungs, chosen="placation", held=True, shape="ladder"), 60)
    (one,) = frames(draw_building(lying, 60), up)
    assert as_text(one) == as_text(up)
    assert not any(cell.ground == "accent" for row in one for cell in row)
    assert frames(up, up) == ()


def test_nothing_moves_where_nothing_is_in_hand() -> None:
    figure = ((Cell("A✓", hit=("item", "a")),),)
    assert frames(figure, figure) == frames((), figure) == ()


@pytest.mark.parametrize("name", BOARDS)
@pytest.mark.parametrize("colourless", [False, True])
@given(data=st.data(), cells=st.integers(20, 80))
def test_every_frame_is_as_large_as_the_drawing(name: str, colourless: bool, data: st.DataObject, cells: int) -> None:
    board = real(name)
    before, after = (draw(board, data.draw(layings(board)), cells) for _drawing in range(2))
    if colourless:
        before, after = in_brackets(before), in_brackets(after)
    shown = frames(before, after)
    assert len(shown) in (0, 1, STEPS)
    for one in shown:
        assert len(one) == len(after)
        assert figure_width(one) <= max(figure_width(before), figure_width(after))
