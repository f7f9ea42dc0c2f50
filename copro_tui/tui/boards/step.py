"""One step of a lesson on the screen: a page with its figure, or an exercise with its question and its result."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Markdown, Static

from copro_tui.course.model import Page
from copro_tui.exercises import Exercise
from copro_tui.frameworks import Crosswalk, Framework
from copro_tui.i18n import gettext as _
from copro_tui.player import StepView
from copro_tui.player.feedback_words import summary_words
from copro_tui.player.messages import other_words
from copro_tui.terminal.cursor import put_cursor
from copro_tui.text.safe import safe, safe_markdown
from copro_tui.tui.boards.registry import AnyBoard, board_for
from copro_tui.tui.widgets.framework_view import FrameworkView


class PageStep(VerticalGroup):
    """A step to read."""

    DEFAULT_CSS = """
    PageStep {
        & Markdown { max-width: $text-cells; padding: 0; margin: 0 0 $text-gap 0; background: $background; }
        & .title { text-style: bold; color: $role-strong; margin: 0 0 $text-gap 0; }
    }
    """

    def __init__(self, page: Page, figure: Framework | None, other: Framework | None, crosswalk: Crosswalk) -> None:
        super().__init__()
        self._page = page
        self._figure = figure
        self._other = other
        self._crosswalk = crosswalk

    def compose(self) -> ComposeResult:
        if self._page.title:
            yield Static(Content(safe(self._page.title)), classes="title")
        yield Markdown(safe_markdown(self._page.text), open_links=False)
        if self._figure is not None:
            yield FrameworkView(self._figure, self._other, self._crosswalk)

    def take_focus(self) -> None:
        """Do nothing: a page has nothing to answer. Tab focuses its figure."""
        put_cursor(self, self.screen.query_one("#body").content_region.offset)


class ExerciseStep(VerticalGroup):
    """A step to answer."""

    DEFAULT_CSS = """
    ExerciseStep {
        & > Static { width: 1fr; max-width: $text-cells; height: auto; }
        & #prompt { text-style: bold; margin: 0 0 $text-gap 0; color: $foreground; }
        & #hint, & #other { color: $role-quote; margin: 0 0 $text-gap 0; }
        & #result { margin: 0 0 $text-gap 0; }
        & #result.-right { color: $role-right; }
    }
    """

    def __init__(self, view: StepView, exercise: Exercise) -> None:
        super().__init__()
        self._view = view
        self._exercise = exercise
        self.board: AnyBoard = board_for(view)

    def compose(self) -> ComposeResult:
        yield Static(Content(safe(self._exercise.prompt)), id="prompt")
        yield Static(Content(""), id="hint")
        yield Static(Content(""), id="result")
        yield Static(Content(""), id="other")
        yield self.board

    def on_mount(self) -> None:
        self._say(self._view)

    def take_focus(self) -> None:
        self.board.focus()

    def show(self, view: StepView) -> None:
        """Show the exercise in its current state."""
        self._view = view
        self._say(view)
        self.board.show(view)

    def tell_others(self, view: StepView) -> None:
        """Show whether there is another text of the learner's at this step."""
        other = self.query_one("#other", Static)
        other.update(Content(other_words(view)))
        other.display = bool(view.others)

    def _say(self, view: StepView) -> None:
        hint, result = self.query_one("#hint", Static), self.query_one("#result", Static)
        hint.display = view.hinted and bool(self._exercise.hint) and view.feedback is None
        hint.update(Content(_("Hint: %(hint)s") % {"hint": safe(self._exercise.hint)}))
        lines = [one for one in (summary_words(view),) if one]
        result.display = bool(lines)
        result.set_class(view.feedback is not None and view.feedback.score in (None, 1.0), "-right")
        result.update(Content("\n".join(lines)))
        self.tell_others(view)
