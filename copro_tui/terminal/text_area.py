"""A text area in which undo takes back a word, or what was typed without a pause."""

from __future__ import annotations

from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult


class WordwiseTextArea(TextArea):
    """A text area that can undo word by word."""

    def edit(self, edit: Edit) -> EditResult:
        line, column = edit.top
        before = self.document.get_line(line)[:column][-1:]
        if not edit.text.isspace() and (not before or before.isspace()):
            self.history.checkpoint()
        return super().edit(edit)
