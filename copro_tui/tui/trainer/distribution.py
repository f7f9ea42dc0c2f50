"""Where a group places cases, updated as answers come in, and drawn large for use in a workshop."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from copro_tui.analytics.distribution import Distribution
from copro_tui.course import places
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, ngettext
from copro_tui.trainer.live import Watch
from copro_tui.trainer.service import TrainerService
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import TrainerScreen
from copro_tui.tui.widgets.distribution_view import DistributionView

EVERY = 1.0
"""Seconds between two checks of the files."""


class DistributionScreen(TrainerScreen):
    """One exercise, case by case, without the course's answer until that is asked for."""

    DEFAULT_CSS = "DistributionScreen #body > DistributionView { max-width: 100%; }"
    HELP = mark(
        "The cases on which the group differs most come first. The arrow keys go from case to case, or click a number. "
        "Talk first; then press a to see the course's answer and its reasons. New answers appear by themselves."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("spread")

    def __init__(self, service: TrainerService, watch: Watch) -> None:
        super().__init__(service)
        self._watch = watch
        self.cohort = watch.cohort
        self._looking = False

    def compose_body(self) -> ComposeResult:
        yield Static(Content(_("Reading…")), id="state", classes="words muted")
        yield DistributionView()

    def on_mount(self) -> None:
        self._head(answered=0)
        self.query_one(DistributionView).focus()
        self._look()
        self.set_interval(EVERY, self._look)

    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self._read()

    @work(thread=True)
    def _read(self) -> None:
        worker = get_current_worker()
        found: Distribution | CoproError | None
        try:
            found = self._watch.look()
        except CoproError as error:
            found = error
        if not worker.is_cancelled:
            self.app.call_from_thread(self._take, found)

    def _take(self, found: Distribution | CoproError | None) -> None:
        self._looking = False
        if found is None or not self.query(DistributionView):  # nothing new, or the screen was left meanwhile
            return
        self.say(str(found) if isinstance(found, CoproError) else _left_out(len(found.troubles)))
        if isinstance(found, Distribution):
            self._head(found.people)
            self.query_one(DistributionView).show(found)
            self.refresh_bindings()

    def _head(self, answered: int) -> None:
        cohort = self._watch.cohort
        values = {"answered": answered, "all": len(cohort.members)}
        self.query_one(TopLine).show(_("%(answered)d of %(all)d have answered") % values, cohort.name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "though_few":
            return any(view.too_few for view in self.query(DistributionView))
        return super().check_action(action, parameters)

    def action_case(self, by: int) -> None:
        self.query_one(DistributionView).action_step(by)

    def action_answer(self) -> None:
        view = self.query_one(DistributionView)
        view.answer = not view.answer
        view.redraw()

    def action_sources(self) -> None:
        case = self.query_one(DistributionView).current
        self.go(places.AnswerSources(self._watch.ref if case is None else self._watch.ref.case(case)))

    def action_though_few(self) -> None:
        view = self.query_one(DistributionView)
        view.though_few = True
        view.redraw()
        self.refresh_bindings()


def _left_out(files: int) -> str:
    """How many files could not be read, without their names, which can identify people in front of the group."""
    words = ngettext(
        "%(count)d file could not be read and is left out. The other screens, or “copro cohort collect”, name it.",
        "%(count)d files could not be read and are left out. The other screens, or “copro cohort collect”, name them.",
        files,
    )
    return words % {"count": files} if files else ""
