"""One learner in one lesson: the current step, the draft of an answer, and the feedback once it is checked."""

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
from copro_tui.player.keeping import Keeping
from copro_tui.progress.completion import LessonStanding, StepState, newly_reached, standing_in_lesson
from copro_tui.progress.drafts import Draft
from copro_tui.progress.events import Attempt, Completion, Event, Reflection, Visit
from copro_tui.progress.record import Record
from copro_tui.progress.standing import Standing

TRIES_BEFORE_SHOWING = 2
"""The number of attempts after which the course's answer can be shown."""

DRAFT_SECONDS = 0.3
"""Seconds after a change within which a front end must call ``keep``."""

RETRY_SECONDS = 1.0
"""After how many seconds a front end should try again to keep what could not be kept."""

Clock = Callable[[], datetime]
"""Returns the current time, with a time zone."""


class StepView(Struct, frozen=True, kw_only=True):
    """Everything that a front end needs to show the current step."""

    step: Step
    place: int
    """The step's position in the lesson, from 0."""
    count: int
    states: tuple[StepState, ...]
    """The state of each step of the lesson, in order."""
    answer: Answer = ""
    layout: tuple[str, ...] = ()
    """The ids of the items in the order in which this learner sees them."""
    feedback: Feedback | None = None
    """The feedback on exactly this answer; None until it is checked."""
    hinted: bool = False
    standing: Standing = Standing()
    can_show: bool = False
    """Whether *show me* is offered."""
    changed: bool = False
    """Whether the exercise's key has changed since the learner last answered it."""
    others: tuple[str, ...] = ()
    """The texts that the learner wrote here in other windows meanwhile."""

    def can(self, command: str) -> bool:
        """Whether a command of a lesson, by its id, can be given now; True for commands that are not a lesson's."""
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
            case "lesson.other":
                return bool(self.others)
            case "lesson.back":
                return self.place > 0
            case "lesson.explore":
                return isinstance(step, Page) and step.figure is not None
        return True

    @property
    def exercise(self) -> Exercise | None:
        """The current step if it is an exercise; None on a page."""
        return self.step if isinstance(self.step, Exercise) else None

    @property
    def was_shown(self) -> bool:
        """Whether the answer is the course's own, asked for with *show me*."""
        marked = self.feedback is not None and self.feedback.score is not None
        return marked and self.standing.shown and self.standing.last is None and bool(self.standing.tries)


