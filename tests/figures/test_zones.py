"""The three zones, drawn and walked."""

from __future__ import annotations

import pytest

from copro_tui.figures import zones
from copro_tui.figures.board import Direction
from copro_tui.figures.cells import as_text
from tests.figures.boards import laid, real

BOARD = real("venn", "Engagement, power not shared", "None of these", short=False)


def test_the_zones_overlap_and_what_lies_outside_has_rows_below() -> None:
    state = laid(BOARD, "A✓1 B✓2 C✓3 E✓4", chosen=2, held="D2")
    assert (
        as_text(zones.drawing(BOARD, state, 76))
        == """\
╭─ organisations ─────────────────────────────────╮
│                        ╭────────────────────────┼───────────── citizens ─╮
│  1                     │▶ 2                     │  3                     │
│  Collaboration         │  Co-production         │  Community organising  │
│                        │  involvement           │                        │
│                        │                        │                        │
│  A✓                    │  B✓   D                │  C✓                    │
│                        ╰────────────────────────┼────────────────────────╯
╰─────────────────────────────────────────────────╯
  outside    4 Engagement, power not shared  E✓
             5 None of these"""
    )


def test_short_names_outside_stand_in_one_row() -> None:
    board = real("venn", "asked only", "none")
    figure = zones.drawing(board, laid(board, "E✓4", chosen=4, trace="D45"), 76)
    assert as_text(figure).splitlines()[-1] == "  outside  ▶ 4 asked only  E✓  D✗ yours        5 none   D  its place"


@pytest.mark.parametrize(
    ("at", "way", "before", "to"),
    [
        (None, "right", None, 1),
        (1, "right", None, 2),
        (2, "right", None, 3),
        (3, "right", None, None),
        (3, "left", None, 2),
        (1, "up", None, None),
        (1, "down", None, 4),
        (3, "down", None, 4),
        (4, "down", 3, 5),
        (4, "up", 3, 3),
        (4, "up", 5, 2),
        (5, "left", 4, 4),
        (5, "right", 4, None),
    ],
)
def test_arrows_go_through_the_zones_and_to_what_lies_outside(
    at: int | None, way: Direction, before: int | None, to: int | None
) -> None:
    ids = [target.id for target in BOARD.targets]
    here = ids[at - 1] if at else None
    assert zones.step(BOARD, here, way, ids[before - 1] if before else None) == (ids[to - 1] if to else None)
