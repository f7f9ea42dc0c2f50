"""A table of any length: its head stays in view, its rows can be opened and ordered, and only those seen are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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


class Table(FigureView):
    """Rows to open, under a head. It fills what its screen leaves it."""

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
        self.action_step(by * self._room)

    def on_mouse_scroll_down(self) -> None:
        self.action_step(WHEEL)

    def on_mouse_scroll_up(self) -> None:
        self.action_step(-WHEEL)

    def on_resize(self) -> None:
        self.redraw()

    @property
    def _room(self) -> int:
        """How many rows are seen at once."""
        return max(1, self.size.height - 1)

    def draw(self, cells: int) -> Figure:
        columns = self._columns_for(cells)
        if not columns:
            return ()
        first = cells - sum(one.cells + BETWEEN for one in columns[1:]) - 2
        widths = [max(LEAST_FIRST, first), *(one.cells for one in columns[1:])]
        here = self._places.get(self.current or "", 0)
        current = self._row(self._rows[here], columns, widths) if self._rows else ()
        lowest = max(0, len(self._rows) - self._room)
        self._top = min(max(self._top, here - self._room + len(current)), here, max(lowest, here - self._room + 1))
        figure = [self._head(columns, widths)]
        for row in self._rows[self._top : self._top + self._room]:
            figure += current if row == self.current else self._row(row, columns, widths)
        return tuple(figure[: self._room + 1])

    def _head(self, columns: Sequence[Column], widths: Sequence[int]) -> Row:
        by, backwards = self._by
        self._column = min(self._column, len(columns) - 1)
        cells = [Cell("  ")]
        for number, (one, room) in enumerate(zip(columns, widths, strict=True)):
            sign = ("▼" if backwards else "▲") if one.id == by else ""
            chosen = number == self._column and self.has_focus
            text = fit(clip(one.head, room - width(sign)) + sign, room)
            cells.append(
                Cell(text, "strong" if chosen else "muted", ("button", one.id), ground="select" if chosen else "")
            )
            cells.append(Cell(" " * BETWEEN))
        return tuple(cells[:-1])

    def _row(self, row: str, columns: Sequence[Column], widths: Sequence[int]) -> Figure:
        """A row on one line; but all of what stands in its first column, on as many as that needs, if it is current."""
        here = row == self.current and self.has_focus
        first, *others = (safe(one.text(row)) for one in columns)
        lines = wrap(first, widths[0]) if here and width(first) > widths[0] else [clip(first, widths[0])]
        rest = "".join(
            " " * BETWEEN + fit(clip(text, room), room) for text, room in zip(others, widths[1:], strict=True)
        )
        hit: Hit = ("item", row)
        role: Role = "strong" if here else ""
        ground: Ground = "select" if here else ""
        return tuple(
            (
                Cell("▶ " if here and not number else "  ", role, hit, ground),
                Cell(fit(line, widths[0]) + (rest if not number else " " * width(rest)), role, hit, ground),
            )
            for number, line in enumerate(lines)
        )

    def clicked(self, hit: Hit) -> None:
        kind, what = hit
        if kind == "button":
            self.post_message(self.Ordered(what))
        elif what in self._places:
            self.current = what
            self.action_open()

    def action_open(self) -> None:
        if self.current in self._places:
            self.post_message(self.Opened(self.current))

    def action_column(self, by: int) -> None:
        """Go to another column of the head."""
        self._column = max(0, self._column + by)
        self.redraw()

    def action_order(self) -> None:
        """Order by the column that ← and → have come to."""
        columns = self._columns_for(self._cells(self.size.width))
        if columns:
            self.post_message(self.Ordered(columns[min(self._column, len(columns) - 1)].id))
