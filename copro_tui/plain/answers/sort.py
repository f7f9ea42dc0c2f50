"""Putting items in groups."""

from __future__ import annotations

from copro_tui.i18n import gettext as _
from copro_tui.plain.answers.placing import PlacingTalk


class SortTalk(PlacingTalk):
    """Item by item, by the number or the name of a group."""

    def opening(self) -> str:
        return _("Sort into groups.")

    def places_heading(self) -> str:
        return _("The groups:")

    def how(self) -> str:
        return _("The number or name of a group for the next item; or pairs, for example 1=2 2=2 3=1; or remove 2.")
