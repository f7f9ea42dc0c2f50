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
from copro_tui.tui.widgets.beside import Beside, subheading, titled
from copro_tui.tui.widgets.figure_view import FigureView
from copro_tui.tui.widgets.grid import is_wide


class WordList(FigureView):
    """Words, each with its meaning, and the current one with its related words; in a wide window they stand beside."""

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
        self.current = next(iter(self.stops()), None)
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
            if is_wide(self):
                continue
            rows += belonging(paragraph(word.meaning, cells, indent=4), hit)
            related = [one.term for one in self.related(word)]
            if chosen and related:
                more = _("See also: %(words)s") % {"words": ", ".join(related)}
                rows += belonging(paragraph(more, cells, "muted", indent=4), hit)
        return tuple(rows) or (*paragraph(_("No such word here. / searches everything."), cells, "muted"), BLANK)

    def related(self, word: Word) -> list[Word]:
        return [self._all[one] for one in word.see if one in self._all]

    def meaning(self, cells: int) -> Figure:
        """The current word with its meaning, and its related words with theirs."""
        word = self._all.get(self.current or "")
        if word is None:
            return ()
        rows = list(titled(word.term, "", paragraph(word.meaning, cells), cells))
        if related := self.related(word):
            rows += [BLANK, BLANK, subheading(_("See also"))]
        for one in related:
            rows += [BLANK, *paragraph(one.term, cells, "strong"), *paragraph(one.meaning, cells)]
        return tuple(rows)

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
        self._words = WordList(player.words(), only)
        self._given = only is not None
        """Whether it shows some words alone, and not all of them to look for one."""

    def compose_body(self) -> ComposeResult:
        find = Find(placeholder=_("Find a word"), id="find", restrict=PRINTABLE)
        find.cursor_blink = False
        yield find
        yield self._words

    def compose_pane(self) -> ComposeResult:
        yield Beside(self._words, self._words.meaning)

    def on_mount(self) -> None:
        self.query_one(TopLine).show("copro", title=name_of(places.Glossary()), joint="")
        if self._word is not None or self._given:
            self._words.current = self._word or next(iter(self._words.stops()), None)
            self._words.focus()
        else:
            self.query_one(Input).focus()

    def action_list(self) -> None:
        self._words.focus()

    @on(Input.Changed)
    def _find(self, event: Input.Changed) -> None:
        self._words.find(event.value)

    @on(Input.Submitted)
    def _go_to_list(self) -> None:
        self._words.focus()
