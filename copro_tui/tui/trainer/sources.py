"""Why the course's answers to an exercise are believed, for whoever has to defend them in front of a group."""

from __future__ import annotations

from textual.app import ComposeResult

from copro_tui.cohorts.model import Cohort
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player.belief import believed
from copro_tui.trainer.service import TrainerService
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.source_texts import open_source, texts_of
from copro_tui.tui.trainer.base import TrainerScreen
from copro_tui.tui.widgets.writing_list import WritingList


class AnswerSourcesScreen(TrainerScreen):
    """How sure the answers are, or the one to a case, and the sources that say so."""

    HELP = mark("Enter opens the address of a source in your browser, if it has one.")

    def __init__(self, service: TrainerService, ref: Ref, cohort: Cohort | None) -> None:
        super().__init__(service)
        self.cohort = cohort
        self._believed = believed(service.course, ref)

    def compose_body(self) -> ComposeResult:
        yield WritingList(texts_of(self._believed))

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("Sources"), self.cohort.name if self.cohort is not None else "")
        self.query_one(WritingList).focus()

    def chosen(self, entry: str) -> None:
        open_source(self.app, self.service.course.sources.get(entry))
