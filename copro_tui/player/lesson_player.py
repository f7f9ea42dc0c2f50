"""One learner in one lesson: the current step, the draft of an answer, and the feedback once it is checked."""

from __future__ import annotations

import hashlib
import random
import uuid
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
from msgspec.structs import replace

from copro_tui.course.model import Lesson, Page, Step
from copro_tui.course.refs import Ref
from copro_tui.errors import RecordError, UsageError
from copro_tui.exercises import Answer, Exercise, Feedback
from copro_tui.i18n import gettext as _
from copro_tui.player.journal import recalled
from copro_tui.player.keeping import Keeping
from copro_tui.player.step_view import StepView
from copro_tui.progress.completion import LessonStanding, newly_reached, standing_in_lesson
from copro_tui.progress.drafts import Draft
from copro_tui.progress.events import Attempt, Completion, Event, Reflection, Visit
from copro_tui.progress.record import Record

TRIES_BEFORE_SHOWING = 2
"""The number of attempts after which the course's answer can be shown."""

DRAFT_SECONDS = 0.3
"""Seconds after a change within which a front end must call ``keep``."""

RETRY_SECONDS = 1.0
"""After how many seconds a front end should try again to keep what could not be kept."""

Clock = Callable[[], datetime]
"""Returns the current time, with a time zone."""


