"""A process of one person: how it begins, what it complains of, and how it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import ClassVar

from copro_tui.errors import ExitCode
from copro_tui.serve.files import Files
from copro_tui.serve.log import LOG
from copro_tui.serve.parent import Child

START_SECONDS = 30.0
"""Seconds within which a process has to be ready."""

STOP_SECONDS = 5.0
"""Seconds that a process has to end in order."""

LONGEST_COMPLAINT = 2000
"""The most bytes that are kept of what a process complains of."""


class Process:
    """A running process of one person and one tab of a browser. What it does is on the disk before it shows it."""

    KIND: ClassVar[str]
    """What it shows, for the log."""

    def __init__(self, person: str, tab: str, seconds: Callable[[], float]) -> None:
        self.person = person
        self.tab = tab
        self.idle_since = seconds()
        """When the person last did something."""
        self.alone_since: float | None = None
        """Since when no browser has been there; None while one is, and before it is ready."""
        self.begun = asyncio.Event()
        """Set once it is ready, or is known not to become so."""
        self.ended = asyncio.Event()
        """Set once it has ended."""
        self.files = Files()
        """What waits to be taken away."""
        self._seconds = seconds
        self._complaint = ""
        self._child: Child | None = None
        self._told_to_end = False
        """Whether the server ends it, and not the learner."""
        self._complaints: asyncio.Task[None] | None = None
        self._running: asyncio.Task[None] | None = None

    @property
    def number(self) -> int:
        """Its number in the system; 0 before it has begun."""
        return self._child.number if self._child is not None else 0

    @property
    def left(self) -> bool:
        """Whether it ended because the person left."""
        return not self._told_to_end and self._child is not None and self._child.status == ExitCode.OK

    @property
    def complaint(self) -> str:
        """The sentence with which it ended, for the person; empty if it had none to say."""
        status = self._child.status if self._child is not None else None
        lines = self._complaint.strip().splitlines()
        return lines[-1] if lines and status in tuple(ExitCode) and status != ExitCode.OK else ""

    async def start(self, forked: Awaitable[Child]) -> bool:
        """Start it, and wait until it is ready; returns whether it is. Raises OSError."""
        begun = self._seconds()
        self._child = await forked
        self._complaints = asyncio.create_task(self._listen_to_complaints(self._child))
        ready = False
        with suppress(TimeoutError):
            async with asyncio.timeout(START_SECONDS):
                ready = await self._ready()
        if ready:
            took = self._seconds() - begun
            LOG.info("%s of %s began: process %d, after %.1f s", self.KIND, self.person, self.number, took)
            self._running = asyncio.create_task(self._run())
        else:
            await self.stop()
        self.begun.set()
        return ready

    async def stop(self) -> None:
        """End it: what was done is on the disk already. Returns when it has ended."""
        child, self._told_to_end = self._child, True
        if child is None or self.ended.is_set():
            return
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await self._say_goodbye()
                child.no_more()
                await child.wait()
        except TimeoutError:
            child.kill()
        await self._end()

    async def _tell(self, *data: bytes) -> None:
        """Write to the process."""
        if self._child is not None and not self.ended.is_set():
            with suppress(ConnectionError, RuntimeError):
                self._child.input.writelines(data)
                await self._child.input.drain()

    @property
    def _output(self) -> asyncio.StreamReader:
        assert self._child is not None
        return self._child.output

    async def _listen_to_complaints(self, child: Child) -> None:
        while said := await child.complaints.read(LONGEST_COMPLAINT):
            self._complaint = (self._complaint + said.decode("utf-8", "replace"))[-LONGEST_COMPLAINT:]

    async def _end(self) -> None:
        """It has ended, or is about to."""
        child = self._child
        if child is None or self.ended.is_set():
            return
        status = await child.wait()
        if self._complaints is not None:
            await self._complaints
        child.close()
        if not self.ended.is_set():
            self.ended.set()
            why = " by the server" if self._told_to_end else ""
            LOG.info("%s of %s ended%s: process %d, exit status %d", self.KIND, self.person, why, self.number, status)

    # -- what each kind does -------------------------------------------------------------------------------------------

    async def _ready(self) -> bool:
        """Wait until the process is ready; returns whether it is."""
        raise NotImplementedError

    async def _run(self) -> None:
        """Listen to the process until it ends."""
        raise NotImplementedError

    async def _say_goodbye(self) -> None:
        """Tell the process to end."""
