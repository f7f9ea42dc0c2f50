"""A framework whose points are the columns of a table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.figures import columns
from copro_tui.figures.board import Laid
from copro_tui.figures.cells import as_text, figure_width
from copro_tui.figures.draw import draw, step
from copro_tui.frameworks import Framework, Row
from tests.figures.boards import board_of, laid, real
from tests.figures.strategies import frameworks, hits, names

BOARD = real("involvement")


def test_each_row_of_the_table_says_what_holds_for_each_point() -> None:
    figure = draw(BOARD, laid(BOARD, chosen=2), 76)
    lines = as_text(figure).splitlines()
    assert lines[:2] == [
        "                    1 Involvement              ▶ 2 Consultation",
        "                    People come in while the     An organisation asks what",
    ]
    assert lines[7:9] == [
        "When it starts      With an issue, or even       With a proposal",
        "                    before",
    ]
    assert all(any(cell.ground == "select" for cell in row) for row in figure), "the column shows wherever one is"


def test_while_it_is_worked_on_or_without_room_it_is_a_list() -> None:
    working = as_text(draw(BOARD, laid(BOARD, held="B1", chosen=1), 76))
    assert "With a proposal" not in working
    assert "With a proposal" not in as_text(draw(BOARD, Laid(), 55))


def test_arrows_go_through_the_columns_and_through_the_list() -> None:
    first, second = (target.id for target in BOARD.targets)
    assert step(BOARD, 76, first, "right") == second
    assert step(BOARD, 76, first, "down") == second
    assert step(BOARD, 40, second, "up") == first
    assert step(BOARD, 76, second, "right") is None


@given(frameworks("columns", 4), st.data(), st.integers(40, 120))
def test_a_table_with_nasty_texts_stays_within_the_room(framework: Framework, data: st.DataObject, room: int) -> None:
    rows = data.draw(st.lists(st.builds(Row, names, st.just({framework.points[0].id: data.draw(names)})), max_size=3))
    board = board_of(replace(framework, rows=tuple(rows)))
    chosen = Laid(chosen=board.targets[0].id)
    if columns.fits(board, room):
        figure = columns.drawing(board, chosen, room)
        assert figure_width(figure) <= room
        assert {place for _kind, place in hits(figure)} == {one.id for one in board.targets}
        assert as_text(figure).count("▶") >= 1
