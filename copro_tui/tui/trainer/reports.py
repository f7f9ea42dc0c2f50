"""Reports to save: which there are, what there is for other programs, and the exercises of which there is one each."""

from __future__ import annotations

from copro_tui.analytics.distribution import placements
from copro_tui.course import places
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.reports.catalogue import REPORTS
from copro_tui.trainer.exports import EXPORTS
from copro_tui.trainer.service import Progress
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import ReadingScreen
from copro_tui.tui.widgets.menu import Entry, Menu


class ReportsScreen(ReadingScreen[dict[Ref, str]]):
    """Every report on a line; those of single exercises below."""

    HELP = mark(
        "Open a report to see what is in it, and to save it as a table, a spreadsheet or a page to print. Below is "
        "what other programs read."
    )

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("Reports to save"), self.cohort.name)

    def load(self, progress: Progress) -> dict[Ref, str]:
        return {ref: exercise.prompt for ref, exercise in placements(self.service.lessons()).items()}

    def show(self, found: dict[Ref, str]) -> None:
        cohort = self.cohort.id
        whole = [one for one in REPORTS if one.id != "spread"]
        self.query_one(Menu).show(
            [
                *(Entry(one.id, _(one.help), means=places.Report(cohort, one.id)) for one in whole),
                Entry("exports", _("For other programs:"), role="muted", gap=True, still=True),
                *(Entry(f"export:{one.id}", _(one.help), means=places.Export(cohort, one.id)) for one in EXPORTS),
                Entry("spread", _("Where the group placed each case:"), role="muted", gap=True, still=True),
                *(
                    Entry(f"spread:{ref}", prompt, str(ref), means=places.Report(cohort, "spread", ref))
                    for ref, prompt in found.items()
                ),
            ]
        )
