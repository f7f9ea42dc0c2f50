"""The base of a trainer's screens: the service, and loading data in a worker thread."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from copro_tui.cohorts.learner_work import Trouble
from copro_tui.cohorts.model import Cohort
from copro_tui.errors import CoproError
from copro_tui.figures.parts import text_bar
from copro_tui.i18n import gettext as _
from copro_tui.terminal.field import Field
from copro_tui.text.safe import safe
from copro_tui.trainer.service import Progress, TrainerService
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import PRINTABLE, BaseScreen
from copro_tui.tui.widgets.menu import Menu

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds of loading before the progress is shown."""
BETWEEN = 0.2
"""Seconds between two updates of the progress."""


class TrainerScreen(BaseScreen):
    """The base of a trainer's screens."""

    cohort: Cohort | None = None
    """The cohort that the screen shows, if any."""
    DEFAULT_CSS = """
    TrainerScreen {
        & .-asked { max-width: 60; margin: 0 0 $text-gap 0; }
        & .words.-name { margin: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("trainer")

    def __init__(self, service: TrainerService) -> None:
        super().__init__()
        self.service = service

    def field(self, name: str, field_id: str, placeholder: str = "", value: str = "") -> ComposeResult:
        """A field of one line, with its name above it."""
        yield Static(Content(name), classes="words -name")
        made = Field(safe(value), placeholder=placeholder, id=field_id, classes="-asked", restrict=PRINTABLE)
        made.cursor_blink = False
        yield made

    def say(self, *texts: str) -> None:
        """Show texts above the content; without texts the line takes no space."""
        for state in self.query("#state").results(Static):  # gone where the screen was left meanwhile
            state.update(Content(safe("\n".join(text for text in texts if text))))
            state.display = any(texts)

    def on_the_screen(self, what: Callable[..., object], *arguments: object) -> None:
        """Call something of the screen from a worker's thread, unless the screen was left meanwhile."""
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(what, *arguments)

    def following(self, things: Iterable[T], total: int, words: str = "") -> Iterator[T]:
        """Yield ``things`` in a worker's thread until the screen is left; after ``PATIENCE`` it is said how far.

        ``words`` are for ``%(done)s`` and ``%(total)s``; without them things are read.
        """
        worker, due = get_current_worker(), time.monotonic() + PATIENCE
        for done, one in enumerate(things):
            if worker.is_cancelled:
                return
            if (moment := time.monotonic()) >= due:
                due = moment + BETWEEN
                self.on_the_screen(self._say_how_far, words, done, max(total, done))
            yield one

    def _say_how_far(self, words: str, done: int, total: int) -> None:
        counted = (words or _("Reading: %(done)s of %(total)s")) % {"done": f"{done:,}", "total": f"{total:,}"}
        self.say(f"{counted}  {text_bar(done, total, 20)}")


class CohortScreen(TrainerScreen):
    """A screen about one cohort."""

    cohort: Cohort

    def __init__(self, service: TrainerService, cohort: Cohort) -> None:
        super().__init__(service)
        self.cohort = cohort


class ReadingScreen(CohortScreen, Generic[T]):
    """A menu whose data is loaded from many files in a worker thread, again on request."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("reading")
    _reading: Worker[None] | None = None
    _cut_short = False
    """Whether the screen was covered before everything was read."""

    def compose_body(self) -> ComposeResult:
        yield Static(Content(_("Reading…")), id="state", classes="words muted")
        yield Menu(id="found")

    def on_mount(self) -> None:
        self.query_one("#found").focus()
        self.call_after_refresh(self.action_read)  # what is known already is seen first

    def on_screen_suspend(self) -> None:
        """Leave the processor to the screen in front; what was not read to the end is read again afterwards."""
        if self._reading is not None and not self._reading.is_finished:
            self._reading.cancel()
            self._cut_short = True

    def on_return(self) -> None:
        if self._cut_short:
            self.action_read()

    def action_read(self) -> None:
        self.read()

    def read(self) -> None:
        """Load and show the data, in place of what is being loaded; where the screen is covered, afterwards."""
        self._cut_short = self._away
        if not self._away:
            self._reading = self._read()

    def load(self, progress: Progress) -> T:
        """Return the data to show. Runs in a worker thread; pass ``progress`` to the service's slow calls."""
        raise NotImplementedError

    def show(self, found: T) -> None:
        """Show the data that ``load`` returned."""
        raise NotImplementedError

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        try:
            found = self.load(self.following)
        except CoproError as error:
            self.on_the_screen(self.say, "")
            self.on_the_screen(self.complain, error)
        else:
            self.on_the_screen(self._found, found)

    def _found(self, found: T) -> None:
        if self.query("#found"):  # gone where the screen was left meanwhile
            self.say("")
            self.show(found)


def tick(ticked: bool) -> str:
    """A tick box as text."""
    return "[x]" if ticked else "[ ]"


def trouble_lines(troubles: Sequence[Trouble]) -> list[str]:
    """A line for each file that could not be read, with the reason."""
    return list(map(str, troubles))
