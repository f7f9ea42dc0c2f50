"""Answering an exercise: what can be done at the one in view, in a lesson and in a review alike."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from msgspec.structs import replace

from copro_tui.errors import UsageError
from copro_tui.exercises import Answer, Feedback, Sureness
from copro_tui.exercises.sureness import can_ask
from copro_tui.i18n import gettext as _
from copro_tui.player.step_view import StepView
from copro_tui.player.step_work import StepWork
from copro_tui.progress.drafts import Draft

TRIES_BEFORE_SHOWING = 2
"""The number of attempts after which the course's answer can be shown."""

DRAFT_SECONDS = 0.3
"""Seconds after a change within which a front end must call ``keep``."""


class Answering(ABC):
    """The exercise in view, and all that can be done at it. Marked answers and kept drafts are always on disk."""

    def __init__(self, asks_how_sure: Callable[[], bool]) -> None:
        """``asks_how_sure`` says whether the learner wants to be asked how sure they are before they are answered."""
        self._asks_how_sure = asks_how_sure
        self._here: StepWork | None = None
        """The work at the exercise in view, once it was asked for."""

    @abstractmethod
    def view(self) -> StepView:
        """What is in view, as it stands."""

    @property
    @abstractmethod
    def _work(self) -> StepWork:
        """The work at the exercise in view. Raises UsageError where there is none."""

    def shown_work(self, work: StepWork) -> Draft:
        """The work as it is shown: without the question how sure one is, where it is not to be asked."""
        return work.draft if self._sure_is_due(work) else replace(work.draft, asked=False)

    def change(self, answer: Answer) -> None:
        """Change what is on the board, as far as it may change. Cases are only held over their places.

        Call ``keep`` within ``DRAFT_SECONDS``, and before leaving the step.
        """
        work = self._work
        fitting = work.exercise.fitted(answer, work.draft.seed)
        work.become(replace(work.exercise.changed(work.draft, fitting, work.layout), asked=False))

    def hold(self, place: str) -> None:
        """Hold the case in view over a place, by its id; over none if that is empty. Call ``keep`` afterwards."""
        work = self._work
        work.become(replace(work.exercise.hold(work.draft, place, work.layout), asked=False))

    def ask_sure(self) -> bool:
        """Ask how sure the learner is of what is in hand, if that is to be said before it is marked.

        Call it before ``put_down`` and ``check``; returns whether it is asked now, which is kept. Then only
        ``say_sure`` marks the answer, and ``drop_question`` or another change goes back to it.
        """
        work = self._work
        if not self._sure_is_due(work):
            return False
        work.become(replace(work.draft, asked=True))
        self.keep()
        return True

    def drop_question(self) -> None:
        """Go back from the question how sure one is to the answer in hand. It is kept."""
        work = self._work
        work.become(replace(work.draft, asked=False))
        self.keep()

    def say_sure(self, value: Sureness) -> None:
        """Say how sure one is, and so put the case in view down, or have the answer checked: it is on disk before its
        mark can be seen, with what was said.

        Nothing happens if it was not asked. Raises RecordError if it could not be saved; then it is still asked.
        """
        if self.view().asked:
            self._work.say_sure(value)

    def put_down(self) -> None:
        """Put the case in view down where it is held: it is on disk before its mark can be seen.

        With the last case of a round the attempt is saved. Raises RecordError if either could not be saved; then the
        case is still in hand. Nothing happens if no case is held. Raises UsageError where it has to be asked first how
        sure the learner is.
        """
        self._refuse_if_sure_is_due()
        self._work.put_down()

    def next_case(self) -> None:
        """After a case was put down: go on to the next, to those that come back, or to the end of the exercise."""
        work = self._work
        work.become(work.exercise.go_on(work.draft, work.layout))

    def take_back(self) -> bool:
        """Open again what was put down last, where the exercise allows that; returns whether it does. It is kept."""
        work = self._work
        before = work.exercise.taken_back(work.draft)
        if before == work.draft:
            return False
        work.become(before)
        self.keep()
        return True

    def keep(self) -> bool:
        """Save the draft if it has changed; returns whether it is on disk. If not, it waits, and can be tried again."""
        return self._here is None or self._here.keep()

    @property
    def others(self) -> tuple[str, ...]:
        """The texts that the learner wrote here in other windows meanwhile; empty where nothing is written."""
        if self._here is None or not self._here.exercise.own_words:
            return ()
        return tuple(map(str, self._here.draft.others))

    def take_other(self) -> None:
        """Put the first of the texts from other windows here, and the text that is here behind them."""
        work = self._work
        if work.draft.others:
            first, *more = work.draft.others
            work.become(replace(work.draft, answer=first, others=(*more, work.draft.answer), checked=False))

    def hint(self) -> str:
        """The hint of the exercise (empty if there is none). Reading it is recorded, and costs nothing."""
        work = self._work
        if work.exercise.hint:
            work.become(replace(work.draft, hinted=True))
        return work.exercise.hint

    def missing(self) -> str:
        """What is missing before the answer can be marked, as a sentence; empty if nothing is."""
        return self._work.missing

    def check(self) -> Feedback:
        """Judge the answer as a whole, save the attempt, and only then return the feedback.

        An answer that has its feedback is not saved again, however often a key is pressed. Raises UsageError if
        something is missing or it has to be asked first how sure the learner is, RecordError if it could not be saved;
        then the work is unchanged.
        """
        work = self._work
        exercise, draft = work.exercise, work.draft
        if draft.checked or (exercise.by_case and draft.answer in draft.earlier[-1:]):
            return exercise.judge(draft.answer)
        if missing := work.missing:
            raise UsageError(missing)
        self._refuse_if_sure_is_due()
        return work.settle(draft.answer, shown=False)

    def show_me(self) -> Feedback:
        """Fill in the course's answer; this is recorded as a shown attempt without credit.

        Raises UsageError before the learner has tried twice.
        """
        if not self.view().can_show:
            raise UsageError(_("Try twice first; then you can be shown the answer."))
        work = self._work
        return work.settle(work.exercise.solution(), shown=True)

    def try_again(self, *, missed: bool = False) -> None:
        """Begin the exercise anew; with ``missed`` only what was not right at first, where that is possible."""
        self._work.begin_anew(missed=missed)

    # -- inside -------------------------------------------------------------------------------------------------

    def _sure_is_due(self, work: StepWork) -> bool:
        """Whether it is to be said how sure the learner is before what is in hand is marked."""
        return self._asks_how_sure() and can_ask(work.exercise, work.draft, work.layout)

    def _refuse_if_sure_is_due(self) -> None:
        if self._sure_is_due(self._work):
            raise UsageError(_("Say first how sure you are."))
