"""The pane beside a lesson: its steps, words of the current one, and the learner's own contact."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset

from copro_tui.course.lesson import Page
from copro_tui.course.model import Word
from copro_tui.figures.cells import Figure
from copro_tui.player import CoursePlayer, LessonPlayer, StepView
from copro_tui.player.contact import Contact
from copro_tui.tui.boards.lesson_pane import lesson_pane
from copro_tui.tui.widgets.drawing import Drawing
from copro_tui.tui.widgets.top_line import TopLine


class LessonPane(Drawing):
    """Its steps can be clicked."""

    WIDE = True

    def __init__(self, player: CoursePlayer, lesson_player: LessonPlayer) -> None:
        super().__init__(id="lesson-pane")
        self._player = player
        self._lesson_player = lesson_player
        self._view: StepView = lesson_player.view()
        self._words: tuple[Word, ...] = ()
        self._contact: Contact | None = None
        self._look_up()

    def show(self, view: StepView) -> None:
        """Show the current step in its current state."""
        known = self._view
        self._view = view
        if (view.place, view.case, view.phase) != (known.place, known.case, known.phase):
            self._look_up()
        self.redraw()

    def _look_up(self) -> None:
        self._words = self._player.words_in(_text(self._view))
        self._contact = self._player.contact()

    def draw(self, cells: int) -> Figure:
        return lesson_pane(self._view, self._lesson_player.lesson, self._words, self._contact, cells)

    def on_click(self, event: events.Click) -> None:
        region = self.content_region
        hit = self.hit_at(Offset(event.screen_x - region.x, event.screen_y - region.y))
        if hit is not None and hit[0] == "target":
            self.post_message(TopLine.StepChosen(int(hit[1])))


def _text(view: StepView) -> str:
    """What is to be read at a step."""
    if isinstance(view.step, Page):
        return view.step.text
    return " ".join((view.step.prompt, view.case.text if view.case else ""))
