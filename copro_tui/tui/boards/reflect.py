"""Writing in one's own words."""

from __future__ import annotations

from typing import ClassVar, Self

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Static, TextArea

from copro_tui.exercises import Reflect
from copro_tui.figures.card import card
from copro_tui.figures.cells import Figure, paragraph
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import StepView
from copro_tui.player.messages import other_words
from copro_tui.terminal.cursor import put_cursor
from copro_tui.terminal.text_area import WordwiseTextArea
from copro_tui.text.safe import safe
from copro_tui.tui.bindings import bindings
from copro_tui.tui.boards.base import AnswerChanged, stacked
from copro_tui.tui.boards.own_words import recalled
from copro_tui.tui.widgets.grid import LOW
from copro_tui.tui.widgets.marked_text import content_of
from copro_tui.tui.widgets.picture import Picture
from copro_tui.tui.widgets.prose import Prose


class Words(WordwiseTextArea):
    """A text area that removes control characters from pasted text."""

    def on_paste(self, event: events.Paste) -> None:
        event.text = safe(event.text.replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n"))


class ReflectBoard(VerticalGroup):
    """A question, what was written earlier where it refers to that, and a box to write in."""

    HELP = mark(
        "Write as much or as little as you like; it is saved as you type, and goes into your journal. F3 says that it "
        "is done. Tab leaves the box, so that the letter keys work again; Tab once more goes back into it."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("reflect")
    DEFAULT_CSS = """
    ReflectBoard {
        padding: 0 0 0 1;
        max-width: 77;
        & > * { max-width: $text-cells; }
        & #prompt { text-style: bold; margin: 0 0 $text-gap 0; height: auto; }
        & #asides { margin: 0 0 $text-gap 0; }
        & #saved { color: $role-muted; margin: 0 0 $text-gap 0; height: auto; }
        & TextArea { height: 8; border: none; padding: 0 1; background: $panel; color: $foreground; }
        &.-low TextArea { height: 3; }
        &.-low #prompt { margin: 0; }
        & Prose { margin: 0 0 $text-gap 0; }
    }
    """

    def __init__(self, view: StepView, exercise: Reflect) -> None:
        super().__init__(id="board")
        self.view = view
        self.exercise = exercise

    def compose(self) -> ComposeResult:
        yield Static(content_of(self.exercise.prompt), id="prompt")
        yield Picture(self._asides, id="asides")
        answer = safe(str(self.view.answer))
        words = Words(answer, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        words.cursor_blink = False
        words.move_cursor(words.document.end)
        yield words
        yield Static(Content(""), id="saved")
        yield Prose()

    def on_mount(self) -> None:
        self._arrange()
        self._say()

    def on_resize(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """In a low window the box stands right below the question, so that both are seen, and the rest follows."""
        low, box = self.app.size.height < LOW, self.query_one(TextArea)
        self.set_class(low, "-low")
        asides = self.query_one("#asides")
        if low:
            self.move_child(asides, after=box)
        else:
            self.move_child(asides, before=box)

    def _say(self) -> None:
        over = self.view.phase == "over"
        saved = _("Saved to your journal.") if over else _("Saved as you type. It goes into your journal.")
        self.query_one("#saved", Static).update(Content(saved))
        self.query_one(Prose).show(self.exercise.after if over else "")
        self.query_one("#asides", Picture).redraw()

    def focus(self, scroll_visible: bool = True) -> Self:
        """Focus the text area, unless the text is done: then Enter and letters are keys of the screen."""
        if self.view.phase != "over":
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
        """Show the text in its current state. Who has left the box is not put back into it, unless it opens again."""
        was_over, self.view = self.view.phase == "over", view
        self._say()
        if view.phase == "over":
            self.screen.set_focus(None)  # so that Enter and the letter keys work
        elif was_over:
            self.focus()
            words = self.query_one(TextArea)
            words.move_cursor(words.document.end)

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if event.text_area.text != str(self.view.answer):
            work = replace(self.view.work, answer=event.text_area.text)
            self.view = replace(self.view, work=work)
            self.post_message(AnswerChanged(event.text_area.text))

    def _asides(self, cells: int) -> Figure:
        """What stands between the question and the box: earlier words, another window's text, the hint."""
        view = self.view
        found = [recalled(view, view.today, cells)]
        if view.others:
            found.append(paragraph(other_words(view), cells, "strong"))
        if view.hinted and self.exercise.hint and view.phase != "over":
            found.append(card(_("Hint"), "", [safe(self.exercise.hint)], cells))
        return stacked(found)
