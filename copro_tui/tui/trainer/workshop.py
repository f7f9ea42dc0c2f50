"""What to talk about in a workshop: the exercises in which things are placed, those the group differs in most first."""

from __future__ import annotations

from copro_tui.cohorts.desk import Along
from copro_tui.cohorts.model import people_in_words
from copro_tui.cohorts.reports import SMALLEST_GROUP
from copro_tui.cohorts.spread import Spread
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.screen import ReadingScreen, trouble_lines
from copro_tui.tui.trainer.spread import SpreadScreen
from copro_tui.tui.widgets.menu import Entry, Menu


class WorkshopScreen(ReadingScreen[tuple[Spread, ...]]):
    """Every exercise with cases to be placed, with how far the group agrees on the most contested of them."""

    HELP = mark(
        "The exercises on which the group differs most come first. Open one to show it to the group: first without, "
        "then with the course's answer."
    )

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("The workshop: where the group differs"), self.cohort.name)

    def find_out(self, along: Along) -> tuple[Spread, ...]:
        return self.desk.spreads(self.cohort, along)

    def show(self, found: tuple[Spread, ...]) -> None:
        self.say(*trouble_lines(found[0].troubles if found else ()))
        ranked = sorted(found, key=lambda one: (_agreement(one), -one.people))
        on_a_line = [Entry(one.exercise, one.prompt, _words(one)) for one in ranked if one.ordered]
        in_groups = [Entry(one.exercise, one.prompt, _words(one)) for one in ranked if not one.ordered]
        self.query_one(Menu).show(
            [
                Entry("lines", _("On a ladder or a line"), role="band", still=True),
                *on_a_line,
                Entry("groups", _("In groups and pairs"), role="band", gap=True, still=True),
                *in_groups,
            ]
        )

    def open(self, entry: str) -> None:
        self.app.push_screen(SpreadScreen(self.desk, self.desk.watch(self.cohort, entry)))


def _agreement(one: Spread) -> float:
    """Of the most contested case; exercises that too few have answered to say anything come last."""
    found = [case.agreement for case in one.cases if case.people >= SMALLEST_GROUP and case.agreement is not None]
    return min(found, default=2.0)


def _words(one: Spread) -> str:
    people = people_in_words(one.people)
    agreement = _agreement(one)
    if agreement > 1:
        return people
    return _("%(people)s, agreement from %(percent)d %%") % {"people": people, "percent": round(100 * agreement)}
