"""A line to type into, in which undo takes back a word, and which takes all that is pasted."""

from __future__ import annotations

import re
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.widgets import Input

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""Line ends and control characters, of which a pasted text can have several one after the other."""


class Field(Input):
    """Textual's field, which of itself cannot undo, and leaves out most of a pasted text that has several lines."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "undo", show=False)]

    _states: tuple[tuple[str, int], ...] = ()
    """What was in the field, and where the cursor was, each time that a word was begun or something removed."""

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the next letter goes; Textual puts the terminal's cursor one cell further at the end of a text."""
        return super().cursor_screen_offset - Offset(self.cursor_at_end, 0)

    def on_paste(self, event: events.Paste) -> None:
        """Take all of a pasted text on one line; Textual would take its first line alone."""
        event.prevent_default()
        event.stop()
        self.replace(_BREAKS.sub(" ", event.text.rstrip("\r\n")), *self.selection)

    def replace(self, text: str, start: int, end: int) -> None:
        before, cursor = self.value, self.cursor_position
        goes_on = len(text) == 1 and start == end and (text == " " or before[max(0, start - 1) : start].strip())
        super().replace(text, start, end)
        if self.value != before and not goes_on:
            self._states += ((before, cursor),)

    def action_undo(self) -> None:
        """Take back the last word that was typed, or the last that was removed or pasted."""
        if self._states:
            self.value, self.cursor_position = self._states[-1]
            self._states = self._states[:-1]
