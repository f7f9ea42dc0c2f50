"""The words of the course: type to find one, walk the list, read what it means."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.model import Word
from copro_tui.figures.cells import BLANK, Cell, Figure, Hit, Row, belonging, paragraph
from copro_tui.figures.rows import texts
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer
from copro_tui.terminal.field import Field
from copro_tui.text.width import width
from copro_tui.tui.appearance import look_of
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import PRINTABLE, CourseScreen, TopLine
from copro_tui.tui.widgets.figure_view import FigureView


class WordList(FigureView):
    """Words, each with its meaning; the current one with its related words."""

    def __init__(self, words: tuple[Word, ...], only: tuple[Word, ...] | None = None) -> None:
        super().__init__(id="words")
        self._all = {word.id: word for word in words}
        self._shown = words if only is None else only

    def find(self, text: str) -> None:
        """Show the words that have ``text`` in their name, then those that have it in their meaning."""
        wanted = text.casefold().strip()
        named = [one for one in self._all.values() if _in_name(wanted, one)]
        meant = [one for one in self._all.values() if one not in named and wanted in one.meaning.casefold()]
        self._shown = (*named, *meant)
        self.set_reactive(FigureView.current, next(iter(self.stops()), None))
        self.redraw()

    def stops(self) -> list[str]:
        return [word.id for word in self._shown]

    def draw(self, cells: int) -> Figure:
        rows: list[Row] = []
        for word in self._shown:
            hit: Hit = ("item", word.id)
            chosen = word.id == self.current
            if rows and look_of(self).airy:
                rows.append(BLANK)
            figure = texts((), word.term, "", "", cells, here=chosen and self.has_focus)
            rows += belonging(tuple(tuple(_strong(cell) for cell in row) for row in figure), hit)
            rows += belonging(paragraph(word.meaning, cells, indent=4), hit)
            related = [self._all[one].term for one in word.see if one in self._all]
            if chosen and related:
                more = _("See also: %(words)s") % {"words": ", ".join(related)}
                rows += belonging(paragraph(more, cells, "muted", indent=4), hit)
        return tuple(rows) or (*paragraph(_("No such word here. / searches everything."), cells, "muted"), BLANK)

    def clicked(self, hit: Hit) -> None:
        self.current = hit[1]


def _strong(cell: Cell) -> Cell:
    return replace(cell, role="strong")


def _in_name(wanted: str, word: Word) -> bool:
    return any(wanted in name.casefold() for name in (word.term, *word.also)) and width(word.term) > 0


class Find(Field):
    """Where a word is typed; the arrow key leads from it to the list, and does not scroll what is around it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("glossary")


class GlossaryScreen(CourseScreen):
    """The glossary."""

    HELP = mark("Type to find a word. The arrow keys go through the list.")
    DEFAULT_CSS = """
    GlossaryScreen #find { margin: 0 0 1 0; max-width: 60; }
    """

    def __init__(self, player: CoursePlayer, word: str | None = None, only: tuple[Word, ...] | None = None) -> None:
        super().__init__(player)
        self._word = word
        self._only = only

    def compose_body(self) -> ComposeResult:
        find = Find(placeholder=_("Find a word"), id="find", restrict=PRINTABLE)
        find.cursor_blink = False
        yield find
        yield WordList(self.player.words(), self._only)

    def on_mount(self) -> None:
        words = self.query_one(WordList)
        self.query_one(TopLine).show("copro", title=name_of(places.Glossary()), joint="")
        if self._word is not None or self._only is not None:
            words.current = self._word or next(iter(words.stops()), None)
            words.focus()
        else:
            self.query_one(Input).focus()

    def action_list(self) -> None:
        self.query_one(WordList).focus()

    @on(Input.Changed)
    def _find(self, event: Input.Changed) -> None:
        self.query_one(WordList).find(event.value)

    @on(Input.Submitted)
    def _go_to_list(self) -> None:
        self.query_one(WordList).focus()
