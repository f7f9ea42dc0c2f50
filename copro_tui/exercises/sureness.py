"""How sure a learner is of an answer, asked before it is marked. Pure.

It is asked of the first answer alone: not of what comes back, not of a second check. It changes no score.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from msgspec.structs import replace

from copro_tui.exercises.base import Exercise
from copro_tui.work import Sureness, W, Work

SURENESSES: tuple[Sureness, ...] = get_args(Sureness)
"""From sure to guessing."""


def can_ask(exercise: Exercise, work: Work, layout: Sequence[str]) -> bool:
    """Whether an answer is in hand that is scored and is the first, so that it may be asked how sure it is."""
    if not exercise.scored or exercise.own_words or work.earlier or work.checked:
        return False
    if exercise.by_case:
        return exercise.phase(work, layout) == "held"
    return not exercise.missing(work, layout)


def said(exercise: Exercise, work: W, value: Sureness, layout: Sequence[str]) -> W:
    """The work once the learner has said how sure they are of what is in hand, which is still to be marked."""
    return replace(work, sure={**work.sure, exercise.in_view(work, layout): value})


def fitting(exercise: Exercise, work: W, layout: Sequence[str]) -> W:
    """Work that was kept, with what of it still fits: the exercise may have changed since."""
    known = {case.id for case in exercise.cases} if exercise.by_case else {""}
    kept = {case: value for case, value in work.sure.items() if case in known}
    return replace(work, sure=kept, asked=work.asked and can_ask(exercise, work, layout))


def said_at_first(work: Work) -> dict[str, Sureness]:
    """What was said of an answer that is about to be marked: of any but the first, nothing."""
    return {} if work.earlier else dict(work.sure)
