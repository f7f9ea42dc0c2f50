"""One report: with names or without, as text on the screen, and saved in any form."""

from __future__ import annotations

from functools import partial

from textual import work
from textual.app import ComposeResult

from copro_tui.cohorts.model import Cohort
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.reports.catalogue import FORMS, Form, ReportType
from copro_tui.reports.formats import as_text
from copro_tui.reports.tables import Report
from copro_tui.trainer.service import Progress, TrainerService
from copro_tui.tui.messages import HandOver
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import ReadingScreen, tick
from copro_tui.tui.widgets.menu import Entry, Menu
from copro_tui.tui.widgets.preview import Preview

MOST = 100
"""How many rows of a report are shown; the file has all of them."""
NAMES = "names"
"""The id of the entry that asks for names."""


class ReportScreen(ReadingScreen[Report]):
    """What will be in the file stands below the forms in which it can be saved."""

    HELP = mark(
        "Below is what the file will say. Choose a form to save it into your downloads folder. Without names people "
        "have pseudonyms, and a group of fewer than five is not broken down."
    )

    def __init__(self, service: TrainerService, cohort: Cohort, of: ReportType, exercise: Ref | None) -> None:
        super().__init__(service, cohort)
        self._of = of
        self._exercise = exercise
        self._names = of.names == "always"
        self._made: Report | None = None

    def compose_body(self) -> ComposeResult:
        yield from super().compose_body()
        yield Preview(id="preview")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_(self._of.help).rstrip("."), self.cohort.name)
        self._fill()

    def load(self, progress: Progress) -> Report:
        exercise = str(self._exercise) if self._exercise else ""
        return self.service.report(self.cohort, self._of.id, progress, exercise=exercise, names=self._names)

    def show(self, found: Report) -> None:
        self._made = found
        self.query_one(Preview).show(partial(as_text, found, most=MOST))
        self._fill()

    def _fill(self) -> None:
        asked = _("%(tick)s With names") % {"tick": tick(self._names)}
        always = _("It is for one person each, so it has names.")
        self.query_one(Menu).show(
            [
                *([Entry(NAMES, asked)] if self._of.names == "asked" else []),
                *([Entry("always", always, role="muted", still=True)] if self._of.names == "always" else []),
                *(Entry(one.id, _("Save: %(form)s") % {"form": _(one.name)}) for one in FORMS if self._made),
            ]
        )

    def chosen(self, entry: str) -> None:
        if entry == NAMES:
            self._names, self._made = not self._names, None  # nothing is saved that was made for the other choice
            self._fill()
            self.action_read()
        elif self._made is not None:
            self._save(self._made, next(one for one in FORMS if one.id == entry))

    @work(thread=True, exclusive=True, group="saving")
    def _save(self, made: Report, form: Form) -> None:
        step = f"-{self._exercise.step}" if self._exercise else ""
        name = f"{self.cohort.id}-{self._of.id}{step}.{form.id}"
        self.on_the_screen(self.post_message, HandOver(form.made(made, self.service.now()), name))
