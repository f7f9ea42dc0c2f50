"""Where the course's facts come from. A source with an address opens in the browser."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from copro_tui.course.refs import Ref
from copro_tui.figures.cells import Figure, paragraph
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer
from copro_tui.player.belief import believed
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.source_texts import open_source, text_of, texts_of
from copro_tui.tui.widgets.beside import Beside, paragraphs, titled
from copro_tui.tui.widgets.writing_list import Text, WritingList


class SourceList(CourseScreen):
    """Base of the screens with sources."""

    HELP = mark("Enter opens the address of a source in your browser, if it has one.")

    def texts(self) -> list[Text]:
        """What is listed, the sources by their ids."""
        raise NotImplementedError

    def compose_body(self) -> ComposeResult:
        words = _("Addresses were not opened when the course was written; they may have moved.")
        yield Static(Content(words), classes="words muted")
        self._list = WritingList(self.texts(), asides_beside=True)
        yield self._list

    def compose_pane(self) -> ComposeResult:
        yield Beside(self._list, self._details)

    def _details(self, cells: int) -> Figure:
        """Who made the current source, what it is good for, and its address."""
        one = self._list.chosen
        if one is None or not one.asides:
            return paragraph(_("Choose a source: who made it, and where it is, stands here."), cells, "muted")
        return titled(one.heading, "", paragraphs(one.asides, cells), cells)

    def on_mount(self) -> None:
        known = self.player.course.sources
        self.query_one(TopLine).show(_("Sources"), str(len({one.id for one in self.texts() if one.id in known})))
        self.query_one(WritingList).focus()

    def chosen(self, entry: str) -> None:
        open_source(self.app, self.player.course.sources.get(entry))


class SourcesScreen(SourceList):
    """All sources, or those of one lesson."""

    def __init__(self, player: CoursePlayer, only: tuple[str, ...] | None = None) -> None:
        super().__init__(player)
        self._only = only

    def texts(self) -> list[Text]:
        known = self.player.course.sources
        ids = known if self._only is None else [one for one in self._only if one in known]
        return [text_of(known[one]) for one in ids]


class AnswerSourcesScreen(SourceList):
    """Why the answers of a step, or the one to a case, are believed; then the other sources of its lesson."""

    def __init__(self, player: CoursePlayer, ref: Ref) -> None:
        super().__init__(player)
        self._believed = believed(player.course, ref)

    def texts(self) -> list[Text]:
        return texts_of(self._believed)
