"""Where the course's facts come from. A source with an address opens in the browser."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from copro_tui.course.model import Source
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.writing_list import Text, WritingList


class SourcesScreen(CourseScreen):
    """All sources, or those of one lesson."""

    HELP = mark("Enter opens the address of a source in your browser, if it has one.")

    def __init__(self, player: CoursePlayer, only: tuple[str, ...] | None = None) -> None:
        super().__init__(player)
        known = player.course.sources
        self._sources = [known[one] for one in only if one in known] if only is not None else list(known.values())

    def compose_body(self) -> ComposeResult:
        words = _("Addresses were not opened when the course was written; they may have moved.")
        yield Static(Content(words), classes="words muted")
        yield WritingList([Text(one.id, one.title, (), asides=_about(one)) for one in self._sources])

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("Sources"), str(len(self._sources)))
        self.query_one(WritingList).focus()

    def chosen(self, entry: str) -> None:
        source = next(one for one in self._sources if one.id == entry)
        if source.address.startswith(("https://", "http://")):
            self.app.open_url(source.address)
            self.app.tell(_("Opening %(address)s") % {"address": source.address})
        else:
            self.app.tell(_("This source has no address."))


def _about(source: Source) -> tuple[str, ...]:
    by = ", ".join(part for part in (source.by, source.year) if part)
    return tuple(part for part in (by, source.note, source.address) if part)
