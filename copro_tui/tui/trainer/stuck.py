"""Who may need a hand, by the rule that stands above."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from copro_tui.analytics.stuck import StuckReport
from copro_tui.cohorts.model import Cohort
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.trainer.service import TrainerService
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import CohortScreen
from copro_tui.tui.trainer.learner import LearnerScreen
from copro_tui.tui.widgets.menu import Entry, Menu


class StuckScreen(CohortScreen):
    """Each reason on a line; opening it leads to the person."""

    HELP = mark("Each line is a reason why somebody may need a hand. Open it to see how they got on.")

    def __init__(self, service: TrainerService, cohort: Cohort, report: StuckReport) -> None:
        super().__init__(service, cohort)
        self._report = report

    def compose_body(self) -> ComposeResult:
        yield Static(Content(self._report.rule), classes="words muted")
        if not self._report.found:
            yield Static(Content(_("Nobody, by this rule.")), classes="words")
        yield Menu([Entry(str(number), f"{one.name}  {one.where}", one.words)
                    for number, one in enumerate(self._report.found)], id="stuck")  # fmt: skip

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("May need a hand"), self.cohort.name)
        self.query_one(Menu).focus()

    def open(self, entry: str) -> None:
        self.app.push_screen(LearnerScreen(self.service, self.cohort, self._report.found[int(entry)].learner))
