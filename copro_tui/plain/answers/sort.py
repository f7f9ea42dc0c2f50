"""Putting items in groups."""

from __future__ import annotations

from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.plain.answers.placing import PlacingTalk
from copro_tui.plain.commands import naming_words
from copro_tui.player import StepView


class SortTalk(PlacingTalk):
    """Case by case, by the number or the name of a group."""

    def opening(self, view: StepView) -> str:
        words = ngettext("%(count)d case, to sort.", "%(count)d cases, to sort.", len(view.round))
        return words % {"count": len(view.round)}

    def places_heading(self) -> str:
        return _("The groups:")

    def how(self, view: StepView) -> str:
        if view.phase != "offered":
            return super().how(view)
        ways = _("Type a group from 1 to %(count)d, or its name. To hear them: %(say.places)s.")
        return naming_words(ways, count=len(self.exercise.places))

    def asked_for(self, count: int) -> str:
        return _("Its group, from 1 to %(count)d?") % {"count": count}
