"""Lines that tell something: a message until the next key, and that nothing is being kept for as long as that is so."""

from __future__ import annotations

from textual import getters

from copro_tui.figures.cells import Cell, Figure, Row
from copro_tui.tui.base_app import BaseApp, Said
from copro_tui.tui.widgets.drawing import Drawing


class MessageLine(Drawing):
    """What the program has to say: it stands above the line of keys until the next key, and covers nothing."""

    DEFAULT_CSS = """
    MessageLine { height: auto; max-width: $whole-cells; padding: 0 2; display: none; }
    """

    app = getters.app(BaseApp)

    def on_mount(self) -> None:
        self.watch(self.app, "said", self._show)

    def _show(self, said: tuple[Said, ...]) -> None:
        self.display = bool(said)
        self.redraw()

    def draw(self, cells: int) -> Figure:
        return tuple(row for one in self.app.said for row in _told(one.text, cells, wrong=one.wrong))


class UnkeptLine(Drawing):
    """Says that nothing is being kept, and why, for as long as that is so."""

    DEFAULT_CSS = """
    UnkeptLine { height: auto; max-width: $whole-cells; padding: 0 2; display: none; }
    """

    app = getters.app(BaseApp)

    def on_mount(self) -> None:
        self.watch(self.app, "unkept", self._show)

    def _show(self, unkept: str) -> None:
        self.display = bool(unkept)
        self.redraw()

    def draw(self, cells: int) -> Figure:
        return _told(self.app.unkept, cells, wrong=True)


def _told(text: str, cells: int, *, wrong: bool) -> tuple[Row, ...]:
    from copro_tui.figures.card import card  # here, because mostly there is nothing to tell

    return card("", "", [Cell(line, "strong") for line in text.splitlines()], cells, "wrong" if wrong else "rule")
