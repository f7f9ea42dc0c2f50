"""One learner in one lesson: where they are, the answer in the making, and what checking it says."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.course.model import Lesson, Page, Step
from copro_tui.course.refs import Ref
from copro_tui.errors import UsageError
from copro_tui.exercises import Answer, Exercise, Feedback
from copro_tui.i18n import gettext as _
from copro_tui.progress.completion import LessonStanding, StepState, newly_reached, standing_in_lesson
from copro_tui.progress.drafts import Draft
from copro_tui.progress.events import Attempt, Completion, Event, Reflection, Visit
from copro_tui.progress.repository import RecordRepository
from copro_tui.progress.standing import Standing

TRIES_BEFORE_SHOWING = 2
"""After how many tries the course's answer can be shown."""

DRAFT_SECONDS = 0.3
"""How soon after a change a front end has to call ``keep``."""

Clock = Callable[[], datetime]
"""Tells the time, with its zone."""


class StepView(Struct, frozen=True, kw_only=True):
    """All that a front end needs to show the current step."""

    step: Step
    place: int
    """The step's number in the lesson, from 0."""
    count: int
    states: tuple[StepState, ...]
    """Of every step of the lesson, for its dots."""
    answer: Answer = ""
    layout: tuple[str, ...] = ()
    """The ids of the items in the order in which this learner sees them."""
    feedback: Feedback | None = None
    """What was said of this very answer; None until it is checked."""
    hinted: bool = False
    standing: Standing = Standing()
    can_show: bool = False
    """Whether *show me* is offered."""
    changed: bool = False
    """Whether the exercise's key has changed since the learner last answered it."""

    def can(self, command: str) -> bool:
        """Whether a command of a lesson, by its id, can be given now; of other commands the step knows nothing."""
        step, exercise, marked = self.step, self.exercise, self.feedback is not None
        answered = marked or exercise is None
        match command:
            case "lesson.check":
                return exercise is not None and not marked and not exercise.own_words
            case "lesson.keep":
                return exercise is not None and not marked and exercise.own_words
            case "lesson.skip":
                return not answered
            case "lesson.onward":
                return answered
            case "lesson.try-again":
                return marked
            case "lesson.hint":
                return exercise is not None and not marked and bool(exercise.hint)
            case "lesson.show-me":
                return self.can_show and not (self.feedback is not None and self.feedback.score == 1)
            case "lesson.back":
                return self.place > 0
            case "lesson.explore":
                return isinstance(step, Page) and step.figure is not None
        return True

    @property
    def exercise(self) -> Exercise | None:
        """The step, where there is something to answer; None on a page."""
        return self.step if isinstance(self.step, Exercise) else None

    @property
    def was_shown(self) -> bool:
        """Whether what is on show is the course's answer, asked for with *show me*."""
        marked = self.feedback is not None and self.feedback.score is not None
        return marked and self.standing.shown and self.standing.last is None and bool(self.standing.tries)


