"""The scale as steps, drawn and walked."""

from __future__ import annotations

import pytest

from copro_tui.figures import risk
from copro_tui.figures.board import Direction
from copro_tui.figures.cells import as_text
from tests.figures.boards import laid, real

BOARD = real("risk")


def test_the_steps_rise_and_the_bands_have_their_lines() -> None:
    assert (
        as_text(risk.drawing(BOARD, laid(BOARD, "A✓1 B✓4", chosen=5, held="C5"), 76))
        == """\
how little is known                                         ╭──────────╮
                                                ╭──────────╮│          │
                                    ╭──────────╮│  C       ││          │
                        ╭──────────╮│ B✓       ││          ││          │
            ╭──────────╮│          ││          ││          ││          │
╭──────────╮│          ││          ││          ││          ││          │
│ A✓ 1     ││    2     ││    3     ││    4     ││▶   5     ││    6     │
 all of us    our team      our     within reach elsewhere     nobody
                        organisation
╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ ─────────────────────── ━━━━━━━━━━━━━━━━━━━━━━━
Simple                  Complicated             Complex"""
    )


def test_a_miss_has_its_words_above_the_steps() -> None:
    board = real("keogh")
    assert (
        as_text(risk.drawing(board, laid(board, "A✓1 D✓1 B✓4", trace="C15"), 76))
        == """\
how little is known                                     ╭────────────╮
                                          ╭────────────╮│  C         │
                            ╭────────────╮│ B✓         ││ its place  │
  yours       ╭────────────╮│            ││            ││            │
╭────────────╮│            ││            ││            ││            │
│ C✗  1 +2   ││     2      ││     3      ││     4      ││     5      │
  all of us      our team    within reach   elsewhere       nobody"""
    )


@pytest.mark.parametrize(
    ("at", "way", "to"),
    [(1, "right", 2), (6, "right", None), (6, "left", 5), (1, "left", None), (1, "up", None), (1, "down", None)],
)
def test_arrows_go_along_the_steps(at: int, way: Direction, to: int | None) -> None:
    ids = [target.id for target in BOARD.targets]
    assert risk.step(BOARD, ids[at - 1], way) == (ids[to - 1] if to else None)
