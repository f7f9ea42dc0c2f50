"""Putting items in groups."""

from __future__ import annotations

from copro_tui.i18n import gettext as _
from copro_tui.plain.answers.placing import PlacingTalk


class SortTalk(PlacingTalk):
    """Case by case, by the number or the name of a group."""

    def opening(self) -> str:
        return _("Sort into groups.")

    def places_heading(self) -> str:
        return _("The groups:")
