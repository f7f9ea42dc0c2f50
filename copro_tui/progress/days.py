"""Days as whole numbers. A day begins at midnight UTC everywhere, so that every computer has the same schedule."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from copro_tui.progress.events import Clock, stamp


def day_of(at: str) -> int:
    """The day of a time as events have it (see ``events.stamp``): a number that is one more each day."""
    return _day(at[:10])


def today(now: Clock) -> int:
    """The day that it is by this clock."""
    return day_of(stamp(now()))


@lru_cache(8192)
def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()
