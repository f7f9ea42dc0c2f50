"""One learner in one lesson: the current step, and what can be done at it."""

from __future__ import annotations

import random
from collections.abc import Callable

from msgspec.structs import replace

from copro_tui.course.lesson import Lesson, Page, Step
from copro_tui.course.refs import Ref
from copro_tui.errors import UsageError
from copro_tui.exercises import Exercise
from copro_tui.i18n import gettext as _
from copro_tui.player.answering import TRIES_BEFORE_SHOWING, Answering
from copro_tui.player.journal import recalled
from copro_tui.player.keeping import Keeping
from copro_tui.player.scores import best_try, own_answers
from copro_tui.player.step_view import StepView
from copro_tui.player.step_work import StepWork
from copro_tui.progress.completion import LessonStanding, newly_reached, standing_in_lesson
from copro_tui.progress.events import Clock, Completion, Event, Visit, new_id, stamp
from copro_tui.progress.record import Record


class LessonPlayer(Answering):
    """A learner's work on one lesson."""

    def __init__(
        self,
        lesson: Lesson,
        keeping: Keeping,
        now: Clock,
        chance: random.Random,
        module_lessons: tuple[Ref, ...],
        contact_at: Ref | None = None,
        *,
        asks_how_sure: Callable[[], bool] = lambda: False,
    ) -> None:
        """``contact_at`` is the step where the learner's contact is placed; for ``asks_how_sure`` see ``Answering``."""
        super().__init__(asks_how_sure)
        self.lesson = lesson
        self._keeping = keeping
        self._now = now
        self._chance = chance
        self._module_lessons = module_lessons
        self._contact_at = contact_at
        self._place = 0

    # -- where we are -------------------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        return self.lesson.steps[self._place]

    @property
    def place(self) -> int:
        return self._place

    @property
    def at_end(self) -> bool:
        return self._place == len(self.lesson.steps) - 1

    @property
    def state(self) -> LessonStanding:
        """How far the learner is in this lesson."""
        return standing_in_lesson(self.lesson.outline, self._keeping.record)

    def jump(self, place: int) -> None:
        """Go to the step at ``place`` (from 0, limited to the lesson), after saving the current draft.

        What cannot be saved keeps nobody from going there: it waits (see ``Keeping``).
        """
        self.keep()
        self._place = max(0, min(place, len(self.lesson.steps) - 1))
        self._here = None
        if isinstance(self.step, Exercise):
            self._work_at(self.step)  # at once: what another window puts here later was not seen in this one
        here = Visit(id=new_id(), at=stamp(self._now()), step=str(self._ref))
        self._keeping.visit(here if self._keeping.record.last_step != self._ref else None, self._reached)

    def next(self) -> None:
        self.jump(self._place + 1)

    def back(self) -> None:
        self.jump(self._place - 1)

    def view(self) -> StepView:
        """The current step as it stands."""
        step, record = self.step, self._keeping.record
        view = StepView(
            step=step,
            place=self._place,
            count=len(self.lesson.steps),
            states=self.state.states,
            recalled=recalled(self.lesson, step, record, self._keeping.drafts()) if step.recall else None,
            today=self._now().astimezone().date(),
        )
        if isinstance(step, Page):
            return view
        work, standing = self._work_at(step), record.standing(self._ref)
        draft = self.shown_work(work)
        return replace(
            view,
            work=draft,
            layout=work.layout,
            feedback=step.judge(draft.answer) if draft.checked else None,
            hinted=draft.hinted,
            standing=standing,
            can_show=step.scored and standing.tries >= TRIES_BEFORE_SHOWING,
            changed=bool(standing.revision) and standing.revision != step.revision(),
            others=self.others,
            own_contact=self._ref == self._contact_at,
            left_out=work.left_out,
        )

    def mend(self, step: str) -> None:
        """Go to an exercise, by the id of its step, and begin it anew with exactly what its best try left to mend.

        Work there that is not over is gone on with.
        """
        self.jump(self.lesson.place_of(step) or 0)
        if self.view().phase == "over":
            work = self._work
            answers = own_answers(work.exercise, self._keeping.record, self._ref)
            work.begin_anew(missed=True, best=best_try(work.exercise, answers) if answers else None)
            self.keep()

    # -- inside -------------------------------------------------------------------------------------------------

    @property
    def _work(self) -> StepWork:
        """The work at the current step. Raises UsageError on a page."""
        step = self.step
        if not isinstance(step, Exercise):
            raise UsageError(_("There is nothing to answer on this page."))
        return self._work_at(step)

    def _work_at(self, exercise: Exercise) -> StepWork:
        """The work at ``exercise``, which is the current step; it is gone on with or begun when first asked for."""
        if self._here is None:
            self._here = StepWork(exercise, self._ref, self._keeping, self._now, self._chance, self._reached)
        return self._here

    @property
    def _ref(self) -> Ref:
        return self.lesson.ref.at(self.step.id)

    def _reached(self, record: Record) -> list[Event]:
        """That the lesson (and then its module) is complete or mastered in ``record``, once each."""
        return [
            Completion(id=new_id(), at=stamp(self._now()), what=str(what), mastered=mastered)
            for what, mastered in newly_reached(self.lesson.outline, self._module_lessons, record)
        ]
