"""A server as ``copro serve`` starts it: a program of its own that can be stopped, killed and started again."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from copro_tui.serve.people import People
from tests.courses import write_course
from tests.serve.serving import SECONDS, browser_at, free_port


class RealServer:
    """The program, its port, and what it wrote."""

    def __init__(self, course: Path, data: Path, log: Path, *more: str) -> None:
        """``more`` are further options of ``copro serve``."""
        self.port, self.data, self.log = free_port(), data, log
        self.people = People(data, lambda: datetime.now(UTC))
        where = ("--course", str(course), "serve", "--data", str(data), "--port", str(self.port), *more)
        self._command = (sys.executable, "-m", "copro_tui", *where)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def browser(self) -> aiohttp.ClientSession:
        return browser_at(self.origin)

    async def start(self) -> None:
        """Start it, and wait until it listens."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=log)
        async with asyncio.timeout(SECONDS):
            while True:
                assert self._process.poll() is None, self.log.read_text()
                try:
                    _reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                except OSError:
                    await asyncio.sleep(0.05)
                else:
                    writer.close()
                    return

    def children(self) -> list[int]:
        """The process that it has started, and those of visits that were forked from that."""
        assert self._process is not None
        parents = children_of(self._process.pid)
        return [*parents, *(child for one in parents for child in children_of(one))]

    def visits(self) -> list[int]:
        """The processes of visits."""
        assert self._process is not None
        return [child for one in children_of(self._process.pid) for child in children_of(one)]

    def stop(self) -> int:
        """End it as a service manager does; returns its exit status."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(10)

    def kill(self) -> None:
        """End it without a word."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()


@asynccontextmanager
async def real_server(folder: Path, *more: str, course: Path | None = None) -> AsyncIterator[RealServer]:
    """A server of a course, or of the small one; ``more`` are further options of ``copro serve``."""
    data = folder / "data"
    data.mkdir()
    server = RealServer(course or write_course(folder / "course"), data, folder / "log", *more)
    try:
        await server.start()
        yield server
    finally:
        server.kill()


def children_of(process: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def alive(process: int) -> bool:
    """Whether a process still runs."""
    try:
        os.kill(process, 0)
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False
