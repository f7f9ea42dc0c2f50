"""What the scheduler holds of a card, answer by answer: FSRS, as its authors' library computes it, in whole days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import fsrs
from msgspec import Struct

_DAY = timedelta(days=1)
_THEN = datetime(2000, 1, 1, tzinfo=UTC)
"""Any day: only the days between two answers matter."""

WANTED = 0.8
"""How likely a card is to be remembered when it comes back, from 0 to 1.

The library's own 0.9 asks those who study for an examination: ten cards a day for more than a year. This asks about
three a day by the end of it (``tests/review/test_year.py`` prints it).
"""

_SCHEDULER = fsrs.Scheduler(
    desired_retention=WANTED,
    learning_steps=(_DAY, _DAY),
    relearning_steps=(_DAY,),
    maximum_interval=365,
    enable_fuzzing=False,
)
"""With the library's weights, which were fitted to the reviews of many thousands of learners. What is new, and what was
forgotten, comes back the day after. No chance: the same answers make the same schedule."""


class _Card(fsrs.Card):
    """A card that nobody else holds: the library need not copy it at each answer, which takes longer than what it
    computes."""

    def __copy__(self) -> _Card:
        return self


class Memory(Struct, frozen=True, gc=False):
    """A card after an answer."""

    state: fsrs.State
    step: int | None
    stability: float
    """After how many days it is still remembered nine times of ten."""
    difficulty: float
    days: int
    """After how many days it is due, at least 1."""


def after(answers: Iterable[tuple[fsrs.Rating, int]]) -> Memory:
    """The memory of a card after its answers, at least one: each with the days since the one before it, of which those
    of the first do not matter.
    """
    card: fsrs.Card = _Card(card_id=0, due=_THEN)
    when = _THEN
    for rating, days in answers:
        when += days * _DAY
        card, _log = _SCHEDULER.review_card(card, rating, when)
    assert card.stability is not None
    assert card.difficulty is not None
    return Memory(card.state, card.step, card.stability, card.difficulty, (card.due - when).days)


def recall(memory: Memory, days: int) -> float:
    """The probability that a card is still remembered ``days`` after its last answer, from 0 to 1."""
    card = _Card(0, memory.state, memory.step, memory.stability, memory.difficulty, _THEN, _THEN)
    return _SCHEDULER.get_card_retrievability(card, _THEN + days * _DAY)
