"""Whole frameworks: those of the real course at three widths, and nasty ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course.course import open_course
from copro_tui.figures.cells import Figure, as_text, figure_width
from copro_tui.figures.framework import draw
from copro_tui.figures.lists import table
from copro_tui.frameworks import Framework, Row, Shape
from tests.figures.strategies import cells, frameworks, hits

COURSE = open_course(Path(__file__).parents[2])
ALL = COURSE.frameworks.whole()
SHAPES: tuple[Shape, ...] = ("ladder", "spectrum", "scale", "list", "venn", "cycle", "domains", "columns")

widths = pytest.mark.parametrize("room", [38, 75, 116])
every = pytest.mark.parametrize("framework", ALL, ids=lambda one: one.id)


def words(figure: Figure) -> str:
    return "".join(as_text(figure).split())


def named(figure: Figure, framework: Framework) -> list[bool]:
    """Whether each point is named, in full or by its short name: letter by letter, where it is broken into lines."""
    texts: dict[str, str] = {}
    for row in figure:
        for cell in row:
            if cell.hit is not None:
                texts[cell.hit[1]] = texts.get(cell.hit[1], "") + "".join(cell.text.split())
    return [
        any("".join(name.split()) in texts.get(point.id, "") for name in (point.name, point.label))
        for point in framework.points
    ]


def test_there_are_frameworks_to_draw() -> None:
    assert {"ladder", "spectrum", "list", "venn"} <= {one.shape for one in ALL}


@widths
@every
def test_a_framework_of_the_course_fits_and_names_all_its_points(framework: Framework, room: int) -> None:
    for here in (None, *framework.by_id):
        figure = draw(framework, room, here)
        assert figure_width(figure) <= room
        assert {point for _kind, point in hits(figure)} == set(framework.by_id)
        assert all(named(figure, framework)), as_text(figure)


@widths
@every
def test_only_the_point_with_the_focus_is_marked_without_colour(framework: Framework, room: int) -> None:
    assert not set("▶▲") & set(as_text(draw(framework, room)))
    for here in framework.by_id:
        shown = as_text(draw(framework, room, here))
        assert shown.count("▶") + shown.count("▲") == 1


@widths
@every
def test_the_rows_of_a_framework_fit_and_lose_nothing(framework: Framework, room: int) -> None:
    figure = table(framework, room)
    assert figure_width(figure) <= room
    for row in framework.rows:
        for text in (row.name, *row.cells.values()):
            assert "".join(text.split()) in words(figure)


@given(st.sampled_from(SHAPES).flatmap(frameworks), cells, st.data())
def test_a_framework_with_nasty_names_stays_within_the_room(
    framework: Framework, room: int, data: st.DataObject
) -> None:
    here = data.draw(st.sampled_from([None, *framework.by_id]))
    plain = framework if framework.shape not in ("ladder", "scale", "spectrum") else _bandless(framework)
    assert figure_width(draw(plain, max(room, 22), here)) <= max(room, 22)


def _bandless(framework: Framework) -> Framework:
    """Without the bands, whose names have a test of their own with the ladder."""
    from msgspec.structs import replace

    return replace(framework, points=tuple(replace(one, band=None) for one in framework.points), bands=())


@given(frameworks("list"), cells)
def test_a_table_with_nasty_names_stays_within_the_room(framework: Framework, room: int) -> None:
    from msgspec.structs import replace

    cells_of_row = {point.id: point.name for point in framework.points}
    with_rows = replace(framework, rows=(Row(framework.title, cells_of_row),))
    assert figure_width(table(with_rows, room)) <= room


def test_a_spectrum_without_room_for_a_line_becomes_a_ladder() -> None:
    spectrum = COURSE.frameworks["spectrum"]
    assert "○" in as_text(draw(spectrum, 75))
    narrow = as_text(draw(spectrum, 38))
    assert "○" not in narrow
    assert narrow.count("╠═") == len(spectrum.points)


def test_zones_overlap_where_there_is_room_and_are_stacked_where_there_is_not() -> None:
    venn = COURSE.frameworks["venn"]
    assert "┼" in as_text(draw(venn, 75))
    assert "┼" not in as_text(draw(venn, 38))