class LessonPlayer:
    """A learner's work on one lesson. Nothing that was checked or kept is only in memory."""

    def __init__(
        self,
        lesson: Lesson,
        store: RecordRepository,
        now: Clock,
        chance: random.Random,
        module_lessons: tuple[Ref, ...],
    ) -> None:
        self.lesson = lesson
        self._store = store
        self._now = now
        self._chance = chance
        self._module_lessons = module_lessons
        self._place = 0
        self._draft: Draft | None = None
        self._unkept = False
        self._opened_at = now()

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
        return standing_in_lesson(self.lesson, self._store.record)

    def jump(self, place: int) -> None:
        """Go to step number ``place`` (from 0, kept within the lesson); the draft that is left is kept first."""
        self.keep()
        self._place = max(0, min(place, len(self.lesson.steps) - 1))
        self._draft = None
        self._opened_at = self._now()
        if self._store.record.last_step != self._ref and not self._store.read_only:
            self._store.add(Visit(id=_new_id(), at=self._stamp(), step=str(self._ref)))
        self._note_completion()

    def next(self) -> None:
        self.jump(self._place + 1)

    def back(self) -> None:
        self.jump(self._place - 1)

    def view(self) -> StepView:
        """The current step as it stands."""
        step, record = self.step, self._store.record
        states = self.state.states
        if isinstance(step, Page):
            return StepView(step=step, place=self._place, count=len(self.lesson.steps), states=states)
        draft, standing = self._current(step), record.standing(self._ref)
        return StepView(
            step=step,
            place=self._place,
            count=len(self.lesson.steps),
            states=states,
            answer=draft.answer,
            layout=step.layout(draft.seed),
            feedback=step.judge(draft.answer) if draft.checked else None,
            hinted=draft.hinted,
            standing=standing,
            can_show=step.scored and standing.tries >= TRIES_BEFORE_SHOWING,
            changed=bool(standing.revision) and standing.revision != step.revision(),
        )

    # -- the answer ---------------------------------------------------------------------------------------------

    def change(self, answer: Answer) -> None:
        """Take in the answer in the making. ``keep`` has to follow within ``DRAFT_SECONDS``, or on leaving."""
        exercise = self._exercise
        self._update(answer=exercise.fitted(answer, self._current(exercise).seed), checked=False)

    def keep(self) -> None:
        """Put the draft on disk if it changed."""
        if self._unkept and self._draft is not None:
            self._store.keep_draft(self._draft)
            self._unkept = False

    def hint(self) -> str:
        """The hint of the exercise (empty where there is none). Reading it costs nothing, and is recorded."""
        exercise = self._exercise
        if exercise.hint:
            self._update(hinted=True)
        return exercise.hint

    def missing(self) -> str:
        """What still has to be done before the answer can be checked; empty when it can."""
        exercise = self._exercise
        return exercise.missing(self._current(exercise).answer)

    def check(self) -> Feedback:
        """Judge the answer, and put the attempt on disk before handing back what is said of it.

        Raises UsageError when the answer is not complete, RecordError when it could not be kept; the draft stays.
        """
        if missing := self.missing():
            raise UsageError(missing)
        return self._settle(self._current(self._exercise).answer, shown=False)

    def show_me(self) -> Feedback:
        """Fill in the course's answer; it counts as an attempt that was shown, and earns nothing.

        Raises UsageError before the learner has tried twice.
        """
        if not self.view().can_show:
            raise UsageError(_("Try twice first; then you can be shown the answer."))
        return self._settle(self._exercise.solution(), shown=True)

    def try_again(self) -> None:
        """Take the answer up again, as it was left; where it is the one that was shown, begin afresh."""
        exercise = self._exercise
        if self.view().was_shown:
            self._update(answer=exercise.fresh(self._current(exercise).seed))
        self._update(checked=False)
        self._opened_at = self._now()

    # -- inside -------------------------------------------------------------------------------------------------

    @property
    def _exercise(self) -> Exercise:
        step = self.step
        if not isinstance(step, Exercise):
            raise UsageError(_("There is nothing to answer on this page."))
        return step

    @property
    def _ref(self) -> Ref:
        return self.lesson.ref.at(self.step.id)

    def _stamp(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="milliseconds")

    def _current(self, exercise: Exercise) -> Draft:
        """The draft of the current step: the one at hand, the one on disk as far as it still fits, or a new one."""
        if self._draft is None:
            kept = self._store.draft(str(self._ref))
            if kept is None:
                seed = self._chance.getrandbits(31)
                self._draft = Draft(step=str(self._ref), answer=exercise.fresh(seed), seed=seed)
                self._unkept = bool(exercise.layout(seed))  # so that coming back shows the same order
            else:
                answer = exercise.fitted(kept.answer, kept.seed)
                whole = answer == kept.answer and not exercise.missing(answer)
                self._draft = replace(kept, step=str(self._ref), answer=answer, checked=kept.checked and whole)
        return self._draft

    def _update(self, **changes: Answer | bool) -> None:
        self._draft = replace(self._current(self._exercise), **changes)
        self._unkept = True

    def _settle(self, answer: Answer, *, shown: bool) -> Feedback:
        """Judge ``answer``, keep the attempt, then the draft that shows it."""
        exercise, draft = self._exercise, self._current(self._exercise)
        feedback = exercise.judge(answer)
        event: Event
        if exercise.own_words:
            event = Reflection(
                id=_new_id(),
                at=self._stamp(),
                exercise=str(self._ref),
                prompt=exercise.prompt,
                text=str(answer).strip(),
            )
        else:
            event = Attempt(
                id=_new_id(),
                at=self._stamp(),
                exercise=str(self._ref),
                revision=exercise.revision(),
                answer=answer,
                score=feedback.score,
                hinted=draft.hinted,
                shown=shown,
                seconds=max(0, round((self._now() - self._opened_at).total_seconds())),
            )
        self._store.add(event)
        self._update(answer=answer, checked=True)
        self.keep()
        self._note_completion()
        return feedback

    def _note_completion(self) -> None:
        """Record that the lesson (and then its module) was completed or mastered, once each."""
        if self._store.read_only:
            return
        reached = [
            Completion(id=_new_id(), at=self._stamp(), what=str(what), mastered=mastered)
            for what, mastered in newly_reached(self.lesson, self._module_lessons, self._store.record)
        ]
        if reached:
            self._store.add(*reached)


def _new_id() -> str:
    return uuid.uuid4().hex
