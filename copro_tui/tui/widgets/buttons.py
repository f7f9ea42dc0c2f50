"""A row of buttons, one below the other where there is no room: the arrow keys choose, Enter presses, or a click."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from copro_tui.figures.cells import BLANK, Cell, Figure, Hit, row_width
from copro_tui.figures.parts import button
from copro_tui.text.width import fit, width
from copro_tui.text.wrap import wrap
from copro_tui.tui.bindings import bindings
from copro_tui.tui.widgets.figure_view import FigureView

GAP = 2
"""Cells between two buttons."""

FRAME = 3
"""Cells of a button beside its words, with the mark before it."""


class Buttons(FigureView):
    """Buttons by id; the first is the one that Enter works until another is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("buttons")

    @dataclass
    class Pressed(Message):
        """A button was pressed."""

        button: str

    def __init__(self, buttons: Mapping[str, str], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._buttons = buttons

    def stops(self) -> list[str]:
        return list(self._buttons)

    def draw(self, cells: int) -> Figure:
        drawn = [self._button(name, words, cells) for name, words in self._buttons.items()]
        row = tuple(cell for one in drawn for cell in (*one[0], Cell(" " * (GAP - 1))))
        if row_width(row) <= cells and all(len(one) == 1 for one in drawn):
            return (row,)
        return tuple(row for one in drawn for row in (*one, BLANK))[:-1]

    def _button(self, name: str, words: str, cells: int) -> Figure:
        """A button, in as many rows as its words need."""
        here = name == self.current
        lines = wrap(words, cells - FRAME)
        longest = max(map(width, lines))
        return tuple(
            (
                Cell("▶" if here and self.has_focus and not number else " ", "strong"),
                button(fit(line, longest), first=here, hit=("item", name)),
            )
            for number, line in enumerate(lines)
        )

    def clicked(self, hit: Hit) -> None:
        self.current = hit[1]
        self.action_press()

    def action_press(self) -> None:
        if self.current is not None:
            self.post_message(self.Pressed(self.current))