class LessonPlayer:
    """A learner's work on one lesson. Checked answers and kept drafts are always on disk."""

    def __init__(
        self,
        lesson: Lesson,
        keeping: Keeping,
        now: Clock,
        chance: random.Random,
        module_lessons: tuple[Ref, ...],
        contact_at: Ref | None = None,
    ) -> None:
        """``contact_at`` is the step where the learner's contact is placed."""
        self.lesson = lesson
        self._keeping = keeping
        self._now = now
        self._chance = chance
        self._module_lessons = module_lessons
        self._contact_at = contact_at
        self._place = 0
        self._draft: Draft | None = None
        self._unkept = False
        self._upon = ""
        self._opened_at = now()
        self._left_out = 0

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
        self._draft, self._left_out = None, 0
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
        today = self._now().astimezone().date()
        earlier = recalled(self.lesson, step, record, self._keeping.drafts()) if step.recall else None
        if isinstance(step, Page):
            return StepView(
                step=step,
                place=self._place,
                count=len(self.lesson.steps),
                states=states,
                recalled=earlier,
                today=today,
            )
        draft, standing = self._current(step), record.standing(self._ref)
        return StepView(
            step=step,
            place=self._place,
            count=len(self.lesson.steps),
            states=states,
            work=draft,
            layout=step.layout(draft.seed),
            feedback=step.judge(draft.answer) if draft.checked else None,
            hinted=draft.hinted,
            standing=standing,
            can_show=step.scored and standing.tries >= TRIES_BEFORE_SHOWING,
            changed=bool(standing.revision) and standing.revision != step.revision(),
            others=self.others,
            recalled=earlier,
            today=today,
            own_contact=self._ref == self._contact_at,
            left_out=self._left_out,
        )

    # -- the answer ---------------------------------------------------------------------------------------------

    def change(self, answer: Answer) -> None:
        """Change what is on the board, as far as it may change. Cases are only held over their places.

        Call ``keep`` within ``DRAFT_SECONDS``, and before leaving the step.
        """
        exercise, draft = self._exercise, self._current(self._exercise)
        self._become(exercise.changed(draft, exercise.fitted(answer, draft.seed), exercise.layout(draft.seed)))

    def hold(self, place: str) -> None:
        """Hold the case in view over a place, by its id; over none if that is empty. Call ``keep`` afterwards."""
        exercise, draft = self._exercise, self._current(self._exercise)
        self._become(exercise.hold(draft, place, exercise.layout(draft.seed)))

    def put_down(self) -> None:
        """Put the case in view down where it is held: it is on disk before its mark can be seen.

        With the last case of a round the attempt is saved. Raises RecordError if either could not be saved; then the
        case is still in hand. Nothing happens if no case is held.
        """
        exercise, before = self._exercise, self._current(self._exercise)
        down = exercise.put_down(before, exercise.layout(before.seed))
        if down == before:
            return
        try:
            self._draft = self._keeping.keep_now(down)
            self._unkept = False
            if not exercise.missing(down, exercise.layout(down.seed)):
                self._settle(down.answer, shown=False)
        except RecordError:
            self._become(replace(before, others=self._current(exercise).others))
            self.keep()
            raise

    def next_case(self) -> None:
        """After a case was put down: go on to the next, to those that come back, or to the end of the exercise."""
        exercise, draft = self._exercise, self._current(self._exercise)
        self._become(exercise.go_on(draft, exercise.layout(draft.seed)))

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
            self._become(replace(draft, answer=first, others=(*more, draft.answer), checked=False))

    def hint(self) -> str:
        """The hint of the exercise (empty if there is none). Reading it is recorded, and costs nothing."""
        exercise = self._exercise
        if exercise.hint:
            self._become(replace(self._current(exercise), hinted=True))
        return exercise.hint

    def missing(self) -> str:
        """What is missing before the answer can be marked, as a sentence; empty if nothing is."""
        exercise, draft = self._exercise, self._current(self._exercise)
        return exercise.missing(draft, exercise.layout(draft.seed))

    def check(self) -> Feedback:
        """Judge the answer as a whole, save the attempt, and only then return the feedback.

        An answer that has its feedback is not saved again, however often a key is pressed. Raises UsageError if
        something is missing, RecordError if it could not be saved; then the work is unchanged.
        """
        exercise, draft = self._exercise, self._current(self._exercise)
        if draft.checked or (exercise.by_case and draft.answer in draft.earlier[-1:]):
            return exercise.judge(draft.answer)
        if missing := self.missing():
            raise UsageError(missing)
        return self._settle(draft.answer, shown=False)

    def show_me(self) -> Feedback:
        """Fill in the course's answer; this is recorded as a shown attempt without credit.

        Raises UsageError before the learner has tried twice.
        """
        if not self.view().can_show:
            raise UsageError(_("Try twice first; then you can be shown the answer."))
        return self._settle(self._exercise.solution(), shown=True)

    def try_again(self, *, missed: bool = False) -> None:
        """Begin the exercise anew; with ``missed`` only what was not right at first, where that is possible."""
        exercise, draft = self._exercise, self._current(self._exercise)
        self._become(replace(exercise.again(draft, draft.seed, missed=missed), attempt=_new_id()))
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
                written = self._keeping.record.reflections.get(self._ref)
                answer = written[-1].text if written and exercise.own_words else exercise.fresh(seed)
                self._draft = Draft(
                    step=str(self._ref), answer=answer, seed=seed, attempt=_new_id(), checked=bool(written)
                )
                self._unkept = bool(exercise.layout(seed))  # so that coming back shows the same order
            else:
                self._left_out = exercise.left_out(kept.answer) + exercise.left_out(kept.held)
                self._draft = self._resumed(exercise, kept)
        return self._draft

    def _resumed(self, exercise: Exercise, kept: Draft) -> Draft:
        """A kept draft as it is gone on with; if the program ended in the middle of marking it, that is done first."""
        draft = exercise.resumed(replace(kept, step=str(self._ref)), kept.seed)
        if not kept.attempt:  # kept by an earlier version
            former = exercise.from_former(draft, exercise.layout(draft.seed))
            return replace(former, attempt=_new_id())
        if draft.checked or exercise.own_words:
            return draft
        if self._is_kept(_attempt_id(kept.attempt, kept.answer)):
            return replace(exercise.settled(draft), attempt=_new_id())
        if exercise.by_case and not exercise.missing(draft, exercise.layout(draft.seed)):
            unmarked = not draft.earlier or draft.answer != draft.earlier[-1]
            return exercise.taken_up(draft) if unmarked else draft
        return draft

    def _is_kept(self, attempt: str) -> bool:
        """Whether the record has the attempt of this id."""
        return any(one.id == attempt for one in self._keeping.record.attempts.get(self._ref, ()))

    def _become(self, draft: Draft) -> None:
        self._draft, self._unkept = draft, True

    def _settle(self, answer: Answer, *, shown: bool) -> Feedback:
        """Judge ``answer``, save the attempt and what follows from it, then the work with its feedback.

        The work as it is before is on disk first: from it can be told, whenever the program ends, what was marked.
        """
        exercise, draft = self._exercise, self._current(self._exercise)
        if self._unkept:
            draft = self._draft = self._keeping.keep_now(draft)
            self._unkept = False
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
                id=_attempt_id(draft.attempt, answer, shown=shown),
                at=self._stamp(),
                exercise=str(self._ref),
                revision=exercise.revision(),
                answer=answer,
                score=feedback.score,
                hinted=draft.hinted,
                shown=shown,
                seconds=max(0, round((self._now() - self._opened_at).total_seconds())),
            )
        if not self._is_kept(event.id):  # a write that failed at its very end may have kept it
            self._keeping.answer(event, self._reached)
        self._upon = event.id
        self._opened_at = self._now()
        marked = replace(draft, answer=answer)
        settled = replace(marked, checked=True) if shown else exercise.settled(marked)
        self._become(replace(settled, attempt=_new_id()))
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


def _attempt_id(begun: str, answer: Answer, *, shown: bool = False) -> str:
    """The id of the attempt that an answer becomes in the work begun as ``begun`` (see ``Draft.attempt``).

    The same answer in the same work is one attempt, however often it is written; another answer in it, which another
    window or a copy on another computer may give, is another.
    """
    return hashlib.sha256(msgspec.json.encode([begun, answer, shown], order="deterministic")).hexdigest()[:32]
