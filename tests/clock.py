"""A clock that stands still until it is told to go on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Tells the same time at every call; ``advance`` moves it. ``tick`` makes every call take that many seconds."""

    def __init__(self, start: datetime = datetime(2026, 1, 5, 9, 0, tzinfo=UTC), tick: float = 0) -> None:
        self.time = start
        self.tick = timedelta(seconds=tick)

    def __call__(self) -> datetime:
        now = self.time
        self.time += self.tick
        return now

    def advance(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)
