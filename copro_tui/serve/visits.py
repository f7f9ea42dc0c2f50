"""All processes of a kind: which belongs to whom, when one begins, and when one that nobody needs is ended."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from msgspec import Struct

from copro_tui.serve.process import Process

One = TypeVar("One", bound=Process)

_TAB = re.compile(r"[0-9a-f]{32}")


class Limits(Struct, frozen=True):
    """How many processes there may be, and for how long."""

    visits: int = 60
    """The most processes of all people."""
    of_one: int = 2
    """The most processes of one person; another ends the one that was used least lately."""
    at_once: int = 3
    """The most processes that are starting at the same time; others wait for their turn."""
    alone: float = 120.0
    """Seconds that a process waits for its browser to come back."""
    idle: float = 1800.0
    """Seconds without a key after which a process ends."""


class FullError(Exception):
    """There are as many visits as there may be."""


def is_tab(text: str) -> bool:
    """Whether a text can be the id of a tab."""
    return _TAB.fullmatch(text) is not None


class Visits(Generic[One]):
    """The running processes of a server."""

    def __init__(
        self, make: Callable[[str, str, Callable[[], float]], One], seconds: Callable[[], float], limits: Limits
    ) -> None:
        """``make`` makes a process that has not begun; ``seconds`` is a clock that never goes back."""
        self._make = make
        self._seconds = seconds
        self._limits = limits
        self._running: dict[tuple[str, str], One] = {}
        self._starting = asyncio.Semaphore(self._limits.at_once)
        self._waiting = 0

    def all(self) -> list[One]:
        """Every one that runs."""
        return [one for one in self._running.values() if not one.ended.is_set()]

    @property
    def waiting(self) -> int:
        """How many people wait for their process to begin."""
        return self._waiting

    def of(self, person: str) -> list[One]:
        """Those of one person."""
        return [one for one in self.all() if one.person == person]

    async def come(self, person: str, tab: str, start: Callable[[One], Awaitable[bool]]) -> One:
        """The process of a person's tab: the one that runs, or a new one that ``start`` has begun; or it has ended.

        Raises FullError, OSError.
        """
        known = self._running.get((person, tab))
        if known is not None and not known.ended.is_set():
            await known.begun.wait()
            return known
        if len(self.all()) >= self._limits.visits and not self.of(person):
            raise FullError
        visit = self._running[person, tab] = self._make(person, tab, self._seconds)
        others = sorted((one for one in self.of(person) if one is not visit), key=lambda one: one.idle_since)
        for one in others[: len(others) + 1 - self._limits.of_one]:
            await one.stop()
        self._waiting += 1
        try:
            async with self._starting:
                await start(visit)
        except BaseException:  # whoever waits for the same process is told that there is none
            visit.begun.set()
            visit.ended.set()
            self._forget(visit)
            raise
        finally:
            self._waiting -= 1
        return visit

    async def tidy(self) -> None:
        """End what nobody has come back to, and what nobody has used for long; forget what has ended."""
        now = self._seconds()
        for visit in list(self._running.values()):
            alone = visit.alone_since is not None and now - visit.alone_since >= self._limits.alone
            if visit.number and (alone or now - visit.idle_since >= self._limits.idle):
                await visit.stop()
            if visit.ended.is_set():
                self._forget(visit)

    async def end(self, person: str) -> None:
        """End all of one person."""
        await asyncio.gather(*(one.stop() for one in self.of(person)))

    async def end_all(self) -> None:
        """End all."""
        await asyncio.gather(*(one.stop() for one in self.all()))

    def _forget(self, visit: One) -> None:
        if self._running.get((visit.person, visit.tab)) is visit:
            del self._running[visit.person, visit.tab]
