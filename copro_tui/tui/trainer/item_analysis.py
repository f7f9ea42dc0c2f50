"""The exercises of a module as a cohort answered them."""

from __future__ import annotations

from functools import partial

from copro_tui.analytics.item_analysis import Item, ItemAnalysis, flag_words
from copro_tui.cohorts.model import Cohort
from copro_tui.figures.bars import bar
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.trainer.service import Progress, TrainerService
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import ReadingScreen, trouble_lines
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

    def find_out(self, along: Progress) -> ItemAnalysis:
        return self.service.questions(self.cohort, self._module.id, along)

    def show(self, found: ItemAnalysis) -> None:
        self.say(*trouble_lines(found.troubles))
        entries: list[Entry] = []
        for one in found.items:
            if not one.case:
                entries.append(item_entry(one, f"question:{one.exercise}", one.text))
                entries += [Entry(f"flags:{one.exercise}", f"    {flags}", role="near", still=True)
                            for flags in [flags_of(one)] if flags]  # fmt: skip
        self.query_one(Menu).show(entries)

    def open(self, entry: str) -> None:
        from copro_tui.tui.trainer.exercise_detail import ExerciseDetailScreen

        self.app.push_screen(ExerciseDetailScreen(self.service, self.cohort, entry.partition(":")[2]))


def item_entry(one: Item, entry: str, text: str, *, still: bool = False) -> Entry:
    """A question on a line: its text, a bar of the mean mark, and how many answered."""
    if one.facility is None:
        return Entry(entry, text, _("nobody yet"), role="muted", still=still)
    percent = round(100 * one.facility)
    right = _("%(percent)3d %% of %(people)d") % {"percent": percent, "people": one.people}
    return Entry(entry, text, right, middle=partial(bar, percent, 100), still=still)


def flags_of(one: Item) -> str:
    """What is worth a look in a question; "too few" is no news where everybody can see how many answered."""
    return ", ".join(flag_words(flag) for flag in one.flags if flag != "too-few")
