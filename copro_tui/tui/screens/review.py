"""A review: one card after the other, each answered as in its lesson."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from copro_tui.course import places
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer, Review
from copro_tui.player.progress_words import lesson_name
from copro_tui.tui.answering import AnswerScreen
from copro_tui.tui.bindings import bindings
from copro_tui.tui.boards.registry import board_for
from copro_tui.tui.screens.base import TopLine


class ReviewScreen(AnswerScreen):
    """One learner's review of today."""

    HELP = mark(
        "What you mixed up comes back, and what you may have forgotten, one case at a time, to be answered as in its "
        "lesson. Leave whenever you like with Esc: what you have answered is saved, and the rest stays for later."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("review")

    def __init__(self, player: CoursePlayer, review: Review) -> None:
        super().__init__(player, review)
        self._review = review

    async def on_mount(self) -> None:
        await self._show_card()

    def on_return(self) -> None:
        self.refresh_step()

    @property
    def step_in_view(self) -> Ref:
        card = self._review.card
        return card.of_lesson.at(card.step)

    async def _show_card(self) -> None:
        self._view = self._review.view()
        await self.show_on_board(board_for(self._view))

    def _show_place(self) -> None:
        view = self._view
        self.query_one(TopLine).show(
            _("Review"),
            _("%(step)d of %(count)d") % {"step": view.place + 1, "count": view.count},
            title=lesson_name(self.player.course, self._review.card.of_lesson),
            states=view.states,
            here=view.place,
        )
        self.refresh_bindings()

    async def next_case(self) -> None:
        await self.action_onward()

    async def action_onward(self) -> None:
        """Go on to the next card, or to how it went."""
        with self.complaining():
            self._review.next()
            if self._review.over:
                self.go(places.ReviewEnd(), instead=True)
            else:
                await self._show_card()

    async def action_skip(self) -> None:
        await self.action_onward()
