"""The programs that copro is held against: ``python -m benchmarks.peers empty`` (one word) or ``label`` (one label)."""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

WORD = "Croeso"
"""What the empty app shows."""


class EmptyApp(App[None]):
    """Shows one word."""

    def compose(self) -> ComposeResult:
        yield Static(WORD)


class LabelApp(App[None]):
    """Counts the presses of two keys in one label."""

    BINDINGS: ClassVar[list[BindingType]] = [("shift+down", "count(1)"), ("shift+up", "count(-1)")]

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def compose(self) -> ComposeResult:
        yield Static(self._words())

    def action_count(self, by: int) -> None:
        self._count += by
        self.query_one(Static).update(self._words())

    def _words(self) -> str:
        return f"count {self._count} of presses"


if __name__ == "__main__":
    {"empty": EmptyApp, "label": LabelApp}[sys.argv[1]]().run()
