"""Jumping to a step of the lesson."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.figures.bars import DOTS
from copro_tui.player import LessonPlayer
from copro_tui.text.width import clip
from copro_tui.tui.bindings import bindings
from copro_tui.tui.messages import Open
from copro_tui.tui.widgets.menu import Entry, Menu


class StepsScreen(ModalScreen[None]):
    """The steps of a lesson; choosing one goes to it."""

    DEFAULT_CSS = """
    StepsScreen {
        align: center middle;
        & #steps-box { width: 90%; max-width: 72; height: auto; max-height: 90%; background: $surface;
                       border: round $primary; padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("steps")

    def __init__(self, lesson_player: LessonPlayer) -> None:
        super().__init__()
        self._view = lesson_player.view()
        self._lesson = lesson_player.lesson

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="steps-box", can_focus=False):
            yield Menu([*self._entries()])

    def _entries(self) -> Iterator[Entry]:
        for place, (step, state) in enumerate(zip(self._lesson.steps, self._view.states, strict=True)):
            text = f"{DOTS[state]} {place + 1:>2}  {clip(step.label, 58)}"
            yield Entry(str(place), text, means=places.Step(self._lesson.ref.at(step.id)))

    def on_mount(self) -> None:
        self.query_one("#steps-box").border_title = Content(clip(self._lesson.title, 60))
        menu = self.query_one(Menu)
        menu.current = str(self._view.place)
        menu.focus()

    @on(Menu.Chosen)
    def _chosen(self, event: Menu.Chosen) -> None:
        if isinstance(event.entry.means, Place):
            self.dismiss()
            self.app.post_message(Open(event.entry.means))
