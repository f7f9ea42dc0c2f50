"""A menu: entries are selected with the arrow keys, and opened with Enter or a click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from msgspec import Struct
from textual.binding import BindingType
from textual.message import Message

from copro_tui.commands import Command
from copro_tui.course.places import Place
from copro_tui.figures.cells import BLANK, Cell, Figure, Hit, Role, Row
from copro_tui.text.width import fit, width
from copro_tui.text.wrap import wrap
from copro_tui.tui.appearance import look_of
from copro_tui.tui.bindings import bindings
from copro_tui.tui.widgets.figure_view import FigureView

BESIDE_BAR, SHORTEST_BAR = 32, 8
"""Cells of a text that has a bar beside it, and of the bar at least."""


class Entry(Struct, frozen=True):
    """One line of a menu."""

    id: str
    text: str
    right: str = ""
    """The text at the end of the line."""
    role: Role = ""
    below: str | None = None
    """What stands under the text in place of ``right`` where that has no room beside it; None for the same."""
    gap: bool = False
    """Whether an empty line goes before it."""
    middle: Callable[[int], str] | None = None
    """What stands before ``right`` where there is room, made for a number of cells: a bar."""
    still: bool = False
    """Whether it cannot be selected, such as a heading."""
    means: Place | Command | None = None
    """The place that it opens or the command that it runs; None if the screen handles it by its id."""


class Menu(FigureView):
    """Entries to open."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("menu")

    @dataclass
    class Chosen(Message):
        """An entry was opened."""

        menu: Menu
        entry: Entry

        @property
        def control(self) -> Menu:
            return self.menu

    def __init__(self, entries: Sequence[Entry] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._entries = tuple(entries)
        self._plain: list[Figure] = []
        """Each entry as it is drawn where it is not the current one."""
        self._plain_at: tuple[int, tuple[Entry, ...]] = (-1, ())
        """The cells and the entries that those were drawn for."""

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other entries; the current one stays where it still exists."""
        self._entries = tuple(entries)
        if self.current not in self.stops():
            self.set_reactive(FigureView.current, next(iter(self.stops()), None))
        self.redraw()

    def stops(self) -> list[str]:
        return [entry.id for entry in self._entries if not entry.still]

    def draw(self, cells: int) -> Figure:
        if self._plain_at != (cells, self._entries):
            self._plain = [_entry_rows(entry, cells, here=False) for entry in self._entries]
            self._plain_at = cells, self._entries
        rows: list[Row] = []
        here, airy = self.current if self.has_focus else None, look_of(self).airy
        for entry, plain in zip(self._entries, self._plain, strict=True):
            if entry.gap or (airy and rows):
                rows.append(BLANK)
            rows += _entry_rows(entry, cells, here=True) if entry.id == here else plain
        return tuple(rows) or (BLANK,)

    def clicked(self, hit: Hit) -> None:
        self.current = hit[1]
        self.action_open()

    def action_open(self) -> None:
        for entry in self._entries:
            if entry.id == self.current:
                self.post_message(self.Chosen(self, entry))


def _entry_rows(entry: Entry, cells: int, *, here: bool) -> Figure:
    role, ground = ("strong", "select") if here else (entry.role, "")
    lead, hit = ("▶ " if here else "  "), None if entry.still else ("item", entry.id)
    room, right = cells - 2, entry.right
    bar = room - BESIDE_BAR - width(right) - 4
    if entry.middle and bar >= SHORTEST_BAR:
        first, *more = _lines(entry.text, BESIDE_BAR)
        texts = [f"{first}  {entry.middle(bar)}  {right}", *(fit(line, room) for line in more)]
    elif width(entry.text) + width(right) + 2 <= room:
        texts = [f"{fit(entry.text, room - width(right))}{right}"]
    else:
        right = right if entry.below is None else entry.below
        below = f"{_indent(entry.text)}  {right.lstrip()}" if right.strip() else ""
        texts = [*_lines(entry.text, room), *(_lines(below, room) if below else ())]
    return tuple(
        (Cell(lead if not number else "  ", role, hit, ground), Cell(text, role, hit, ground))  # type: ignore[arg-type]
        for number, text in enumerate(texts)
    )


def _lines(text: str, cells: int) -> list[str]:
    """A text on as many lines as it needs, each filled up, and indented as the first is."""
    if width(text) <= cells:
        return [fit(text, cells)]  # with the spaces that put its words into columns
    indent = _indent(text)
    return [fit(indent + line, cells) for line in wrap(text, cells - len(indent))]


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]
