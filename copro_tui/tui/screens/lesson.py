"""Playing a lesson: one step at a time, each with its keys."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.timer import Timer

from copro_tui.course import places
from copro_tui.course.lesson import Page
from copro_tui.course.places import Place
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer, LessonPlayer, StepView
from copro_tui.player.answering import DRAFT_SECONDS
from copro_tui.player.keeping import RETRY_SECONDS
from copro_tui.player.progress_words import lesson_name
from copro_tui.tui.bindings import bindings
from copro_tui.tui.boards.asks_how_sure import SaySure
from copro_tui.tui.boards.base import AnswerChanged, Board, Check, Held, NextCase, PutDown, TakeBack
from copro_tui.tui.boards.page import PageStep
from copro_tui.tui.boards.registry import AnyBoard, board_for
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.lesson_pane import LessonPane


class LessonScreen(CourseScreen):
    """One learner in one lesson."""

    AUTO_FOCUS = ""
    HELP = mark(
        "Enter goes on; it never checks and never chooses for you. Everything you do is saved as you go: leave at any "
        "moment with Esc, and you will find it as it was."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("lesson")
    DEFAULT_CLASSES = CourseScreen.LANES
    DEFAULT_CSS = """
    LessonScreen {
        & #body > * { max-width: 78; }
        &.-narrow ReflectBoard { padding: 0; }
        &.-narrow PageStep { & > Markdown, & > .title, & > Picture { margin: 0 0 $text-gap 0; } }
    }
    LessonScreen #body.-board { padding: 1 1 0 1; overflow: hidden; scrollbar-size: 0 0; scrollbar-gutter: auto; }
    LessonScreen.-low #body.-board { padding: 0 1; }
    """

    def __init__(self, player: CoursePlayer, lesson_player: LessonPlayer) -> None:
        super().__init__(player)
        self.lesson_player = lesson_player
        self._view: StepView = lesson_player.view()
        self._shown: PageStep | AnyBoard | None = None
        self._waiting: Timer | None = None

    def compose_pane(self) -> ComposeResult:
        yield LessonPane(self.player, self.lesson_player)

    async def on_mount(self) -> None:
        await self._show_step()
        if self.player.asks_for_contact(self.lesson_player.lesson):
            self.go(places.Contact())

    def on_return(self) -> None:
        self._refresh_step()

    def on_unmount(self) -> None:
        self.keep()

    def keep(self) -> None:
        self.lesson_player.keep()

    # -- showing ------------------------------------------------------------------------------------------------

    async def _show_step(self) -> None:
        """Put the current step on the screen, in the place of the one before."""
        self._view = view = self.lesson_player.view()
        step = view.step
        self._shown = PageStep(view, step, self.player) if isinstance(step, Page) else board_for(view)
        body = self.query_one("#body", VerticalScroll)
        with self.app.batch_update():
            await body.remove_children()
            body.set_class(isinstance(self._shown, Board), "-board")
            await body.mount(self._shown)
            body.scroll_home(animate=False)
        self._shown.focus()
        self._show_place()

    def _refresh_step(self) -> None:
        """Show the current step as it stands now, in place."""
        self._view = self.lesson_player.view()
        if self._shown is not None:
            self._shown.show(self._view)
        self._show_place()

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

    # -- what is possible now -----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        possible = self._view.can(f"lesson.{action.replace('_', '-')}")
        return possible and super().check_action(action, parameters)

    # -- what the learner does ----------------------------------------------------------------------------------

    @on(AnswerChanged)
    def _answer_changed(self, event: AnswerChanged) -> None:
        with self.complaining():
            was_over = self._view.phase == "over"
            self.lesson_player.change(event.answer)
            self._keep_soon()
            self._view = self.lesson_player.view()
            if was_over:
                self._refresh_step()

    @on(Held)
    def _held(self, event: Held) -> None:
        with self.complaining():
            self.lesson_player.hold(event.place)
            self._keep_soon()
            self._view = self.lesson_player.view()

    @on(PutDown)
    def _put_down(self) -> None:
        with self.complaining():
            try:
                if not self.lesson_player.ask_sure():
                    self.lesson_player.put_down()
            finally:
                self._refresh_step()

    @on(SaySure)
    def _say_sure(self, event: SaySure) -> None:
        with self.complaining():
            try:
                if event.value is None:
                    self.lesson_player.drop_question()
                else:
                    self.lesson_player.say_sure(event.value)
            finally:
                self._refresh_step()

    @on(TakeBack)
    def _take_back(self) -> None:
        with self.complaining():
            self.lesson_player.take_back()
            self._refresh_step()

    @on(NextCase)
    def _next_case(self) -> None:
        with self.complaining():
            self.lesson_player.next_case()
            self._keep_soon()
            self._refresh_step()

    @on(Check)
    def action_check(self) -> None:
        """Check the answer; if something is missing, or nothing was moved, say so and do not."""
        with self.complaining():
            if missing := self.lesson_player.missing():
                self._say(missing)
                return
            try:
                if not self.lesson_player.ask_sure():
                    self.lesson_player.check()
            finally:
                self._refresh_step()

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
        if not self.lesson_player.keep():
            self._keep_soon(RETRY_SECONDS)
        elif self.lesson_player.others != self._view.others:
            self._refresh_step()

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
        self._refresh_step()

    def action_hint(self) -> None:
        self.lesson_player.hint()
        self._keep_soon()
        self._refresh_step()

    async def action_other(self) -> None:
        self.lesson_player.take_other()
        self._keep_draft()
        await self._show_step()

    def action_show_me(self) -> None:
        try:
            self.lesson_player.show_me()
        finally:
            self._refresh_step()

    def action_steps(self) -> None:
        self.go(places.Steps(self._step))

    def action_words(self) -> None:
        """The words of this page, or all words where it has none."""
        step = self._view.step
        here = isinstance(step, Page) and self.player.words_in(step.text)
        self.go(places.PageWords(self._step) if here else places.Glossary())

    def action_sources(self) -> None:
        """Why this page or answer is believed: that of the case in view, where cases are answered one by one."""
        case, over = self._view.case, self._view.phase == "over"
        self.go(places.AnswerSources(self._step if case is None or over else self._step.case(case.id)))

    @property
    def _step(self) -> Ref:
        return self.lesson_player.lesson.ref.at(self._view.step.id)

    def takes(self, place: Place) -> bool:
        """Go to a step of this lesson here; returns whether the place is one."""
        lesson = self.lesson_player.lesson
        if not isinstance(place, places.Step | places.Lesson) or place.ref.of_lesson != lesson.ref:
            return False
        if isinstance(place, places.Step) and (number := lesson.place_of(place.ref.step)) is not None:
            self.call_later(self.go_to, number)
        return True

    def action_scroll_line(self, by: int) -> None:
        self.query_one("#body", VerticalScroll).scroll_relative(y=by, animate=False)
