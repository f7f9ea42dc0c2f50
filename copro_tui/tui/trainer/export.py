"""Something of a cohort for another program: what it begins with, and saving it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TypeVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input
from textual.worker import get_current_worker

from copro_tui.cohorts.model import Cohort
from copro_tui.course import places
from copro_tui.errors import OutputError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.reports.formats import left_out_words
from copro_tui.trainer.exports import ENDINGS, Chosen, Export, Made, Shown
from copro_tui.trainer.service import Progress, TrainerService
from copro_tui.tui.messages import HandOver
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import ReadingScreen, tick, trouble_lines
from copro_tui.tui.widgets.menu import Entry, Menu
from copro_tui.tui.widgets.preview import Preview

T = TypeVar("T")

NAMES, TIMES = "names", "times"
"""The ids of the entries that ask for them."""


class ExportScreen(ReadingScreen[tuple[Made, Shown]]):
    """The beginning of the file stands below what can be chosen, and the forms in which it can be saved."""

    HELP = mark(
        "Below is what the file will begin with. Choose a form to save it into your downloads folder. Nothing is sent: "
        "you give the file to the other program, or to whoever looks after it."
    )

    def __init__(self, service: TrainerService, cohort: Cohort, of: Export) -> None:
        super().__init__(service, cohort)
        self._of = of
        self._choice = Chosen()
        self._made: Made | None = None

    def compose_body(self) -> ComposeResult:
        if "link" in self._of.options:
            name = _("Where people find the course (may stay empty)")
            yield from self.field(name, "link", _("https://example.org"))
        yield from super().compose_body()
        yield Preview(id="preview")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_(self._of.help).rstrip("."), self.cohort.name)
        self._fill()

    def action_read(self) -> None:
        self._made = None
        super().action_read()

    def on_return(self) -> None:
        if self._of.names == "always":  # somebody may have been matched meanwhile
            self.action_read()
        else:
            super().on_return()

    def load(self, progress: Progress) -> tuple[Made, Shown]:
        made = self._made or self._of.made(self.service, self.service.open(self.cohort.id), self._to_the_end)
        return made, made.shown(self._choice)

    def _to_the_end(self, things: Iterable[T], total: int) -> Iterator[T]:
        """As ``following``; but a file of which a part is missing is not to be taken for a whole one."""
        yield from self.following(things, total)
        if get_current_worker().is_cancelled:
            raise OutputError(_("It was not finished."))

    def show(self, found: tuple[Made, Shown]) -> None:
        self._made, shown = found
        self.say(*self._made.notes, *trouble_lines(self._made.troubles))
        self.query_one(Preview).show(shown.lines)
        self._fill()

    def _fill(self) -> None:
        names, always = self._of.names, _("It has names in it, or numbers of staff.")
        times = _("%(tick)s To the moment, and not to the day") % {"tick": tick(self._choice.times)}
        saving = [Entry(one, _("Save: %(form)s") % {"form": _(ENDINGS[one])}) for one in self._of.endings]
        self.query_one(Menu).show(
            [
                *(
                    [Entry(NAMES, _("%(tick)s With names") % {"tick": tick(self._choice.names)})]
                    if names == "asked"
                    else []
                ),
                *([Entry("always", always, role="muted", still=True)] if names == "always" else []),
                *([Entry(TIMES, times)] if "times" in self._of.options else []),
                *(saving if self._made else []),
                *(
                    [Entry("roster", _("Who is expected: the roster"), gap=True, means=places.Roster(self.cohort.id))]
                    if names == "always"
                    else []
                ),
            ]
        )

    @on(Input.Changed, "#link")
    def _link_typed(self, event: Input.Changed) -> None:
        self._choice = replace(self._choice, link=event.value.strip())
        self._show_anew()

    @on(Input.Submitted, "#link")
    def _to_the_menu(self) -> None:
        self.query_one(Menu).focus()

    def chosen(self, entry: str) -> None:
        if entry in (NAMES, TIMES):
            self._choice = replace(self._choice, **{entry: not getattr(self._choice, entry)})
            self._fill()
            self._show_anew()
        elif self._made is not None:
            data = self._made.data(self._choice, entry)
            self.post_message(HandOver(data, self._of.file(self.cohort, entry), partial(self._written, self._made)))

    def _written(self, made: Made) -> None:
        """It is saved: say what is missing in it. It may be in a worker's thread, and the screen may be left."""
        made.written()
        if made.troubles:
            self.app.call_later(self.app.tell, left_out_words(len(made.troubles)), wrong=True)

    def _show_anew(self) -> None:
        """Show what was read already as it is chosen now."""
        if self._made is not None:
            self.read()
