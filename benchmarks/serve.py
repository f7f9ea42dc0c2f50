"""How a server bears many visits at once: python -m benchmarks.serve [--visits 50]

Serves the course of this checkout, and prints how long until each visit has its first frame, how long from a key to the
first byte, and the memory and the processor time of all processes. The baseline is one visit alone, in the same run.
Then some of them build a ladder, and the server is killed: how many of the marks that were shown are in no record.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import msgspec

from tests.serve.ladder_builders import at_work
from tests.serve.real_server import RealServer, real_server
from tests.serve.serving import begin, new_tab

COURSE = Path(__file__).parent.parent
"""The folder of the course."""

MOST_KILLED = 20
"""The most people who are at work when the server is killed: a terminal is drawn for each."""

READ_BYTES = 2000
"""The fewest bytes of a first frame."""


class Somebody:
    """Who came by a link, and reads whatever is shown."""

    def __init__(self, browser: aiohttp.ClientSession, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.browser = browser
        self._socket = socket
        self._seen = 0
        self._more = asyncio.Event()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self._socket:
            if message.type is aiohttp.WSMsgType.BINARY:
                self._seen += len(message.data)
                self._more.set()

    async def sees(self, count: int) -> None:
        """Wait until so many bytes more were shown."""
        wanted = self._seen + count
        while self._seen < wanted:
            self._more.clear()
            await self._more.wait()

    async def key_to_byte(self) -> float:
        """Press an arrow key, and wait for what it draws; returns the seconds it took."""
        begun = time.monotonic()
        await self._socket.send_str(msgspec.json.encode(["stdin", "\x1b[B"]).decode())
        await self.sees(1)
        return time.monotonic() - begun

    async def go(self) -> None:
        """Close the window."""
        self._reading.cancel()
        await self.browser.close()


async def first_frame(server: RealServer, name: str) -> tuple[Somebody, float]:
    """Somebody comes by a link; returns who, and the seconds until their first frame."""
    browser = server.browser()
    await begin(browser, server.people.invite(name))
    begun = time.monotonic()
    somebody = Somebody(browser, await browser.ws_connect(f"/ws/{new_tab()}?width=100&height=30"))
    await somebody.sees(READ_BYTES)
    return somebody, time.monotonic() - begun


def memory(server: RealServer) -> float:
    """The memory of the server's processes, what they share counted once, in MB."""
    return sum(_memory(one) for one in server.children()) / 1000


def _memory(process: int) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def processor(server: RealServer) -> float:
    """The processor time that the processes of visits have taken, in seconds."""
    fields = (Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in server.visits())
    return sum(int(one[11]) + int(one[12]) for one in fields) / os.sysconf("SC_CLK_TCK")


async def measured(folder: Path, visits: int) -> None:
    """Measure one visit alone, then many that come at the same instant."""
    async with real_server(folder, "--visits", str(visits + 1), course=COURSE) as server:
        alone, one = await first_frame(server, "Alone")
        print(f"load of the computer before: {os.getloadavg()[0]:.1f}, processors: {os.cpu_count()}")
        print(f"one visit alone: first frame {one:.2f} s, {memory(server):.0f} MB")
        names = [f"Person {number}" for number in range(visits)]
        came = await asyncio.gather(*(first_frame(server, name) for name in names))
        seconds = sorted(taken for _somebody, taken in came)
        print(
            f"{visits} at the same instant: first frame {statistics.median(seconds):.2f} s at the median, "
            f"{seconds[-1]:.2f} s at the worst ({seconds[-1] / one:.1f} times one alone)"
        )
        await asyncio.sleep(2)  # everything that is still drawn
        print(
            f"processor time of a visit until then: {processor(server) / (visits + 1):.2f} s; "
            f"memory in all: {memory(server):.0f} MB"
        )
        presses = [await somebody.key_to_byte() for _round in range(3) for somebody, _seconds in came]
        print(
            f"key to first byte: {statistics.median(presses) * 1000:.0f} ms at the median, "
            f"{max(presses) * 1000:.0f} ms at the worst; load of the computer now: {os.getloadavg()[0]:.1f}"
        )
        for somebody in (alone, *(one for one, _seconds in came)):
            await somebody.go()


async def killed(folder: Path, visits: int) -> None:
    """Kill the server while people go on, and count the marks that are in no record."""
    async with real_server(folder, "--visits", str(visits)) as server, AsyncExitStack() as browsers:
        group = await at_work(server, browsers, [f"Person {number}" for number in range(visits)])
        going_on = [asyncio.create_task(one.go_on()) for one in group]
        server.kill()
        await asyncio.gather(*going_on)
        lost = sum(not one.attempts() for one in group)
        print(f"killed while {visits} people were at work: marks that were shown and are in no record: {lost}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=50)
    visits = parser.parse_args().visits
    for part, count in ((measured, visits), (killed, min(visits, MOST_KILLED))):
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(part(Path(folder), count))


if __name__ == "__main__":
    main()
