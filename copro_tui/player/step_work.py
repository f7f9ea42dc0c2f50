"""A learner's work at one exercise: how it is gone on with, kept, and made an attempt."""

from __future__ import annotations

import random
from datetime import datetime

import msgspec
from msgspec.structs import replace

from copro_tui.course.refs import Ref
from copro_tui.errors import RecordError
from copro_tui.exercises import Answer, Exercise, Feedback, Sureness
from copro_tui.exercises import sureness as how_sure
from copro_tui.player.keeping import Keeping
from copro_tui.progress.drafts import Draft
from copro_tui.progress.events import Attempt, Clock, Event, Reflection, new_id, stamp
from copro_tui.progress.repository import Follow


class StepWork:
    """The work at one exercise, from opening its step to leaving it."""

    def __init__(
        self, exercise: Exercise, ref: Ref, keeping: Keeping, now: Clock, chance: random.Random, reached: Follow
    ) -> None:
        """Go on with what was kept at the step ``ref``, or begin.

        ``reached`` says what follows from the record with an attempt.
        """
        self.exercise = exercise
        self.ref = ref
        self._keeping = keeping
        self._now = now
        self._reached = reached
        self._unkept = bool(keeping.waiting)  # what waits is tried again with it
        self._opened_at = now()
        kept = self._kept()
        self.left_out = 0 if kept is None else exercise.left_out(kept.answer) + exercise.left_out(kept.held)
        """How many parts of what was kept name something that is no longer in the exercise."""
        self.draft = self._begun(chance.getrandbits(31)) if kept is None else self._resumed(kept)
        """What was done, as it is now."""
        written = keeping.record.reflections.get(ref)
        self._upon = written[-1].id if written else ""

    @property
    def draft_name(self) -> str:
        """What its draft is kept under."""
        return str(self.ref)

    @property
    def layout(self) -> tuple[str, ...]:
        """The ids of the items in the order in which this learner sees them."""
        return self.exercise.layout(self.draft.seed)

    @property
    def missing(self) -> str:
        """What is missing before the answer can be marked, as a sentence; empty if nothing is."""
        return self.exercise.missing(self.draft, self.layout)

    def become(self, draft: Draft) -> None:
        """Take other work in the place of this. Call ``keep`` afterwards."""
        self.draft, self._unkept = draft, True

    def keep(self) -> bool:
        """Save the draft if it has changed; returns whether it is on disk. If not, it waits, and can be tried again."""
        if self._unkept:
            kept = self._keeping.keep(self.draft)
            self.draft, self._unkept = kept or self.draft, kept is None
        return not self._unkept

    def put_down(self) -> None:
        """Put the case in view down where it is held (see ``Answering.put_down``)."""
        if self.exercise.by_case:
            self._mark(self.draft)

    def say_sure(self, value: Sureness) -> None:
        """Say how sure the learner is of what is in hand, and mark it (see ``Answering.say_sure``)."""
        self._mark(how_sure.said(self.exercise, self.draft, value, self.layout))

    def _mark(self, draft: Draft) -> None:
        """Put the case in view down, or check the answer as a whole, in work that differs from the present one only in
        how sure the learner says they are. If it cannot be saved, the work is as it was."""
        before = self.draft
        down = draft
        if self.exercise.by_case:
            down = self.exercise.put_down(draft, self.layout)
            if down == draft:
                return
            down = replace(down, asked=False)
        try:
            self._keep_now(down)
            if not self.exercise.missing(down, self.layout):
                self.settle(down.answer, shown=False)
        except RecordError:
            self.become(replace(before, others=self.draft.others))
            self.keep()
            raise

    def settle(self, answer: Answer, *, shown: bool) -> Feedback:
        """Judge ``answer``, save the attempt and what follows from it, then the work with its feedback.

        The work as it is before is on disk first: from it can be told, whenever the program ends, what was marked.
        Raises RecordError if the attempt could not be saved; then the work is unchanged.
        """
        if self._unkept:
            self._keep_now(self.draft)
        feedback = self.exercise.judge(answer)
        event = self._event(answer, feedback, shown=shown)
        self._add(event)
        self._upon = event.id
        self._opened_at = self._now()
        marked = replace(self.draft, answer=answer)
        settled = replace(marked, checked=True) if shown else self.exercise.settled(marked)
        self.become(replace(settled, attempt=new_id(), asked=False))
        self.keep()
        return feedback

    def begin_anew(self, *, missed: bool, best: Answer | None = None) -> None:
        """Begin the exercise anew (see ``Exercise.again``)."""
        begun = self.exercise.again(self.draft, self.draft.seed, missed=missed, best=best)
        self.become(replace(begun, attempt=new_id()))
        self._opened_at = self._now()

    def _kept(self) -> Draft | None:
        """The draft to go on with; None if there is none."""
        return self._keeping.draft(self.draft_name)

    def _begun(self, seed: int) -> Draft:
        """New work; of the learner's own words, on what they wrote before."""
        written = self._keeping.record.reflections.get(self.ref)
        answer = written[-1].text if written and self.exercise.own_words else self.exercise.fresh(seed)
        self._unkept = bool(self.exercise.layout(seed))  # so that coming back shows the same order
        return Draft(step=self.draft_name, answer=answer, seed=seed, attempt=new_id(), checked=bool(written))

    def _resumed(self, kept: Draft) -> Draft:
        """A kept draft as it is gone on with; if the program ended in the middle of marking it, that is done first."""
        exercise = self.exercise
        draft = exercise.resumed(replace(kept, step=self.draft_name), kept.seed)
        draft = how_sure.fitting(exercise, draft, exercise.layout(draft.seed))
        if not kept.attempt:  # kept by an earlier version
            former = exercise.from_former(draft, exercise.layout(draft.seed))
            return replace(former, attempt=new_id())
        if draft.checked or exercise.own_words:
            return draft
        if self._is_kept(attempt_id(kept.attempt, kept.answer)):
            return replace(exercise.settled(draft), attempt=new_id(), asked=False)
        if exercise.by_case and not exercise.missing(draft, exercise.layout(draft.seed)):
            unmarked = not draft.earlier or draft.answer != draft.earlier[-1]
            return self._taken_up(draft) if unmarked else draft
        return draft

    def _taken_up(self, draft: Draft) -> Draft:
        """A case that was put down and never marked in hand again, with the question that it was put down with."""
        held = self.exercise.taken_up(draft)
        case = self.exercise.in_view(held, self.exercise.layout(held.seed))
        return replace(held, asked=case in draft.sure and not draft.earlier)

    def _keep_now(self, draft: Draft) -> None:
        self.draft = self._keeping.keep_now(draft)
        self._unkept = False

    def _add(self, event: Event) -> None:
        """Add to the record what an answer becomes, once. Raises RecordError."""
        if not self._is_kept(event.id):  # a write that failed at its very end may have kept it
            self._keeping.answer(event, self._reached)

    def _is_kept(self, attempt: str) -> bool:
        """Whether the record has the attempt of this id."""
        return any(one.id == attempt for one in self._keeping.record.attempts.get(self.ref, ()))

    def _event(self, answer: Answer, feedback: Feedback, *, shown: bool) -> Event:
        """What is added to the record for an answer."""
        exercise, now = self.exercise, self._now()
        if exercise.own_words:
            return Reflection(
                id=new_id(),
                at=stamp(now),
                exercise=str(self.ref),
                prompt=str(exercise.prompt),
                text=str(answer).strip(),
                after=self._upon,
            )
        return Attempt(
            id=attempt_id(self.draft.attempt, answer, shown=shown),
            at=stamp(now),
            exercise=str(self.ref),
            revision=exercise.revision(),
            answer=answer,
            score=feedback.score,
            hinted=self.draft.hinted,
            shown=shown,
            sure={} if shown else how_sure.said_at_first(self.draft),
            seconds=self._seconds(now),
        )

    def _seconds(self, now: datetime) -> int:
        """From opening it, or from the answer before, to now."""
        return max(0, round((now - self._opened_at).total_seconds()))


def attempt_id(begun: str, answer: Answer, *, shown: bool = False) -> str:
    """The id of the attempt that an answer becomes in the work begun as ``begun`` (see ``Draft.attempt``).

    The same answer in the same work is one attempt, however often it is written; another answer in it, which another
    window or a copy on another computer may give, is another.
    """
    import hashlib  # here, because it is slow to load and not needed before something is marked

    return hashlib.sha256(msgspec.json.encode([begun, answer, shown], order="deterministic")).hexdigest()[:32]
