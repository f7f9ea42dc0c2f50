"""Keys with what they do, in groups and columns."""

from __future__ import annotations

import pytest

from copro_tui.figures.cells import as_text, figure_width
from copro_tui.figures.key_list import joined, key_list

GROUPS = {"In a lesson": {"Check": ["c"], "Next": ["Enter", "n"], "Back": ["b"]}, "Everywhere": {"Help": ["F1", "?"]}}


@pytest.mark.parametrize("cells", [38, 76])
def test_every_key_is_there_and_no_row_is_too_wide(cells: int) -> None:
    figure = key_list(GROUPS, cells)
    assert figure_width(figure) <= cells
    text = " ".join(as_text(figure).split())
    for one in ("In a lesson ─", "c Check", "Enter n Next", "b Back", "Everywhere ─", "F1 ? Help"):
        assert one in text
    assert len(figure) == (7 if cells == 38 else 6)


def test_arrows_stand_together_and_one_digit_for_all() -> None:
    assert joined(["↑↓", "↓", "Home"]) == "↑↓ Home"
    assert joined(["1–9", "2", "3"]) == "1–9"
    assert joined(["↑", "↓", "↑↓ 1–4", "2", "Page up"]) == "↑↓ 1–4 Page up"
