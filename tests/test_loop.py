"""The loop of the tests of screens: it skips waiting, but neither what falls due nor a thread at work."""

from __future__ import annotations

import asyncio
import threading
import time

from tests.loop import SkippingLoop, clock

HOUR = 3600


async def test_an_hour_of_sleep_passes_at_once() -> None:
    here, there = time.monotonic(), clock()
    await asyncio.sleep(HOUR)
    assert clock() - there >= HOUR
    assert time.monotonic() - here < HOUR / 60


async def test_what_is_due_first_is_done_first() -> None:
    done: list[str] = []
    loop = asyncio.get_running_loop()
    loop.call_later(3, done.append, "third")
    loop.call_later(1, done.append, "first")
    loop.call_later(2, done.append, "second")
    await asyncio.sleep(2.5)
    assert done == ["first", "second"]
    await asyncio.sleep(1)
    assert done == ["first", "second", "third"]


async def test_a_thread_at_work_is_waited_for() -> None:
    never = threading.Event()
    there = clock()
    assert await asyncio.wait_for(asyncio.to_thread(never.wait, 0.05), HOUR) is False
    assert clock() - there < HOUR


def test_a_thread_that_nobody_awaits_any_more_is_waited_for_in_the_end() -> None:
    begun, never = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        never.wait(0.05)

    there = clock()
    with asyncio.Runner(loop_factory=SkippingLoop) as runner:
        forgotten = runner.get_loop().run_in_executor(None, work)
        begun.wait()
        forgotten.cancel()
    assert clock() - there < HOUR / 60
