"""The server's side of forking: the process that has everything loaded, and those that were forked from it."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import socket
from collections.abc import Mapping, Sequence
from contextlib import suppress

import msgspec

from copro_tui.serve.forking import Begin
from copro_tui.serve.log import LOG

LONGEST_LINE = 4 * 1024 * 1024
"""The most bytes of a line that a process writes."""

CONTROL = "--control"
"""The option that tells it the number of its end of the socket."""

LOST = -9
"""The status of a process of which nothing more can be known: it counts as killed."""


class Child:
    """A process that was forked, and what it reads and writes."""

    def __init__(
        self,
        number: int,
        output: asyncio.StreamReader,
        input_: asyncio.StreamWriter,
        complaints: asyncio.StreamReader,
        complaining: asyncio.StreamWriter,
    ) -> None:
        self.number = number
        self.output, self.input, self.complaints = output, input_, complaints
        self.status: int | None = None
        """Its exit status; below zero the signal that ended it; None while it runs."""
        self._complaining = complaining  # nothing is written to it, but what reads ends with it
        self._over = asyncio.Event()

    async def wait(self) -> int:
        """Wait for its end; returns its exit status."""
        await self._over.wait()
        assert self.status is not None
        return self.status

    def no_more(self) -> None:
        """Let it find the end of its input."""
        with suppress(OSError, RuntimeError):
            self.input.write_eof()

    def kill(self) -> None:
        """End it without a word."""
        if self.status is None:
            with suppress(ProcessLookupError):
                os.kill(self.number, signal.SIGKILL)

    def ended(self, status: int) -> None:
        """It has ended."""
        self.status = status
        self._over.set()

    def close(self) -> None:
        """Close what leads to it; everything that it wrote has been read."""
        for one in (self.input, self._complaining):
            one.close()


class Parent:
    """The process that others are forked from. It is started when the first is needed, and again if it has ended."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """``command`` gets an option more, that with its end of the socket."""
        self._command = command
        self._environment = environment
        self._lock = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._control: socket.socket | None = None
        self._listening: asyncio.Task[None] | None = None
        self._began: asyncio.Queue[int] = asyncio.Queue()
        self._living: dict[int, Child] = {}
        self._early: dict[int, int] = {}
        """The statuses of those that ended before it was known that they began."""

    async def start(self) -> None:
        """Start it, if it does not run. Raises OSError."""
        if self._listening is not None and not self._listening.done():
            return
        ours, theirs = socket.socketpair()
        with theirs:
            command = (*self._command, CONTROL, str(theirs.fileno()))
            self._process = await asyncio.create_subprocess_exec(
                *command,
                env=dict(self._environment),
                pass_fds=(theirs.fileno(),),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
            )
        self._control = ours.dup()
        reader, writer = await asyncio.open_unix_connection(sock=ours)
        self._began = asyncio.Queue()
        self._listening = asyncio.create_task(self._listen(reader, writer))

    async def fork(self, begin: Begin) -> Child:
        """A new process. Raises OSError."""
        async with self._lock:
            await self.start()
            assert self._control is not None
            ours, theirs = zip(*(socket.socketpair() for _stream in range(2)), strict=True)
            try:
                socket.send_fds(self._control, [msgspec.json.encode(begin)], [one.fileno() for one in theirs])
                number = await self._began.get()
            finally:
                for one in theirs:
                    one.close()
            if number < 0:
                raise OSError(errno.ECHILD, "the process that visits are forked from has ended")
            output, input_ = await asyncio.open_unix_connection(sock=ours[0], limit=LONGEST_LINE)
            complaints, complaining = await asyncio.open_unix_connection(sock=ours[1])
            child = Child(number, output, input_, complaints, complaining)
            if (status := self._early.pop(number, None)) is None:
                self._living[number] = child
            else:
                child.ended(status)
            return child

    async def stop(self) -> None:
        """End it; those that were forked from it have ended before."""
        if self._control is not None:
            self._control.shutdown(socket.SHUT_RDWR)
        if self._process is not None:
            await self._process.wait()
        if self._listening is not None:
            await self._listening

    async def _listen(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hear of beginnings and ends, until it ends itself."""
        while line := await reader.readline():
            word, *numbers = line.decode().split()
            if word == "began":
                self._began.put_nowait(int(numbers[0]))
            elif (child := self._living.pop(int(numbers[0]), None)) is not None:
                child.ended(int(numbers[1]))
            else:
                self._early[int(numbers[0])] = int(numbers[1])
        writer.close()
        if self._control is not None:
            self._control.close()
            self._control = None
        self._began.put_nowait(-1)
        for child in self._living.values():
            LOG.error("process %d is lost", child.number)
            child.close()
            child.ended(LOST)
        self._living.clear()
