"""A circle while it is built."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.board import Direction
from copro_tui.figures.building import Building, Rung, Standing
from copro_tui.figures.cells import as_text, figure_width
from copro_tui.figures.draw import draw_building, step_building
from tests.figures.strategies import cells, hits, names

NAMES = ("Co-design", "Co-commission", "Co-deliver", "Co-evaluate")
SAID: tuple[Standing, ...] = ("belongs", "open", "fixed", "")


def building(chosen: int, *, held: bool = False, texts: tuple[str, ...] = NAMES) -> Building:
    rungs = tuple(
        Rung(id=f"r{number}", name=name, standing=said, belongs=2 if said == "belongs" else 0)
        for number, (name, said) in enumerate(zip(texts, SAID, strict=True), start=1)
    )
    return Building(rungs=rungs, chosen=f"r{chosen}", held=held, shape="cycle")


def test_the_stages_stand_in_four_boxes_with_what_was_said_of_them() -> None:
    assert (
        as_text(draw_building(building(4), 76))
        == """\
╭────────────────────────╮                        ╭────────────────────────╮
│  1 Co-design           │  ───────────────────▶  │  2 Co-commission       │
│    belongs on 2        │                        │    ○ not yet           │
╰────────────────────────╯                        ╰────────────────────────╯
             ▲                                                 ▼
╭────────────────────────╮                        ╭────────────────────────╮
│▶ 4 Co-evaluate         │  ◀───────────────────  │  3 Co-deliver          │
│                        │                        │    ✓ in place          │
╰────────────────────────╯                        ╰────────────────────────╯"""
    )


def test_what_is_in_hand_is_a_chip() -> None:
    figure = draw_building(building(1, held=True), 60)
    assert [cell.text for row in figure for cell in row if cell.ground == "accent"] == [" Co-design "]


@pytest.mark.parametrize(("at", "way", "to"), [(1, "right", 2), (1, "down", 4), (3, "left", 4), (2, "right", None)])
def test_arrows_go_where_they_point(at: int, way: Direction, to: int | None) -> None:
    assert step_building(building(at), 76, way) == (f"r{to}" if to else None)


@given(st.tuples(*[names] * 4), st.integers(1, 4), st.booleans(), cells)
def test_every_one_can_be_hit_and_stays_within_the_room(
    texts: tuple[str, ...], chosen: int, held: bool, room: int
) -> None:
    figure = draw_building(building(chosen, held=held, texts=texts), room)
    assert figure_width(figure) <= max(room, 20)
    assert {name for kind, name in hits(figure) if kind == "item"} == {"r1", "r2", "r3", "r4"}
