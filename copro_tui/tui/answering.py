"""Answering on the screen: what boards say is handed to who answers, in a lesson and in a review alike."""

from __future__ import annotations

from abc import abstractmethod

from textual import on
from textual.containers import VerticalScroll
from textual.timer import Timer

from copro_tui.course import places
from copro_tui.course.refs import Ref
from copro_tui.player import CoursePlayer, StepView
from copro_tui.player.answering import DRAFT_SECONDS, Answering
from copro_tui.player.keeping import RETRY_SECONDS
from copro_tui.tui.boards.asks_how_sure import SaySure
from copro_tui.tui.boards.base import AnswerChanged, Board, Check, Held, NextCase, PutDown, TakeBack
from copro_tui.tui.boards.page import PageStep
from copro_tui.tui.boards.registry import AnyBoard
from copro_tui.tui.screens.base import CourseScreen


class AnswerScreen(CourseScreen):
    """A screen on which exercises are answered."""

    AUTO_FOCUS = ""
    DEFAULT_CLASSES = CourseScreen.LANES
    DEFAULT_CSS = """
    AnswerScreen {
        & #body > * { max-width: 78; }
        &.-narrow ReflectBoard { padding: 0; }
        &.-narrow PageStep { & > .title, & > Picture { margin: 0 0 $text-gap 0; } }
    }
    AnswerScreen #body.-board { padding: 1 1 0 1; overflow: hidden; scrollbar-size: 0 0; scrollbar-gutter: auto; }
    AnswerScreen.-low #body.-board { padding: 0 1; }
    """

    def __init__(self, player: CoursePlayer, answering: Answering) -> None:
        super().__init__(player)
        self.answering = answering
        self._view: StepView = answering.view()
        self._shown: PageStep | AnyBoard | None = None
        self._waiting: Timer | None = None

    @abstractmethod
    def _show_place(self) -> None:
        """Say above the board, and beside it, what is in view."""

    @property
    @abstractmethod
    def step_in_view(self) -> Ref:
        """The step of the course that is in view."""

    def on_unmount(self) -> None:
        self.keep()

    def keep(self) -> None:
        self.answering.keep()

    async def show_on_board(self, shown: PageStep | AnyBoard) -> None:
        """Put a step on the screen, in the place of the one before."""
        self._shown = shown
        body = self.query_one("#body", VerticalScroll)
        with self.app.batch_update():
            await body.remove_children()
            body.set_class(isinstance(shown, Board), "-board")
            await body.mount(shown)
            body.scroll_home(animate=False)
        shown.focus()
        self._show_place()

    def refresh_step(self) -> None:
        """Show the current step as it stands now, in place."""
        self._view = self.answering.view()
        if self._shown is not None:
            self._shown.show(self._view)
        self._show_place()

    # -- what is possible now -----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        possible = self._view.can(f"lesson.{action.replace('_', '-')}")
        return possible and super().check_action(action, parameters)

    # -- what the learner does ----------------------------------------------------------------------------------

    @on(AnswerChanged)
    def _answer_changed(self, event: AnswerChanged) -> None:
        with self.complaining():
            was_over = self._view.phase == "over"
            self.answering.change(event.answer)
            self._keep_soon()
            self._view = self.answering.view()
            if was_over:
                self.refresh_step()

    @on(Held)
    def _held(self, event: Held) -> None:
        with self.complaining():
            self.answering.hold(event.place)
            self._keep_soon()
            self._view = self.answering.view()

    @on(PutDown)
    def _put_down(self) -> None:
        with self.complaining():
            try:
                if not self.answering.ask_sure():
                    self.answering.put_down()
            finally:
                self.refresh_step()

    @on(SaySure)
    def _say_sure(self, event: SaySure) -> None:
        with self.complaining():
            try:
                if event.value is None:
                    self.answering.drop_question()
                else:
                    self.answering.say_sure(event.value)
            finally:
                self.refresh_step()

    @on(TakeBack)
    def _take_back(self) -> None:
        with self.complaining():
            self.answering.take_back()
            self.refresh_step()

    @on(NextCase)
    async def _next_case(self) -> None:
        with self.complaining():
            await self.next_case()

    async def next_case(self) -> None:
        """Go on after a case was put down."""
        self.answering.next_case()
        self._keep_soon()
        self.refresh_step()

    @on(Check)
    def action_check(self) -> None:
        """Check the answer; if something is missing, or nothing was moved, say so and do not."""
        with self.complaining():
            if missing := self.answering.missing():
                self._say(missing)
                return
            try:
                if not self.answering.ask_sure():
                    self.answering.check()
            finally:
                self.refresh_step()

    def _say(self, words: str) -> None:
        if isinstance(self._shown, Board):
            self._shown.say(words)
        else:
            self.app.tell(words)

    def _keep_soon(self, seconds: float = DRAFT_SECONDS) -> None:
        if self._waiting is None:
            self._waiting = self.set_timer(seconds, self._keep_draft)

    def _keep_draft(self) -> None:
        self._waiting = None
        if not self.answering.keep():
            self._keep_soon(RETRY_SECONDS)
        elif self.answering.others != self._view.others:
            self.refresh_step()

    def action_hint(self) -> None:
        self.answering.hint()
        self._keep_soon()
        self.refresh_step()

    def action_show_me(self) -> None:
        try:
            self.answering.show_me()
        finally:
            self.refresh_step()

    def action_sources(self) -> None:
        """Why this page or answer is believed: that of the case in view, where cases are answered one by one."""
        case, over = self._view.case, self._view.phase == "over"
        self.go(places.AnswerSources(self.step_in_view if case is None or over else self.step_in_view.case(case.id)))

    def action_scroll_line(self, by: int) -> None:
        self.query_one("#body", VerticalScroll).scroll_relative(y=by, animate=False)
