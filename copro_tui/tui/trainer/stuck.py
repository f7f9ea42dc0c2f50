"""Who may need help, with the rule above."""

from __future__ import annotations

from copro_tui.analytics.stuck import Stuck, StuckReport
from copro_tui.course import places
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.trainer.service import Progress
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import ReadingScreen
from copro_tui.tui.widgets.menu import Entry, Menu


class StuckScreen(ReadingScreen[StuckReport]):
    """Each reason on a line; opening it leads to the person."""

    HELP = mark("Each line is a reason why somebody may need a hand. Open it to see how they got on.")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("May need a hand"), self.cohort.name)

    def load(self, progress: Progress) -> StuckReport:
        return self.service.standing(self.cohort.id, progress).stuck

    def show(self, found: StuckReport) -> None:
        self.say(found.rule, "" if found.found else _("Nobody, by this rule."))
        self.query_one(Menu).show([self._entry(number, one) for number, one in enumerate(found.found)])

    def _entry(self, number: int, one: Stuck) -> Entry:
        place = places.Person(self.cohort.id, one.learner)
        return Entry(str(number), f"{one.name}  {one.where}", one.words, means=place)
