"""A table of any length: its head stays in view, its rows can be opened and ordered, and only those seen are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from msgspec import Struct
from textual.binding import BindingType
from textual.message import Message

from copro_tui.figures.cells import Cell, Figure, Ground, Hit, Role, Row
from copro_tui.text.safe import safe
from copro_tui.text.width import clip, fit, width
from copro_tui.text.wrap import wrap
from copro_tui.tui.bindings import bindings
from copro_tui.tui.widgets.figure_view import FigureView

BETWEEN = 2
"""Cells between two columns."""
LEAST_FIRST = 14
"""Cells of the first column at least, which otherwise takes what the others leave."""
WHEEL = 3
"""Rows by which a turn of the mouse wheel moves."""


class Column(Struct, frozen=True, kw_only=True):
    """A column, and what stands in it."""

    id: str
    head: str
    cells: int = 0
    """How wide it is; 0 for the first."""
    text: Callable[[str], str]
    """What stands in the row of this id."""
    whole: bool = False
    """Whether all of its text is always seen, on as many lines as it needs; others are cut unless their row is current.
    """


class Table(FigureView):
    """Rows to open, under a head. It fills what its screen leaves it.

    Where not all columns have room, those around the one that ← and → have come to are seen beside the first.
    """

    WIDE = True
    DEFAULT_CSS = "Table { height: 1fr; min-height: 4; }"
    BINDINGS: ClassVar[list[BindingType]] = bindings("table")

    @dataclass
    class Opened(Message):
        """A row was opened."""

        row: str

    @dataclass
    class Ordered(Message):
        """The rows are to be ordered by a column, or the other way round if they are ordered by it."""

        column: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._columns_for: Callable[[int], Sequence[Column]] = lambda _cells: ()
        self._rows: Sequence[str] = ()
        self._places: dict[str, int] = {}
        self._by = ("", False)
        self._column = 0
        """The column that ← and → have come to."""
        self._top = 0
        """The number of the first row in view."""
        self._seen = 0
        """How many rows are wholly in view."""
        self._left = 1
        """The number of the first column in view after that of the first."""

    def show(
        self, rows: Sequence[str], columns_for: Callable[[int], Sequence[Column]], by: str, *, backwards: bool
    ) -> None:
        """Show the rows with these ids; ``columns_for`` gives the columns for a number of cells.

        ``by`` is the id of the column that they are ordered by. The current row stays where it is still there.
        """
        self._rows, self._columns_for, self._by = rows, columns_for, (by, backwards)
        self._places = {row: place for place, row in enumerate(rows)}
        if self.current not in self._places:
            self._top = 0
            self.set_reactive(FigureView.current, rows[0] if rows else None)
        self.redraw()

    def stops(self) -> list[str]:
        return list(self._rows)

    def action_step(self, by: int) -> None:
        if self._rows:
            place = self._places.get(self.current or "", 0) + by
            self.current = self._rows[max(0, min(place, len(self._rows) - 1))]

    def step_page(self, by: int) -> None:
        """Go on by so many pages."""
        self.action_step(by * max(1, self._seen))

    def on_mouse_scroll_down(self) -> None:
        self.action_step(WHEEL)

    def on_mouse_scroll_up(self) -> None:
        self.action_step(-WHEEL)

    def on_resize(self) -> None:
        self.redraw()

    @property
    def _room(self) -> int:
        """How many lines there are for rows."""
        return max(1, self.size.height - 1)

    def draw(self, cells: int) -> Figure:
        columns = self._in_view(cells)
        if not columns:
            return ()
        every = self._columns_for(cells)
        more = BETWEEN if len(columns) < len(every) else 0
        first = cells - sum(one.cells + BETWEEN for one in columns[1:]) - 2 - more
        widths = [max(LEAST_FIRST, first), *(one.cells for one in columns[1:])]
        if self._rows:
            self._top = self._scrolled_to(self._places.get(self.current or "", 0), columns, widths)
        figure, self._seen = [self._head(columns, widths, every)], 0
        for row in self._rows[self._top : self._top + self._room]:
            figure += self._row(row, columns, widths)
            self._seen += len(figure) <= self._room + 1
        return tuple(figure[: self._room + 1])

    def _in_view(self, cells: int) -> Sequence[Column]:
        """The first column, and of the others as many as have room, the chosen one among them."""
        columns = self._columns_for(cells)
        self._column = min(self._column, max(0, len(columns) - 1))
        fits = sum(one.cells + BETWEEN for one in columns[1:]) <= cells - 2 - LEAST_FIRST
        self._left = 1 if fits else min(self._left, max(1, self._column))
        while self._column > self._right(columns, cells):
            self._left += 1
        return (*columns[:1], *columns[self._left : self._right(columns, cells) + 1])

    def _right(self, columns: Sequence[Column], cells: int) -> int:
        """The number of the last column in view."""
        room, last = cells - 2 - LEAST_FIRST, self._left - 1
        if sum(one.cells + BETWEEN for one in columns[1:]) > room:
            room -= BETWEEN  # for the arrow that says so
        for one in columns[self._left :]:
            room -= one.cells + BETWEEN
            if room < 0:
                break
            last += 1
        return max(last, self._left)

    def _scrolled_to(self, here: int, columns: Sequence[Column], widths: Sequence[int]) -> int:
        """The number of the first row in view, where the row ``here`` has to be seen and no more is moved than that."""

        def first_above(last: int) -> int:
            """The first row in view where ``last`` is the last one."""
            left, first = self._room, last
            while first >= 0 and (left := left - self._height(self._rows[first], columns, widths)) >= 0:
                first -= 1
            return min(first + 1, last)

        lowest = first_above(here)
        return min(max(self._top, lowest), here, max(first_above(len(self._rows) - 1), lowest))

    def _height(self, row: str, columns: Sequence[Column], widths: Sequence[int]) -> int:
        folded = any(one.whole for one in columns) or (row == self.current and self.has_focus)
        return len(self._row(row, columns, widths)) if folded else 1

    def _head(self, columns: Sequence[Column], widths: Sequence[int], every: Sequence[Column]) -> Row:
        """The heads; an arrow where there are further columns at a side."""
        (by, backwards), chosen = self._by, every[self._column].id if self.has_focus else ""
        row = [Cell("  ")]
        for number, (one, room) in enumerate(zip(columns, widths, strict=True)):
            sign = ("▼" if backwards else "▲") if one.id == by else ""
            text, here = fit(clip(one.head, room - width(sign)) + sign, room), one.id == chosen
            row.append(Cell(text, "strong" if here else "muted", ("button", one.id), ground="select" if here else ""))
            row.append(Cell(" " * BETWEEN))
            if not number and self._left > 1:
                row[-1] = Cell("‹ ", "strong", ("target", every[self._left - 1].id))
        right = self._left + len(columns) - 1
        return (*row[:-1], *[Cell(" ›", "strong", ("target", one.id)) for one in every[right : right + 1]])

    def _row(self, row: str, columns: Sequence[Column], widths: Sequence[int]) -> Figure:
        """A row: all of what stands in it if it is current, else what is not cut on its line."""
        here = row == self.current and self.has_focus
        texts = [
            wrap(text, room) if (here or one.whole) and width(text) > room else [clip(text, room)]
            for one, room in zip(columns, widths, strict=True)
            for text in [safe(one.text(row))]
        ]
        hit: Hit = ("item", row)
        role: Role = "strong" if here else ""
        ground: Ground = "select" if here else ""
        between = " " * BETWEEN
        lines = [
            between.join(fit(text, room) for text, room in zip(line, widths, strict=True))
            for line in zip_longest(*texts, fillvalue="")
        ]
        return tuple(
            (Cell("▶ " if here and not number else "  ", role, hit, ground), Cell(line, role, hit, ground))
            for number, line in enumerate(lines)
        )

    def clicked(self, hit: Hit) -> None:
        kind, what = hit
        if kind == "button":
            self.post_message(self.Ordered(what))
        elif kind == "target":
            every = [one.id for one in self._columns_for(self._cells(self.size.width))]
            self.action_column(every.index(what) - self._column)
        elif what in self._places:
            self.current = what
            self.action_open()

    def action_open(self) -> None:
        if self.current in self._places:
            self.post_message(self.Opened(self.current))

    def action_column(self, by: int) -> None:
        """Go to another column of the head."""
        self._column = max(0, min(self._column + by, len(self._columns_for(self._cells(self.size.width))) - 1))
        self.redraw()

    def action_order(self) -> None:
        """Order by the column that ← and → have come to."""
        columns = self._columns_for(self._cells(self.size.width))
        if columns:
            self.post_message(self.Ordered(columns[self._column].id))
