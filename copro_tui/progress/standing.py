"""What a learner's attempts at one exercise add up to."""

from __future__ import annotations

from msgspec import Struct

from copro_tui.exercises import Answer
from copro_tui.progress.events import Attempt

MASTERY = 0.8
"""The best score from which an exercise counts as mastered."""


class Standing(Struct, frozen=True, gc=False):
    """What the attempts at one exercise add up to. Shown answers count as tries of no score."""

    tries: int = 0
    first: float | None = None
    best: float | None = None
    last: float | None = None
    shown: bool = False
    answer: Answer | None = None
    """The last answer."""
    revision: str = ""
    """The exercise's fingerprint at the last attempt."""

    def after(self, attempt: Attempt) -> Standing:
        """The standing once ``attempt`` is added."""
        score = None if attempt.shown else attempt.score
        best = score if self.best is None else self.best if score is None else max(self.best, score)
        return Standing(
            self.tries + 1,
            self.first if self.tries else score,
            best,
            score,
            self.shown or attempt.shown,
            attempt.answer,
            attempt.revision,
        )


NOT_TRIED = Standing()
