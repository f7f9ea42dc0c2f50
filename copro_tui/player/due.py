"""How much is due for review: what home, ``copro status`` and both front ends say of it."""

from __future__ import annotations

from msgspec import Struct

SECONDS = 24
"""About how long a card takes."""


class Due(Struct, frozen=True, kw_only=True):
    """What a review would ask now."""

    mix_ups: int = 0
    """How many cards that were not right the last time."""
    others: int = 0
    """How many other cards."""
    next_day: int | None = None
    """The first day on which something is due (see ``review/days.py``); None if nothing ever comes back."""
    off: bool = False
    """Whether the learner wants no reviews."""

    @property
    def count(self) -> int:
        return self.mix_ups + self.others

    @property
    def minutes(self) -> int:
        """About how many minutes it takes."""
        return max(1, -(-self.count * SECONDS // 60))
