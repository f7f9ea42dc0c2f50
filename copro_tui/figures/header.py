"""The row at the top of every screen: the mark, where you are, a title, the steps as dots, and a status. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.figures.cells import Cell, Row, row_width
from copro_tui.text.width import clip, width

MARK: Row = (Cell("╌", "to"), Cell("─", "for"), Cell("━", "with"), Cell(" "))
"""The mark of the program: the lines of the three bands."""

DONE, HERE, TO_DO = "●", "◉", "○"
"""The dot of a step that is done, of the current one, and of one that is still to do."""

BETWEEN = 2
"""Cells between the texts at the left and those at the right."""

SHORTEST_TITLE = 8
"""Cells of a title that is cut; a shorter one is left out."""

SHORTEST_STATUS = 8
"""Cells that a status has at least, if it needs them."""


def header(where: str, cells: int, *, title: str = "", joint: str = "›", dots: Row = (), right: str = "") -> Row:
    """The row in at most ``cells`` cells. When short of them it leaves out the dots, then cuts the title.

    A status is cut as well before where somebody is, but not to nothing.
    """
    right = clip(right, max(cells - row_width(MARK) - width(where) - BETWEEN, SHORTEST_STATUS))
    end: Row = (Cell(right, "muted"),) if right else ()
    steps: Row = (*dots, Cell(" " * BETWEEN)) if dots and end else dots
    if row_width(_left(where, joint, title)) + BETWEEN + row_width((*steps, *end)) > cells:
        steps = ()
    room = cells - (row_width((*steps, *end)) + BETWEEN if steps or end else 0)
    place = _left(clip(where, max(room - row_width(MARK), 0)), joint, "")
    space = room - row_width(_left(where, joint, " ")) + 1
    if title and (width(title) <= space or space >= SHORTEST_TITLE):
        place = _left(where, joint, clip(title, space))
    if not steps and not end:
        return place
    return (*place, Cell(" " * (cells - row_width((*place, *steps, *end)))), *steps, *end)


def step_dots(states: Sequence[str], here: int) -> Row:
    """A dot for each step by its state (*done* or another); each is the target of a click."""
    return tuple(
        Cell(step_sign(state, here=place == here), "muted", ("item", str(place))) for place, state in enumerate(states)
    )


def step_sign(state: str, *, here: bool = False) -> str:
    """The dot of a step by its state (*done* or another), or of the current one."""
    return HERE if here else DONE if state == "done" else TO_DO


def _left(where: str, joint: str, title: str) -> Row:
    if not title:
        return (*MARK, Cell(where, "strong"))
    between = Cell(f" {joint} ", "muted") if joint else Cell("  ")
    return (*MARK, Cell(where, "strong"), between, Cell(title))
