"""Playing a lesson: one step at a time, each with its keys."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from copro_tui.course import places
from copro_tui.course.lesson import Page
from copro_tui.course.places import Place
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer, LessonPlayer
from copro_tui.player.progress_words import lesson_name
from copro_tui.tui.answering import AnswerScreen
from copro_tui.tui.bindings import bindings
from copro_tui.tui.boards.page import PageStep
from copro_tui.tui.boards.registry import board_for
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.widgets.lesson_pane import LessonPane


class LessonScreen(AnswerScreen):
    """One learner in one lesson."""

    HELP = mark(
        "Enter goes on; it never checks and never chooses for you. Everything you do is saved as you go: leave at any "
        "moment with Esc, and you will find it as it was."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("lesson")

    def __init__(self, player: CoursePlayer, lesson_player: LessonPlayer) -> None:
        super().__init__(player, lesson_player)
        self.lesson_player = lesson_player

    def compose_pane(self) -> ComposeResult:
        yield LessonPane(self.player, self.lesson_player)

    async def on_mount(self) -> None:
        await self._show_step()
        if self.player.asks_for_contact(self.lesson_player.lesson):
            self.go(places.Contact())

    def on_return(self) -> None:
        self.refresh_step()

    # -- showing ------------------------------------------------------------------------------------------------

    async def _show_step(self) -> None:
        """Put the current step on the screen, in the place of the one before."""
        self._view = view = self.lesson_player.view()
        step = view.step
        await self.show_on_board(PageStep(view, step, self.player) if isinstance(step, Page) else board_for(view))

    def _show_place(self) -> None:
        view, lesson = self._view, self.lesson_player.lesson
        self.query_one(TopLine).show(
            lesson_name(self.player.course, lesson.ref),
            _("%(step)d of %(count)d") % {"step": view.place + 1, "count": view.count},
            title=lesson.title,
            states=view.states,
            here=view.place,
        )
        for pane in self.query(LessonPane):
            pane.show(view)
        self.refresh_bindings()

    # -- what the learner does ----------------------------------------------------------------------------------

    def action_keep(self) -> None:
        self.action_check()

    async def action_onward(self) -> None:
        if self.lesson_player.at_end:
            self._keep_draft()
            self.go(places.LessonEnd(self.lesson_player.lesson.ref), instead=True)
        else:
            await self.go_to(self.lesson_player.place + 1)

    async def action_skip(self) -> None:
        await self.action_onward()

    async def action_back(self) -> None:
        await self.go_to(self.lesson_player.place - 1)

    async def go_to(self, place: int) -> None:
        """Go to a step by its number, from 0."""
        with self.complaining():
            self.lesson_player.jump(place)
            await self._show_step()

    @on(TopLine.StepChosen)
    async def _step_chosen(self, event: TopLine.StepChosen) -> None:
        await self.go_to(event.place)

    def action_try_again(self) -> None:
        """Once more for what was not right at first; if all was right, for everything."""
        self._again(missed=True)

    def action_try_all(self) -> None:
        self._again(missed=False)

    def _again(self, *, missed: bool) -> None:
        self.lesson_player.try_again(missed=missed)
        self._keep_soon()
        self.refresh_step()

    async def action_other(self) -> None:
        self.lesson_player.take_other()
        self._keep_draft()
        await self._show_step()

    def action_steps(self) -> None:
        self.go(places.Steps(self.step_in_view))

    def action_words(self) -> None:
        """The words of this page, or all words where it has none."""
        step = self._view.step
        here = isinstance(step, Page) and self.player.words_in(step.text)
        self.go(places.PageWords(self.step_in_view) if here else places.Glossary())

    @property
    def step_in_view(self) -> Ref:
        return self.lesson_player.lesson.ref.at(self._view.step.id)

    def takes(self, place: Place) -> bool:
        """Go to a step of this lesson here; returns whether the place is one."""
        lesson = self.lesson_player.lesson
        if not isinstance(place, places.Step | places.Lesson) or place.ref.of_lesson != lesson.ref:
            return False
        if isinstance(place, places.Step) and (number := lesson.place_of(place.ref.step)) is not None:
            self.call_later(self.go_to, number)
        return True
