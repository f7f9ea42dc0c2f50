"""Until when what is collected of a cohort is kept, what there is, and removing it once its day has passed."""

from __future__ import annotations

from collections.abc import Sequence

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from copro_tui.cohorts.model import Cohort, keep_until_words
from copro_tui.cohorts.retention import remains_in_words, was_to_go
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.text.safe import safe
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import CohortScreen
from copro_tui.tui.trainer.form import FormScreen
from copro_tui.tui.widgets.menu import Entry, Menu


class KeepingScreen(FormScreen, CohortScreen):
    """A field for the day, and below it what there is of the cohort's people."""

    HELP = mark(
        "Type the last day on which what people send is kept, or leave it empty if no end is set. Nothing goes by "
        "itself: once the day has passed you can remove all that is listed here, for good. The cohort itself stays, "
        "without its people, and so do learners' own records and what you saved elsewhere."
    )

    DEFAULT_CSS = "KeepingScreen #kept { padding: 0 0 0 2; }"

    def compose_body(self) -> ComposeResult:
        yield Static(Content(""), id="standing", classes="words")
        yield Static(Content(""), id="there", classes="words -name")
        yield Static(Content(""), id="kept", classes="words")
        until = _("The last day on which what they send is kept (may stay empty)")
        yield from self.day_field(until, "keep-until", _("31 Mar, or 2027-03-31"), self.cohort.keep_until)
        yield Menu(id="do")
        yield self.problem_line()

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("Until when it is kept"), self.cohort.name)
        self._fill()
        self.query_one("#do" if self._is_over else Input).focus()

    @property
    def _is_over(self) -> bool:
        return self.cohort.is_over(self.service.today())

    def _fill(self) -> None:
        lines = list(remains_in_words(self.service.retention.remains(self.cohort)))
        said = was_to_go(self.cohort) if self._is_over else keep_until_words(self.cohort)
        self.query_one("#standing", Static).update(Content(safe(said)))
        head = _("What there is of its people:") if lines else _("There is nothing of its people.")
        self.query_one("#there", Static).update(Content(head))
        self.query_one("#kept", Static).update(Content(safe("\n".join(lines))))
        remove = [Entry("tidy", _("Remove all this now, for good"), role="wrong", gap=True)]
        save = Entry("save", _("Save the day"))
        self.query_one(Menu).show([save, *(remove if lines and self._is_over else [])])

    def chosen(self, entry: str) -> None:
        self.query_one("#problem").display = False
        if entry == "tidy":
            self._tidy()
            return
        self.cohort = self.service.retention.keep_until(self.cohort.id, self.value("keep-until"))
        self.app.tell(keep_until_words(self.cohort))
        self._fill()

    @work(thread=True, exclusive=True)
    def _tidy(self) -> None:
        cohort = self.cohort
        try:
            troubles: Sequence[CoproError] = self.service.retention.tidy(cohort.id)
            cohort = self.service.open(cohort.id)
        except CoproError as error:
            troubles = [error]
        self.on_the_screen(self._tidied, cohort, troubles)

    def _tidied(self, cohort: Cohort, troubles: Sequence[CoproError]) -> None:
        self.cohort = cohort
        if troubles:
            self._fill()
            self.complain(CoproError("\n".join(map(str, troubles))))
            return
        self.app.tell(
            _("Removed. The cohort “%(cohort)s” is there still, without its people.") % {"cohort": self.cohort.name}
        )
        self.app.pop_screen()
