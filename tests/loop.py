"""An event loop that does not wait while nothing happens: it puts its clock forward to what is due next.

Textual's pilot sleeps after each key and click until the computer rests, 20 to 60 ms every time: three quarters of the
time that all tests took. In this loop such a sleep ends as soon as everything that falls due within it has been done.
It is also surer, since a computer that is busy with something else looks like one that rests; so the pilot is never
told how busy it was, which takes a long time to find out.
"""

from __future__ import annotations

import asyncio
import selectors
import time
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any, TypeVar, TypeVarTuple

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

_skipped = 0.0
"""Seconds that all loops of this process have put their clock forward; in common, so that it never goes back."""


def clock() -> float:
    """Seconds on the clock of these loops: monotonic, and ahead of the computer's by what was skipped."""
    return time.monotonic() + _skipped


class _Skipping(selectors.DefaultSelector):
    """Skips the time until the next timer is due, unless a thread is at work that may have something to say first."""

    threads = 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        global _skipped
        if timeout is None or self.threads:
            return super().select(timeout)
        ready = super().select(0)
        if not ready:
            _skipped += max(timeout, 0)
        return ready


class SkippingLoop(asyncio.SelectorEventLoop):
    """A loop for tests of screens. Textual's timers keep to its clock as well."""

    def __init__(self) -> None:
        import textual._time
        import textual._wait

        textual._time.get_time = clock  # there is no public way to give Textual a clock
        textual._wait.process_time = float  # type: ignore[attr-defined]  # nor to say that nothing is left to be done
        self._selecting = _Skipping()
        super().__init__(self._selecting)

    def time(self) -> float:
        return clock()

    def run_in_executor(self, executor: Executor | None, func: Callable[[*Ts], T], *args: *Ts) -> asyncio.Future[T]:
        future = super().run_in_executor(executor, func, *args)
        self._selecting.threads += 1
        future.add_done_callback(self._come_back)
        return future

    def _come_back(self, _future: object) -> None:
        self._selecting.threads -= 1

    async def shutdown_default_executor(self, *args: Any) -> None:
        self._selecting.threads += 1
        await super().shutdown_default_executor(*args)
