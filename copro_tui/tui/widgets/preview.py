"""A text that is laid out anew for every width, and that can be selected and copied."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static

from copro_tui.text.safe import safe
from copro_tui.tui.appearance import look_of


class Preview(Static):
    """Shows what a function lays out in a number of cells."""

    DEFAULT_CSS = "Preview { height: auto; margin: 1 0; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(Content(""), id=id)
        self._laid_out: Callable[[int], str] = lambda _cells: ""
        self._cells = 0

    def show(self, laid_out: Callable[[int], str]) -> None:
        """Show another text."""
        self._laid_out = laid_out
        self._draw()

    def on_resize(self) -> None:
        if self.size.width != self._cells:
            self._draw()

    def _draw(self) -> None:
        self._cells = self.size.width
        if self._cells:  # else it is drawn once it is known how wide
            self.update(Content(safe(self._laid_out(min(look_of(self).cells, self._cells)))))
