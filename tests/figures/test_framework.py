"""Whole frameworks: those of the real course at three widths, and nasty ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course.course import open_course
from copro_tui.figures.board import Laid, board_of_framework
from copro_tui.figures.cells import Figure, as_text, figure_width
from copro_tui.figures.draw import draw, step
from copro_tui.frameworks import Framework, Shape
from copro_tui.text.safe import safe_line
from tests.figures.strategies import cells, frameworks, hits

COURSE = open_course(Path(__file__).parents[2])
ALL = COURSE.frameworks.whole()
SHAPES: tuple[Shape, ...] = ("ladder", "spectrum", "scale", "list", "venn", "cycle", "domains", "columns")

widths = pytest.mark.parametrize("room", [38, 75, 116])
every = pytest.mark.parametrize("framework", ALL, ids=lambda one: one.id)


def explored(framework: Framework, room: int, here: str | None = None, *, tall: bool = False) -> Figure:
    return draw(board_of_framework(framework), Laid(chosen=here), room, tall=tall)


def named(figure: Figure, framework: Framework) -> list[bool]:
    """Whether each point is named, in full or by its short name: letter by letter, where it is broken into lines."""
    texts: dict[str, str] = {}
    for row in figure:
        for cell in row:
            if cell.hit is not None:
                texts[cell.hit[1]] = texts.get(cell.hit[1], "") + "".join(cell.text.replace("/", " ").split())
    return [
        any("".join(name.replace("/", " ").split()) in texts.get(point.id, "") for name in (point.name, point.label))
        for point in framework.points
    ]


def test_there_are_frameworks_to_draw() -> None:
    assert {"ladder", "spectrum", "list", "venn"} <= {one.shape for one in ALL}


@widths
@every
def test_a_framework_of_the_course_fits_and_names_all_its_points(framework: Framework, room: int) -> None:
    for here in (None, *framework.by_id):
        figure = explored(framework, room, here)
        assert figure_width(figure) <= room
        assert {point for _kind, point in hits(figure)} == set(framework.by_id)
        assert all(named(figure, framework)), as_text(figure)


@widths
@every
def test_the_chosen_point_is_marked_and_stands_on_its_ground(framework: Framework, room: int) -> None:
    for here in framework.by_id:
        figure = explored(framework, room, here)
        chosen = [cell for row in figure for cell in row if cell.ground == "select"]
        assert {cell.hit for cell in chosen} == {("target", here)}
        assert [cell.text.count("▶") for row in figure for cell in row if cell.hit == ("target", here)].count(1) == 1


@widths
@every
def test_arrows_lead_to_every_point(framework: Framework, room: int) -> None:
    board = board_of_framework(framework)
    reached: set[str] = set()
    waiting: list[tuple[str | None, str | None]] = [(None, None)]
    seen = set(waiting)
    while waiting:
        at, before = waiting.pop()
        for way in ("up", "down", "left", "right"):
            to = step(board, room, at, way, before)
            if to is not None and (to, at) not in seen:
                seen.add((to, at))
                reached.add(to)
                waiting.append((to, at))
    assert reached == set(framework.by_id)


@given(st.sampled_from(SHAPES).flatmap(frameworks), cells, st.booleans(), st.data())
def test_a_framework_with_nasty_names_stays_within_the_room(
    framework: Framework, room: int, tall: bool, data: st.DataObject
) -> None:
    here = data.draw(st.sampled_from([None, *framework.by_id]))
    figure = explored(framework, max(room, 22), here, tall=tall)
    assert figure_width(figure) <= max(room, 22)
    assert all(safe_line(cell.text) == cell.text for row in figure for cell in row), "nothing there steers a terminal"


@pytest.mark.parametrize(
    ("name", "signs", "least"),
    [("spectrum", "╌", 78), ("venn", "┼", 72), ("cycle", "╭", 60), ("domains", "┬", 56), ("scale", "╭", 72)],
)
def test_a_drawing_is_a_list_below_its_least_width(name: str, signs: str, least: int) -> None:
    framework = next(one for one in ALL if one.shape == name)
    assert signs in as_text(explored(framework, least))
    assert signs not in as_text(explored(framework, least - 1))
