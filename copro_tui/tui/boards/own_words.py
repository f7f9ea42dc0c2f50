"""The learner's own words as a lesson shows them: what they wrote earlier, and the plan so far. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from copro_tui.figures.card import card
from copro_tui.figures.cells import BLANK, Figure, Row
from copro_tui.figures.parts import heading
from copro_tui.i18n import gettext as _
from copro_tui.player import PlanEntry, StepView
from copro_tui.player.messages import part_words, recalled_words
from copro_tui.text.safe import safe


def recalled(view: StepView, today: date, cells: int) -> Figure:
    """The earlier words that the step refers to, with the day on which they were written; empty if it does to none."""
    if view.recalled is None:
        return ()
    return card(recalled_words(view.recalled, today), "", safe(view.recalled.text).split("\n"), cells)


def plan_so_far(entries: Sequence[PlanEntry], cells: int) -> Figure:
    """Every part of the plan, with what is written of it."""
    written = sum(entry.written for entry in entries)
    count = _("%(done)d of %(count)d") % {"done": written, "count": len(entries)}
    rows: list[Row] = [heading(_("My plan"), cells, count)]
    for entry in entries:
        rows += [*card(safe(entry.part.title), "", [safe(part_words(entry))], cells), BLANK]
    return tuple(rows[:-1])
