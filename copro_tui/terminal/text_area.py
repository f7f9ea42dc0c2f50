"""A text area in which undo takes back a word, or what was typed without a pause."""

from __future__ import annotations

from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from copro_tui.terminal.cursor import put_cursor


class WordwiseTextArea(TextArea):
    """A text area that can undo word by word."""

    def on_resize(self) -> None:
        self.call_after_refresh(self._follow_cursor)

    def _follow_cursor(self) -> None:
        """Put the terminal's cursor where the next letter goes, once it is known how the lines are broken."""
        if self.is_attached and self.has_focus and self.screen.is_active:
            self.scroll_cursor_visible()
            put_cursor(self, self.cursor_screen_offset)

    def edit(self, edit: Edit) -> EditResult:
        line, column = edit.top
        before = self.document.get_line(line)[:column][-1:]
        if not edit.text.isspace() and (not before or before.isspace()):
            self.history.checkpoint()
        return super().edit(edit)
