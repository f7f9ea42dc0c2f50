"""The exercises of a module as a cohort answered them."""

from __future__ import annotations

from copro_tui.analytics.item_analysis import ItemAnalysis
from copro_tui.cohorts.model import Cohort
from copro_tui.course import places
from copro_tui.i18n import mark
from copro_tui.trainer.service import Progress, TrainerService
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import ReadingScreen, trouble_lines
from copro_tui.tui.trainer.item_lines import flags_of, item_entry
from copro_tui.tui.widgets.menu import Entry, Menu


class ItemAnalysisScreen(ReadingScreen[ItemAnalysis]):
    """Every marked exercise of a module with the mean mark of first tries; opening one shows its cases."""

    HELP = mark(
        "Each bar is the mean mark of everybody's first try. What stands under an exercise is worth a look: it may be "
        "too hard, too easy, or marked wrongly. Open an exercise to see its cases and who tried it."
    )

    def __init__(self, service: TrainerService, cohort: Cohort, module: str) -> None:
        super().__init__(service, cohort)
        self._module = service.course.module(module)

    def on_mount(self) -> None:
        self.query_one(TopLine).show(f"{self._module.label} · {self._module.title}", self.cohort.name)

    def load(self, progress: Progress) -> ItemAnalysis:
        return self.service.item_analysis(self.cohort, self._module.id, progress)

    def show(self, found: ItemAnalysis) -> None:
        self.say(*trouble_lines(found.troubles))
        entries: list[Entry] = []
        for one in found.items:
            if not one.case:
                place = places.Exercise(self.cohort.id, one.exercise)
                entries.append(item_entry(one, f"question:{one.exercise}", one.text, place))
                entries += [Entry(f"flags:{one.exercise}", f"    {flags}", role="wrong", still=True)
                            for flags in [flags_of(one)] if flags]  # fmt: skip
        self.query_one(Menu).show(entries)
