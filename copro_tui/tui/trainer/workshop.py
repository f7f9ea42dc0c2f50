"""What to discuss in a workshop: the exercises with cases to place, those with the least agreement first."""

from __future__ import annotations

from copro_tui.analytics.disclosure import SMALLEST_GROUP
from copro_tui.analytics.distribution import Distribution
from copro_tui.cohorts.model import people_count
from copro_tui.course import places
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.trainer.service import Progress
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import ReadingScreen, trouble_lines
from copro_tui.tui.widgets.menu import Entry, Menu


class WorkshopScreen(ReadingScreen[tuple[Distribution, ...]]):
    """Every exercise with cases to be placed, with how far the group agrees on the most contested of them."""

    HELP = mark(
        "The exercises on which the group differs most come first. Open one to show it to the group: first without, "
        "then with the course's answer."
    )

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("The workshop: where the group differs"), self.cohort.name)

    def load(self, progress: Progress) -> tuple[Distribution, ...]:
        return self.service.distributions(self.cohort, progress)

    def show(self, found: tuple[Distribution, ...]) -> None:
        self.say(*trouble_lines(found[0].troubles if found else ()))
        ranked = sorted(found, key=lambda one: (_agreement(one), -one.people))
        on_a_line = [self._entry(one) for one in ranked if one.ordered]
        in_groups = [self._entry(one) for one in ranked if not one.ordered]
        self.query_one(Menu).show(
            [
                Entry("lines", _("On a ladder or a line"), role="muted", still=True),
                *on_a_line,
                Entry("groups", _("In groups, pairs and conversations"), role="muted", gap=True, still=True),
                *in_groups,
            ]
        )

    def _entry(self, one: Distribution) -> Entry:
        place = places.Distribution(self.cohort.id, one.exercise)
        return Entry(str(one.exercise), one.prompt, _words(one), means=place)


def _agreement(one: Distribution) -> float:
    """The agreement on the most contested case, for sorting; exercises with too few answers come last."""
    found = [case.agreement for case in one.cases if case.people >= SMALLEST_GROUP and case.agreement is not None]
    return min(found, default=2.0)


def _words(one: Distribution) -> str:
    people = people_count(one.people)
    agreement = _agreement(one)
    if agreement > 1:
        return people
    return _("%(people)s, lowest agreement %(percent)d%%") % {"people": people, "percent": round(100 * agreement)}
