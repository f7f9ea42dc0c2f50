"""How a server bears many visits at once: python -m benchmarks.serve [--visits 50]

Prints how long until each visit has its first frame, how long from a key to the first byte, and the memory of all
processes. The baseline is one visit alone, in the same run.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path

import aiohttp
import msgspec

from copro_tui.serve.visits import Limits
from tests.serve.serving import Serving, new_tab, serving

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


async def first_frame(server: Serving, name: str) -> tuple[Somebody, float]:
    """Somebody comes by a link; returns who, and the seconds until their first frame."""
    browser, code = server.browser(), server.people.invite(name)
    async with browser.post("/in/begin", data={"t": code}, allow_redirects=False):
        pass
    begun = time.monotonic()
    somebody = Somebody(browser, await browser.ws_connect(f"/ws/{new_tab()}?width=100&height=30"))
    await somebody.sees(READ_BYTES)
    return somebody, time.monotonic() - begun


def memory(server: Serving) -> float:
    """The resident memory of every process, in MB."""
    pages = [int(Path(f"/proc/{one.number}/statm").read_text().split()[1]) for one in server.visits.all()]
    return sum(pages) * 4096 / 1e6


async def measured(visits: int) -> None:
    """Measure one visit alone, then many that come at the same instant."""
    with tempfile.TemporaryDirectory() as folder:
        async with serving(Path(folder), limits=Limits(visits=visits + 1)) as server:
            alone, one = await first_frame(server, "Alone")
            print(f"one visit alone: first frame {one:.2f} s, {memory(server):.0f} MB")
            came = await asyncio.gather(*(first_frame(server, f"Person {number}") for number in range(visits)))
            seconds = sorted(taken for _somebody, taken in came)
            print(
                f"{visits} at the same instant: first frame {statistics.median(seconds):.2f} s at the median, "
                f"{seconds[-1]:.2f} s at the worst ({seconds[-1] / one:.1f} times one alone); "
                f"{memory(server):.0f} MB in all"
            )
            await asyncio.sleep(2)  # everything that is still drawn
            presses = [await somebody.key_to_byte() for _round in range(3) for somebody, _seconds in came]
            print(
                f"key to first byte: {statistics.median(presses) * 1000:.0f} ms at the median, "
                f"{max(presses) * 1000:.0f} ms at the worst"
            )
            for somebody in (alone, *(one for one, _seconds in came)):
                await somebody.go()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=50)
    asyncio.run(measured(parser.parse_args().visits))


if __name__ == "__main__":
    main()
