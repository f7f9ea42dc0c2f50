"""The question how sure one is, where the button of a board usually stands. Pure."""

from __future__ import annotations

from copro_tui.exercises import Sureness
from copro_tui.exercises.sureness import SURENESSES
from copro_tui.figures.cells import Cell, Figure, Row, paragraph, row_width
from copro_tui.figures.parts import button
from copro_tui.i18n import gettext as _
from copro_tui.player.sureness_words import sureness_words

ACTIONS = ("sure_say", "sure_step", "sure_number", "sure_drop")
"""What can be done while it is asked; besides, words can be scrolled."""


def how_sure(chosen: Sureness | None, said: str, cells: int) -> Figure:
    """The question with its three answers, ``chosen`` as the one that Enter gives; in two rows if one is too short.

    ``said`` is what was just said to the learner, and stands in the place of the question.
    """
    asks = Cell(said or _("How sure are you?"), "strong")
    answers = _answers(chosen, cells)
    row: Row = (asks, Cell("  "), *answers)
    return (row,) if row_width(row) <= cells else (*paragraph(asks.text, cells, "strong"), answers)


def _answers(chosen: Sureness | None, cells: int) -> Row:
    """The three answers as buttons, with their numbers where there is room."""
    for form in ("%(number)d %(answer)s", "%(answer)s"):
        row: Row = ()
        for number, one in enumerate(SURENESSES, start=1):
            words = form % {"number": number, "answer": sureness_words(one)}
            row += (Cell(" "),) if row else ()
            row += (button(words, first=one == chosen, hit=("button", f"sure_number({number})")),)
        if row_width(row) <= cells:
            break
    return row
