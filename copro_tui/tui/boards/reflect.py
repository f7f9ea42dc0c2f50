"""Writing in one's own words."""

from __future__ import annotations

from typing import ClassVar, Self

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup
from textual.widgets import Markdown, TextArea

from copro_tui.exercises import Reflect
from copro_tui.i18n import mark
from copro_tui.player import StepView
from copro_tui.terminal.cursor import put_cursor
from copro_tui.terminal.text_area import WordwiseTextArea
from copro_tui.text.safe import safe, safe_markdown
from copro_tui.tui.bindings import bindings
from copro_tui.tui.boards.base import AnswerChanged


class Words(WordwiseTextArea):
    """A text area that removes control characters from pasted text."""

    def on_paste(self, event: events.Paste) -> None:
        event.text = safe(event.text.replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n"))


class ReflectBoard(VerticalGroup):
    """A text area, and the text that is shown once something is written."""

    HELP = mark(
        "Write as much or as little as you like. F3 keeps it in your journal and goes on. Tab leaves the text, so that "
        "the letter keys work again; Tab once more goes back into it."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("reflect")
    DEFAULT_CSS = """
    ReflectBoard {
        max-width: $text-cells;
        & TextArea { height: 8; border: round $role-rail; background: $surface; color: $foreground; }
        & TextArea:focus { border: round $primary; }
        & Markdown { margin: 1 0 0 0; padding: 0; }
    }
    """

    def __init__(self, view: StepView, exercise: Reflect) -> None:
        super().__init__(id="board")
        self.view = view
        self.exercise = exercise

    def compose(self) -> ComposeResult:
        answer = safe(str(self.view.answer))
        words = Words(answer, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        words.cursor_blink = False
        words.move_cursor(words.document.end)
        yield words
        after = Markdown(safe_markdown(self.exercise.after), open_links=False)
        after.display = self.view.feedback is not None and bool(self.exercise.after)
        yield after

    def focus(self, scroll_visible: bool = True) -> Self:
        """Focus the text area, unless the text is kept: then Enter and letters are keys of the screen."""
        if self.view.feedback is None:
            self.query_one(TextArea).focus(scroll_visible)
        return self

    def action_leave_text(self) -> None:
        """Leave the text area, so that letter keys work; Tab returns to it."""
        self.screen.set_focus(None)

    def on_descendant_focus(self) -> None:
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        """Put the terminal's cursor where the next letter goes; the text area does so only once it moves."""
        if self.is_attached:
            put_cursor(self, self.query_one(TextArea).cursor_screen_offset)

    def show(self, view: StepView) -> None:
        """Show whether the text is kept."""
        self.view = view
        kept = view.feedback is not None
        self.query_one(Markdown).display = kept and bool(self.exercise.after)
        if kept:
            self.screen.set_focus(None)  # so that Enter and the letter keys work
        else:
            self.focus()
            words = self.query_one(TextArea)
            words.move_cursor(words.document.end)

    def ready_to_check(self) -> None:
        """Do nothing: the text is complete as it is."""

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if event.text_area.text != str(self.view.answer):
            from msgspec.structs import replace

            self.view = replace(self.view, answer=event.text_area.text)
            self.post_message(AnswerChanged(event.text_area.text))
