"""Figures with an empty line between their things: nothing else of them changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.board import Laid, board_of_framework
from copro_tui.figures.cells import Cell, Figure, as_text, figure_width, row_width
from copro_tui.figures.draw import draw
from copro_tui.figures.spacing import airy
from copro_tui.frameworks import Framework, Shape
from tests.exercises.builders import ladder
from tests.figures.strategies import cells, frameworks, hits

SHAPES: tuple[Shape, ...] = ("ladder", "spectrum", "scale", "list", "venn", "cycle", "domains", "columns")
ENDLESS = 1000


def rungs(bands: int = 0) -> Figure:
    return draw(board_of_framework(ladder(3, bands)), Laid(), 60)


def test_the_rails_go_on_between_rungs_each_in_its_own_line() -> None:
    assert as_text(airy(rungs(3), ENDLESS)).splitlines() == [
        "   3  ┣━  Point 2                             ━┫  Band 2",
        "      ┃                                        ┃",
        "   2  ├─  Point 1                             ─┤  Band 1",
        "      │                                        │",
        "   1  ┊╌  Point 0                             ╌┊  Band 0",
    ]


def test_a_figure_that_would_not_be_seen_as_a_whole_stays_as_it_was() -> None:
    figure = rungs()
    assert airy(figure, 4) == figure
    assert len(airy(figure, 5)) == len(figure) + 2


def test_a_reason_below_does_not_count() -> None:
    figure = rungs()
    below = tuple((Cell(f"Line {number}"),) for number in range(9))
    assert airy((*figure, *below), 5) == (*airy(figure, 5), *below)


def test_one_thing_on_several_lines_is_not_torn() -> None:
    figure = ((Cell("a", "", ("item", "a")),), (Cell("more", "", ("item", "a")),), (Cell("b", "", ("item", "b")),))
    assert as_text(airy(figure, ENDLESS)) == "a\nmore\n\nb"


def test_a_band_has_space_above_it() -> None:
    figure = ((Cell("a", "", ("item", "a")),), (Cell("Band", bold=True),), (Cell("b", "", ("item", "b")),))
    assert as_text(airy(figure, ENDLESS)) == "a\n\nBand\nb"


def test_a_sign_that_a_mark_makes_wider_has_its_room() -> None:
    figure = ((Cell("❤️ a", "", ("item", "a")),), (Cell("b", "", ("item", "b")),))
    assert [row_width(row) for row in airy(figure, ENDLESS)] == [row_width(figure[0]), row_width(figure[0]), 1]


@given(st.sampled_from(SHAPES).flatmap(frameworks), cells)
def test_only_empty_lines_come_in_and_they_mean_what_is_above_them(framework: Framework, room: int) -> None:
    figure = draw(board_of_framework(framework), Laid(chosen=framework.points[0].id), room)
    spaced = airy(figure, ENDLESS)
    left = list(figure)
    for place, row in enumerate(spaced):
        if left and row == left[0]:
            left.pop(0)
            continue
        assert set("".join(cell.text for cell in row)) <= set(" ║│┃┊")
        assert [cell.hit for cell in row] == [cell.hit for cell in spaced[place - 1]]
        assert row_width(row) == row_width(spaced[place - 1])
    assert left == []
    assert figure_width(spaced) == figure_width(figure)
    assert hits(spaced) == hits(figure)
