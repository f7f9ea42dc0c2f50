"""How well a card was remembered, from what was done at it: the only table of it. ``docs/learners.md`` shows it.

| what you did                                              | rating | the first time it comes back |
|-----------------------------------------------------------|--------|------------------------------|
| right, or defensible, and you had said that you were sure | easy   | after 4 weeks                |
| right, or defensible                                      | good   | the day after                |
| right, but after a hint, or you had said you were guessing | hard  | the day after                |
| a whole order or choice at least 80% right                | hard   | the day after                |
| not right (also if it was right after another look)       | again  | the day after                |
| the answer was shown                                      | again  | the day after                |

The first answer of a day counts: what was answered again within it was fresh in mind.
"""

from __future__ import annotations

from fsrs import Rating

from copro_tui.exercises import Sureness
from copro_tui.progress.standing import MASTERY


def rating(credit: float, *, hinted: bool = False, shown: bool = False, sure: Sureness | None = None) -> Rating:
    """The rating of an answer that earned ``credit``, 0 to 1; what can be argued earns 1 here."""
    if shown or credit < MASTERY:
        return Rating.Again
    if credit < 1 or hinted or sure == "guessing":
        return Rating.Hard
    return Rating.Easy if sure == "sure" else Rating.Good
