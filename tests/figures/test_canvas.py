"""The sheet that boards are drawn on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.canvas import Canvas
from copro_tui.figures.cells import Cell, as_text, figure_width
from tests.figures.strategies import names


def test_texts_take_the_ground_and_the_click_target_of_what_they_are_written_on() -> None:
    sheet = Canvas(12, 3)
    sheet.box(0, 0, 3, 12)
    sheet.area(1, 1, 1, 10, ("target", "p1"), "surface")
    sheet.text(1, 2, (Cell("one", "strong"), Cell(" A ", "on", None, "accent")))
    figure = sheet.figure()
    assert as_text(figure).splitlines() == ["╭──────────╮", "│ one A    │", "╰──────────╯"]
    inner = figure[1][1:-1]
    assert {cell.hit for cell in inner} == {("target", "p1")}
    assert [cell.ground for cell in inner] == ["surface", "surface", "accent", "surface"]
    assert figure[1][0].hit is None


@given(st.lists(st.tuples(st.integers(-1, 3), st.integers(0, 30), names), max_size=1))
def test_nothing_goes_over_the_edge(texts: list[tuple[int, int, str]]) -> None:
    sheet = Canvas(30, 3)
    sheet.line(1, 20, "─" * 40)
    for row, left, text in texts:
        sheet.text(row, left, (Cell(text),))
    figure = sheet.figure()
    assert len(figure) == 3
    assert figure_width(figure) <= 30
