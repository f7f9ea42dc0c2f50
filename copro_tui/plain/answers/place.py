"""Placing cases on a framework whose points are in order."""

from __future__ import annotations

from copro_tui.exercises import Place
from copro_tui.figures.in_words import FROM_THE_TOP
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.plain.answers.placing import PlacingTalk
from copro_tui.player import StepView


class PlaceTalk(PlacingTalk):
    """Case by case, by the number or the name of a point."""

    exercise: Place

    def opening(self, view: StepView) -> str:
        count = len(view.round)
        words = ngettext(
            "%(count)d case, to place on: %(framework)s.", "%(count)d cases, to place on: %(framework)s.", count
        )
        return words % {"count": count, "framework": self.exercise.framework.label}

    def places_heading(self) -> str:
        if self.exercise.framework.shape not in FROM_THE_TOP:
            return _("The places, from left to right:")
        return _("The places, from the top:")
