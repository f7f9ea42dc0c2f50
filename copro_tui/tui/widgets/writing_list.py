"""Headed texts to read, each of which can be opened."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from copro_tui.course.places import Place
from copro_tui.figures.cells import BLANK, Cell, Figure, Hit, Row, belonging, paragraph
from copro_tui.tui.widgets.menu import Entry, Menu


class Text(Struct, frozen=True):
    """One text with its heading."""

    id: str
    heading: str
    lines: tuple[str, ...]
    opens: Place | None = None
    """The place where it was written; None if the screen handles it by its id."""


class WritingList(Menu):
    """Texts to walk through; opening one leads to where it was written."""

    def __init__(self, texts: Sequence[Text]) -> None:
        super().__init__(id="writing")
        self.show_texts(texts)

    def show_texts(self, texts: Sequence[Text]) -> None:
        """Show other texts; the current one stays where it still exists."""
        self._texts = tuple(texts)
        self.show([Entry(one.id, one.heading, means=one.opens) for one in texts])

    def draw(self, cells: int) -> Figure:
        rows: list[Row] = []
        for one in self._texts:
            here = one.id == self.current and self.has_focus
            hit: Hit = ("item", one.id)
            for number, part in enumerate(paragraph(one.heading, cells - 2)):
                lead = "▶ " if here and not number else "  "
                rows.append((Cell(lead), Cell(part[1].text, "current" if here else "strong", hit)))
            for line in one.lines:
                rows += belonging(paragraph(line, cells, indent=4), hit)
            rows.append(BLANK)
        return tuple(rows) or (BLANK,)

    def clicked(self, hit: Hit) -> None:
        if self.current == hit[1]:
            self.action_open()
        self.current = hit[1]
