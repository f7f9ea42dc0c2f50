"""A process of one person: how it begins, what it complains of, and how it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from copro_tui.serve.files import Files

START_SECONDS = 30.0
"""Seconds within which a process has to be ready."""

STOP_SECONDS = 5.0
"""Seconds that a process has to end in order."""

LONGEST_COMPLAINT = 2000
"""The most bytes that are kept of what a process complains of."""

LONGEST_LINE = 4 * 1024 * 1024
"""The most bytes of a line that a process writes."""


class Process:
    """A running process of one person and one tab of a browser. What it does is on the disk before it shows it."""

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
        self.complaint = ""
        """What it complained of last, for the person and the log."""
        self.files = Files()
        """What waits to be taken away."""
        self._seconds = seconds
        self._process: asyncio.subprocess.Process | None = None
        self._told_to_end = False
        """Whether the server ends it, and not the learner."""
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def number(self) -> int:
        """Its number in the system; 0 before it has begun."""
        return self._process.pid if self._process is not None else 0

    async def start(self, command: Sequence[str], environment: dict[str, str], folder: Path) -> bool:
        """Start it, and wait until it is ready; returns whether it is. Raises OSError."""
        self._process = await asyncio.create_subprocess_exec(
            *command,
            env=environment,
            cwd=folder,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            limit=LONGEST_LINE,
        )
        self._tasks = [asyncio.create_task(self._listen_to_complaints())]
        ready = False
        with suppress(TimeoutError):
            async with asyncio.timeout(START_SECONDS):
                ready = await self._ready()
        if ready:
            self._tasks.append(asyncio.create_task(self._run()))
        else:
            await self.stop()
        self.begun.set()
        return ready

    async def stop(self) -> None:
        """End it: what was done is on the disk already. Returns when it has ended."""
        process, self._told_to_end = self._process, True
        if process is None or self.ended.is_set():
            return
        await self._say_goodbye()
        if process.stdin is not None:
            process.stdin.close()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await process.wait()
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()
        await self._end()

    async def _tell(self, *data: bytes) -> None:
        """Write to the process."""
        if self._process is not None and self._process.stdin is not None and not self.ended.is_set():
            with suppress(ConnectionError, RuntimeError):
                self._process.stdin.writelines(data)
                await self._process.stdin.drain()

    @property
    def _output(self) -> asyncio.StreamReader:
        assert self._process is not None
        assert self._process.stdout is not None
        return self._process.stdout

    async def _listen_to_complaints(self) -> None:
        assert self._process is not None
        assert self._process.stderr is not None
        while said := await self._process.stderr.read(LONGEST_COMPLAINT):
            self.complaint = (self.complaint + said.decode("utf-8", "replace"))[-LONGEST_COMPLAINT:]

    async def _end(self) -> None:
        """It has ended, or is about to."""
        if not self.ended.is_set() and self._process is not None:
            await self._process.wait()
            self.ended.set()

    # -- what each kind does -------------------------------------------------------------------------------------------

    async def _ready(self) -> bool:
        """Wait until the process is ready; returns whether it is."""
        raise NotImplementedError

    async def _run(self) -> None:
        """Listen to the process until it ends."""
        raise NotImplementedError

    async def _say_goodbye(self) -> None:
        """Tell the process to end."""
