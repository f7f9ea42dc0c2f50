"""A learner's work at one card of a review: as at an exercise of a lesson, but what becomes of it is a review."""

from __future__ import annotations

import random

from copro_tui.course.refs import Ref
from copro_tui.exercises import Answer, Exercise, Feedback
from copro_tui.player.keeping import Keeping
from copro_tui.player.step_work import StepWork, attempt_id
from copro_tui.progress.drafts import Draft
from copro_tui.progress.events import Clock, Event, Review, new_id, stamp
from copro_tui.progress.repository import nothing

_WHOLE = "review"
"""Stands in the name of a draft for a whole exercise, so that it is not the draft of its lesson."""


class CardWork(StepWork):
    """The work at one card. Of a case nothing but its answer is kept; of an order or a choice a draft is."""

    def __init__(
        self,
        exercise: Exercise,
        card: Ref,
        revision: str,
        keeping: Keeping,
        now: Clock,
        chance: random.Random,
        earlier: Answer | None = None,
    ) -> None:
        """``exercise`` is the card's alone (see ``Exercise.only``), ``revision`` that of the whole exercise.
        ``earlier`` is the answer that was not right, where the card has come back in this review."""
        self._revision = revision
        self._earlier = earlier
        super().__init__(exercise, card, keeping, now, chance, nothing)

    @property
    def draft_name(self) -> str:
        return str(self.ref if self.exercise.by_case else self.ref.case(_WHOLE))

    def keep(self) -> bool:
        return self.exercise.by_case or super().keep()

    def _keep_now(self, draft: Draft) -> None:
        self.draft = draft  # the answer alone is written, at once, and says all there is to say

    def _kept(self) -> Draft | None:
        """A draft that was left; none of a review that went as far as an answer."""
        kept = None if self.exercise.by_case else super()._kept()
        if kept is None or kept.checked or kept.earlier or self._is_kept(attempt_id(kept.attempt, kept.answer)):
            return None
        return kept

    def _begun(self, seed: int) -> Draft:
        earlier = () if self._earlier is None else (self._earlier,)
        answer = self.exercise.fresh(seed)
        return Draft(step=self.draft_name, answer=answer, seed=seed, attempt=new_id(), earlier=earlier)

    def _add(self, event: Event) -> None:
        if not self.draft.earlier:  # the first answer counts; what comes after it is fresh in mind
            super()._add(event)

    def _is_kept(self, attempt: str) -> bool:
        return any(one.id == attempt for one in self._keeping.record.reviews.get(self.ref, ()))

    def _event(self, answer: Answer, feedback: Feedback, *, shown: bool) -> Event:
        now = self._now()
        return Review(
            id=attempt_id(self.draft.attempt, answer, shown=shown),
            at=stamp(now),
            card=str(self.ref),
            revision=self._revision,
            answer=answer,
            score=0.0 if shown else feedback.score,
            hinted=self.draft.hinted,
            sure=None if shown else next(iter(self.draft.sure.values()), None),
            seconds=self._seconds(now),
        )
