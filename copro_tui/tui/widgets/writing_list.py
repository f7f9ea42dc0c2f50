"""Headed texts to read, each of which can be opened."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from copro_tui.course.places import Place
from copro_tui.figures.cells import BLANK, Cell, Figure, Hit, Row, belonging, paragraph
from copro_tui.figures.rows import MARK, entry
from copro_tui.figures.trail import StationSign, sign
from copro_tui.text.wrap import wrap
from copro_tui.tui.widgets.grid import is_wide
from copro_tui.tui.widgets.menu import Entry, Menu


class Text(Struct, frozen=True):
    """One text with its heading."""

    id: str
    heading: str
    lines: tuple[str, ...]
    opens: Place | None = None
    """The place where it was written; None if the screen handles it by its id."""
    asides: tuple[str, ...] = ()
    """What is said of it: where it comes from, or what is still missing."""
    sign: StationSign | None = None
    """How far it is, before the heading."""


class WritingList(Menu):
    """Texts to walk through; opening one leads to where it was written."""

    def __init__(self, texts: Sequence[Text], *, asides_beside: bool = False) -> None:
        """With ``asides_beside`` the asides are for the pane, where the window has room for one."""
        super().__init__(id="writing")
        self._asides_beside = asides_beside
        self.show_texts(texts)

    @property
    def chosen(self) -> Text | None:
        """The current text."""
        return next((one for one in self._texts if one.id == self.current), None)

    def show_texts(self, texts: Sequence[Text]) -> None:
        """Show other texts; the current one stays where it still exists."""
        self._texts = tuple(texts)
        self.show([Entry(one.id, one.heading, means=one.opens) for one in texts])

    def draw(self, cells: int) -> Figure:
        rows: list[Row] = []
        brief = self._asides_beside and is_wide(self)
        for one in self._texts:
            hit: Hit = ("item", one.id)
            rows += belonging(_rows(one, cells, here=one.id == self.current and self.has_focus, brief=brief), hit)
            if one.lines or not brief:
                rows.append(BLANK)
        return tuple(rows) or (BLANK,)

    def clicked(self, hit: Hit) -> None:
        if self.current == hit[1]:
            self.action_open()
        self.current = hit[1]


def _rows(one: Text, cells: int, *, here: bool, brief: bool) -> Figure:
    lead: Row = (sign(one.sign), Cell("  ")) if one.sign else ()
    indent = len(MARK) + (3 if one.sign else 0)
    rows: list[Row] = []
    for number, part in enumerate(wrap(one.heading, cells - indent)):
        start = lead if not number else (Cell(" " * (indent - len(MARK))),)
        row = entry((*start, Cell(part, "strong")), (), cells, here=here)
        rows.append(row if not number else (Cell(" " * len(MARK), ground=row[0].ground), *row[1:]))
    for line in one.lines:
        rows += paragraph(line, cells, indent=indent + 2)
    for line in () if brief else one.asides:
        rows += paragraph(line, cells, "muted", indent=indent + 2)
    return tuple(rows)