class LessonPlayer:
    """A learner's work on one lesson. Checked answers and kept drafts are always on disk."""

    def __init__(
        self,
        lesson: Lesson,
        keeping: Keeping,
        now: Clock,
        chance: random.Random,
        module_lessons: tuple[Ref, ...],
    ) -> None:
        self.lesson = lesson
        self._keeping = keeping
        self._now = now
        self._chance = chance
        self._module_lessons = module_lessons
        self._place = 0
        self._draft: Draft | None = None
        self._unkept = False
        self._upon = ""
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
        return standing_in_lesson(self.lesson, self._keeping.record)

    def jump(self, place: int) -> None:
        """Go to the step at ``place`` (from 0, limited to the lesson), after saving the current draft.

        What cannot be saved keeps nobody from going there: it waits (see ``Keeping``).
        """
        self.keep()
        self._place = max(0, min(place, len(self.lesson.steps) - 1))
        self._draft = None
        self._opened_at = self._now()
        if isinstance(self.step, Exercise):
            self._current(self.step)  # what another window puts here from now on was not seen in this one
            written = self._keeping.record.reflections.get(self._ref)
            self._upon = written[-1].id if written else ""
        here = Visit(id=_new_id(), at=self._stamp(), step=str(self._ref))
        self._keeping.visit(here if self._keeping.record.last_step != self._ref else None, self._reached)

    def next(self) -> None:
        self.jump(self._place + 1)

    def back(self) -> None:
        self.jump(self._place - 1)

    def view(self) -> StepView:
        """The current step as it stands."""
        step, record = self.step, self._keeping.record
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
            others=self.others,
        )

    # -- the answer ---------------------------------------------------------------------------------------------

    def change(self, answer: Answer) -> None:
        """Update the draft in memory. Call ``keep`` within ``DRAFT_SECONDS``, and before leaving the step."""
        exercise = self._exercise
        self._update(answer=exercise.fitted(answer, self._current(exercise).seed), checked=False)

    def keep(self) -> bool:
        """Save the draft if it has changed; returns whether it is on disk. If not, it waits, and can be tried again."""
        if self._unkept and self._draft is not None:
            kept = self._keeping.keep(self._draft)
            self._draft, self._unkept = kept or self._draft, kept is None
        return not self._unkept

    @property
    def others(self) -> tuple[str, ...]:
        """The texts that the learner wrote here in other windows meanwhile; empty where nothing is written."""
        step = self.step
        if not isinstance(step, Exercise) or not step.own_words:
            return ()
        return tuple(map(str, self._current(step).others))

    def take_other(self) -> None:
        """Put the first of the texts from other windows here, and the text that is here behind them."""
        draft = self._current(self._exercise)
        if draft.others:
            first, *more = draft.others
            self._update(answer=first, others=(*more, draft.answer), checked=False)

    def hint(self) -> str:
        """The hint of the exercise (empty if there is none). Reading it is recorded, and costs nothing."""
        exercise = self._exercise
        if exercise.hint:
            self._update(hinted=True)
        return exercise.hint

    def missing(self) -> str:
        """What is missing before the answer can be checked, as a sentence; empty if nothing is."""
        exercise = self._exercise
        return exercise.missing(self._current(exercise).answer)

    def check(self) -> Feedback:
        """Judge the answer, save the attempt, and only then return the feedback.

        An answer that has its feedback is not saved again, however often a key is pressed. Raises UsageError if the
        answer is not complete, RecordError if it could not be saved; the draft is unchanged.
        """
        view = self.view()
        if view.feedback is not None and not view.changed:
            return view.feedback
        if missing := self.missing():
            raise UsageError(missing)
        return self._settle(view.answer, shown=False)

    def show_me(self) -> Feedback:
        """Fill in the course's answer; this is recorded as a shown attempt without credit.

        Raises UsageError before the learner has tried twice.
        """
        if not self.view().can_show:
            raise UsageError(_("Try twice first; then you can be shown the answer."))
        return self._settle(self._exercise.solution(), shown=True)

    def try_again(self) -> None:
        """Allow the checked answer to be changed; after a shown answer, begin with an empty one."""
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
        """The draft of the current step: the one in memory, the one on disk as far as it still fits, or a new one."""
        if self._draft is None:
            kept = self._keeping.draft(str(self._ref))
            if kept is None:
                seed = self._chance.getrandbits(31)
                self._draft = Draft(step=str(self._ref), answer=exercise.fresh(seed), seed=seed)
                self._unkept = bool(exercise.layout(seed))  # so that coming back shows the same order
            else:
                answer = exercise.fitted(kept.answer, kept.seed)
                whole = answer == kept.answer and not exercise.missing(answer)
                self._draft = replace(kept, step=str(self._ref), answer=answer, checked=kept.checked and whole)
        return self._draft

    def _update(self, **changes: Answer | tuple[Answer, ...] | bool) -> None:
        self._draft = replace(self._current(self._exercise), **changes)
        self._unkept = True

    def _settle(self, answer: Answer, *, shown: bool) -> Feedback:
        """Judge ``answer``, save the attempt and what follows from it, then the draft with its feedback."""
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
                after=self._upon,
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
        self._keeping.answer(event, self._reached)
        self._upon = event.id
        self._update(answer=answer, checked=True)
        self.keep()
        return feedback

    def _reached(self, record: Record) -> list[Event]:
        """That the lesson (and then its module) is complete or mastered in ``record``, once each."""
        return [
            Completion(id=_new_id(), at=self._stamp(), what=str(what), mastered=mastered)
            for what, mastered in newly_reached(self.lesson, self._module_lessons, record)
        ]


def _new_id() -> str:
    return uuid.uuid4().hex
