"""Joining things to their partners."""

from __future__ import annotations

from copro_tui.i18n import gettext as _
from copro_tui.plain.answers.placing import PlacingTalk


class MatchTalk(PlacingTalk):
    """Case by case, by the number or the name of a partner."""

    def opening(self) -> str:
        return _("Match each with its partner.")

    def places_heading(self) -> str:
        return _("The partners:")
