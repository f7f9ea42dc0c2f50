"""Jumping to a step of the lesson."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from copro_tui.course.model import Lesson
from copro_tui.figures.bars import DOTS
from copro_tui.i18n import mark
from copro_tui.player import StepView
from copro_tui.text.width import clip
from copro_tui.tui.widgets.menu import Entry, Menu


class StepsScreen(ModalScreen[int | None]):
    """The steps of a lesson; gives back the number of the one chosen, or None."""

    DEFAULT_CSS = """
    StepsScreen {
        align: center middle;
        & #steps-box { width: 90%; max-width: 72; height: auto; max-height: 90%; background: $surface;
                       border: round $primary; padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,j", "dismiss", mark("Close"), id="steps.close")]

    def __init__(self, view: StepView, lesson: Lesson) -> None:
        super().__init__()
        self._view = view
        self._lesson = lesson

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="steps-box", can_focus=False):
            yield Menu(
                [
                    Entry(str(place), f"{DOTS[state]} {place + 1:>2}  {clip(step.label, 58)}")
                    for place, (step, state) in enumerate(zip(self._lesson.steps, self._view.states, strict=True))
                ]
            )

    def on_mount(self) -> None:
        self.query_one("#steps-box").border_title = Content(clip(self._lesson.title, 60))
        menu = self.query_one(Menu)
        menu.current = str(self._view.place)
        menu.focus()

    @on(Menu.Chosen)
    def _chosen(self, event: Menu.Chosen) -> None:
        self.dismiss(int(event.entry))
