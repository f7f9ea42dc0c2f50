"""How today's review went, when something comes back, and where to go now."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer
from copro_tui.player.progress_words import carry_on_in_full
from copro_tui.player.review_words import outcome_words
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.menu import Entry
from copro_tui.tui.widgets.sheet import Sheet, head, line, words


class ReviewEndScreen(CourseScreen):
    """The end of a review, or that there is none today."""

    HELP = mark("Choose where to go with the arrow keys and Enter, or click it. Esc takes you home.")

    def compose_body(self) -> ComposeResult:
        yield Sheet(self._parts(), id="next")

    def __init__(self, player: CoursePlayer) -> None:
        super().__init__(player)
        self._outcome = player.reviewed_today()

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("Review"), _("end") if self._outcome.asked else "")
        self.query_one(Sheet).focus()

    def _parts(self) -> list[Entry]:
        return [*self._said(), *self._what_now()]

    def _said(self) -> Iterator[Entry]:
        for sentence in outcome_words(self._outcome, self.player.due()):
            yield words(sentence)

    def _what_now(self) -> Iterator[Entry]:
        yield head(_("What now?"))
        if self.player.due().count:
            yield line("review", name_of(places.Review()), means=places.Review())
        home = self.player.home()
        if home.stopped is not None:
            yield line("continue", carry_on_in_full(self.player.course, home), means=home.stopped.opens)
        for place in (places.Results(), places.Home()):
            yield line(str(place), name_of(place), means=place)
