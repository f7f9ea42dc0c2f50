"""The programs that copro is held against: ``python -m benchmarks.peers empty`` (one word) or ``label`` (one label)."""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from benchmarks.words import EMPTY, LABEL


class EmptyApp(App[None]):
    """Shows one word."""

    def compose(self) -> ComposeResult:
        yield Static(EMPTY)


class LabelApp(App[None]):
    """Counts the presses of two keys in one label."""

    BINDINGS: ClassVar[list[BindingType]] = [("shift+down", "count(1)"), ("shift+up", "count(-1)")]

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def compose(self) -> ComposeResult:
        yield Static(LABEL.format(self._count))

    def action_count(self, by: int) -> None:
        self._count += by
        self.query_one(Static).update(LABEL.format(self._count))


if __name__ == "__main__":
    {"empty": EmptyApp, "label": LabelApp}[sys.argv[1]]().run()
