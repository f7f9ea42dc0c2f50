"""The circle of stages, drawn and walked."""

from __future__ import annotations

import pytest

from copro_tui.figures import circle
from copro_tui.figures.board import Direction
from copro_tui.figures.cells import as_text
from copro_tui.figures.draw import draw, step
from tests.figures.boards import laid, real

BOARD = real("stages", "None of these")


def test_the_stages_go_round_and_tokens_lie_in_their_boxes() -> None:
    board = real("stages")
    assert (
        as_text(circle.drawing(board, laid(board, "A✓1 B✓2", chosen=3, held="C3"), 76))
        == """\
╭────────────────────────╮                        ╭────────────────────────╮
│  1 Co-commission       │  ───────────────────▶  │  2 Co-design           │
│    A✓                  │                        │    B✓                  │
╰────────────────────────╯                        ╰────────────────────────╯
             ▲                The four stages                  ▼
╭────────────────────────╮                        ╭────────────────────────╮
│  4 Co-evaluate         │  ◀───────────────────  │▶ 3 Co-deliver          │
│                        │                        │     C                  │
╰────────────────────────╯                        ╰────────────────────────╯"""
    )


@pytest.mark.parametrize(
    ("at", "way", "to"),
    [
        (1, "right", 2),
        (2, "down", 3),
        (3, "left", 4),
        (4, "up", 1),
        (1, "down", 4),
        (4, "right", 3),
        (3, "up", 2),
        (2, "left", 1),
        (2, "right", None),
        (1, "up", None),
        (4, "down", 5),
        (3, "down", 5),
        (5, "up", 4),
        (5, "down", None),
    ],
)
def test_arrows_go_where_they_point(at: int, way: Direction, to: int | None) -> None:
    ids = [target.id for target in BOARD.targets]
    assert circle.step(BOARD, ids[at - 1], way) == (ids[to - 1] if to else None)


def test_up_from_outside_leads_back_to_where_you_came_from() -> None:
    ids = [target.id for target in BOARD.targets]
    assert circle.step(BOARD, ids[4], "up", ids[2]) == ids[2]


def test_in_a_narrow_window_the_stages_are_a_list_that_goes_round() -> None:
    state = laid(BOARD, "A✓1", chosen=2, held="C2")
    assert as_text(draw(BOARD, state, 38)).splitlines() == [
        "  1  Co-commission                 A✓",
        "    ↓",
        "▶ 2  Co-design                     C",
        "    ↓",
        "  3  Co-deliver",
        "    ↓",
        "  4  Co-evaluate",
        "    ↺ and round again",
        "  5  None of these",
    ]
    ids = [target.id for target in BOARD.targets]
    assert step(BOARD, 38, ids[0], "down") == ids[1]
