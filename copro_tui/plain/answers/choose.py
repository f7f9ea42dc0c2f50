"""Choosing one or several of some options."""

from __future__ import annotations

import re

from copro_tui.exercises import Choose
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.plain.answers.base import Taken, Talk
from copro_tui.plain.commands import NotUnderstoodError
from copro_tui.plain.matching import Named, find
from copro_tui.player import StepView

VERDICTS = {
    "right": mark("You chose it, and it is right."),
    "wrong": mark("You chose it, and it is not right."),
    "missed": mark("Missed: it is right, and you did not choose it."),
    "unmarked": mark("Not right, and you did not choose it."),
}
"""The verdicts on options, in words."""


class ChooseTalk(Talk):
    """Options by their numbers. Each line is a complete choice and replaces the one before."""

    def __init__(self, exercise: Choose) -> None:
        self.exercise = exercise
        self._texts = {item.id: item.text for item in exercise.items}

    def opening(self) -> str:
        return _("Choose all that apply.") if self.exercise.several else _("Choose one.")

    def items(self, view: StepView) -> list[str]:
        lines = []
        for number, item in enumerate(view.layout, start=1):
            chosen = f" {_('(chosen)')}" if item in view.answer else ""
            lines.append(f"{number}. {self._texts[item]}{chosen}")
        return lines

    def how(self) -> str:
        if self.exercise.several:
            return _("The numbers of all that you choose, for example 1 3.")
        return _("The number of the one that you choose, for example 2.")

    def take(self, view: StepView, line: str) -> Taken:
        options = [Named(str(number), one, self._texts[one]) for number, one in enumerate(view.layout, start=1)]
        chosen = list(dict.fromkeys(self._meant(line, options)))
        if not self.exercise.several and len(chosen) != 1:
            raise NotUnderstoodError(_("Only one can be chosen here."))
        names = "; ".join(self._texts[one] for one in chosen)
        return Taken(chosen, (_("Chosen: %(names)s.") % {"names": names.rstrip(".")},))

    def _meant(self, line: str, options: list[Named]) -> list[str]:
        """The options in a line: one name with spaces in it, or several numbers, ids or names."""
        try:
            return [find(line, options)]
        except NotUnderstoodError:
            parts = line.split(";") if ";" in line else re.split(r"[\s,]+", line)
            if len([part for part in parts if part.strip()]) < 2:
                raise
            return [find(part, options) for part in parts if part.strip()]

    def marks(self, view: StepView) -> list[str]:
        if view.feedback is None:
            return []
        lines = []
        for number, item in enumerate(view.layout, start=1):
            given = view.feedback.mark(item)
            if given is not None:
                lines += [f"{number}. {self._texts[item]}", _(VERDICTS[given.verdict]), given.because]
        return lines
