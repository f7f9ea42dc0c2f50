"""Joining things to their partners."""

from __future__ import annotations

import string

from copro_tui.i18n import gettext as _
from copro_tui.plain.answers.placing import PlacingTalk


class MatchTalk(PlacingTalk):
    """Pairs of a number and a letter."""

    def opening(self) -> str:
        return _("Match each with its partner.")

    def places_heading(self) -> str:
        return _("The partners:")

    def label(self, number: int) -> str:
        letters = string.ascii_lowercase
        return letters[number - 1] if number <= len(letters) else str(number)

    def how(self) -> str:
        return _("Pairs, for example 1=b 2=a; or the name of a partner for the next item; or remove 2.")
