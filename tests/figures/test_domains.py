"""The domains, drawn and walked."""

from __future__ import annotations

import pytest

from copro_tui.figures import domains
from copro_tui.figures.board import Direction
from copro_tui.figures.cells import as_text
from copro_tui.figures.draw import draw, step
from tests.figures.boards import laid, real

BOARD = real("cynefin")


def test_the_centre_lies_between_the_rows_and_a_miss_has_its_words() -> None:
    state = laid(BOARD, "D✓3 A✓2 F✓2 C✓5 E✓4 B✓1", trace="G35")
    assert (
        as_text(domains.drawing(BOARD, state, 76))
        == """\
╭────────────────────────────────────┬────────────────────────────────────╮
│   3 Complex                        │   2 Complicated                    │
│     D✓  G✗ yours                   │     A✓  F✓                         │
│                  ╭─────────────────┴─────────────────╮                  │
├──────────────────┤  5 Confused  C✓   G  its place    ├──────────────────┤
│                  ╰─────────────────┬─────────────────╯                  │
│     E✓                             │     B✓                             │
│   4 Chaotic                        │   1 Clear                          │
╰────────────────────────────────────┴────────────────────────────────────╯"""
    )


def test_where_there_is_height_each_case_has_a_row_with_its_name() -> None:
    state = laid(BOARD, "D✓3 A✓2 F✓2 C✓5 E✓4 B✓1 H✓1", chosen=3, held="G3")
    assert (
        as_text(domains.drawing(BOARD, state, 56, tall=True))
        == """\
╭──────────────────────────┬──────────────────────────╮
│ ▶ 3 Complex              │   2 Complicated          │
│     D✓ Case D            │     A✓ Case A            │
│      G                   │     F✓ Case F            │
│                          │                          │
│        ╭─────────────────┴─────────────────╮        │
├────────┤  5 Confused  C✓                   ├────────┤
│        ╰─────────────────┬─────────────────╯        │
│                          │                          │
│                          │     B✓ Case B            │
│     E✓ Case E            │     H✓ Case H            │
│   4 Chaotic              │   1 Clear                │
╰──────────────────────────┴──────────────────────────╯"""
    )


@pytest.mark.parametrize(
    ("at", "way", "before", "to"),
    [
        (3, "down", None, 5),
        (5, "down", 3, 4),
        (2, "down", None, 5),
        (5, "down", 2, 1),
        (4, "up", None, 5),
        (5, "up", 4, 3),
        (1, "up", None, 5),
        (5, "up", 1, 2),
        (5, "up", 3, 3),
        (5, "down", None, 4),
        (5, "left", 2, 3),
        (5, "right", 3, 2),
        (5, "left", 1, 4),
        (5, "right", 4, 1),
        (3, "right", None, 2),
        (2, "left", None, 3),
        (4, "right", None, 1),
        (1, "left", None, 4),
        (3, "left", None, None),
        (1, "right", None, None),
        (3, "up", None, None),
        (4, "down", None, None),
    ],
)
def test_arrows_pass_through_the_centre_on_the_side_they_came_from(
    at: int, way: Direction, before: int | None, to: int | None
) -> None:
    ids = [target.id for target in BOARD.targets]
    assert domains.step(BOARD, ids[at - 1], way, ids[before - 1] if before else None) == (ids[to - 1] if to else None)


def test_in_a_narrow_window_the_domains_are_a_list_from_the_top_of_the_drawing() -> None:
    lines = as_text(draw(BOARD, laid(BOARD, chosen=3), 38)).splitlines()
    assert [line.split()[-1] for line in lines] == ["Complex", "Complicated", "Confused", "Chaotic", "Clear"]
    ids = [target.id for target in BOARD.targets]
    walked = [ids[2]]
    while to := step(BOARD, 38, walked[-1], "down"):
        walked.append(to)
    assert walked == [ids[2], ids[1], ids[4], ids[3], ids[0]]
