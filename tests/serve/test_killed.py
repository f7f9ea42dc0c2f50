"""A server or a visit that is killed in the middle: every answer whose mark was shown is in its record."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp

from copro_tui.progress.learners import Learners
from tests.serve.real_server import RealServer, alive, real_server
from tests.serve.serving import Terminal, begin, new_tab, played, until

DOWN = "\x1b[B"


class Somebody:
    """Who builds the ladder, and has it marked."""

    def __init__(self, server: RealServer, browser: aiohttp.ClientSession, name: str) -> None:
        self.browser, self.name, self.tab = browser, name, new_tab()
        self._server = server
        self.terminal: Terminal

    async def come(self) -> None:
        """Come by a link, and go to the ladder."""
        await begin(self.browser, self._server.people.invite(self.name))
        await self.look()
        await self.terminal.shows(self.name, "Start with lesson 1")
        await self.terminal.press("\r")
        await self.terminal.shows("A page with a figure.")
        await self.terminal.press("\r")
        await self.terminal.shows("Build the ladder", "Telling", "Asking", "Sharing", "Leading")

    async def look(self) -> None:
        """Open the screens."""
        self.terminal = await Terminal.of(self.browser, self.tab)

    async def check(self) -> None:
        """Have the ladder marked, and see the mark."""
        await self.terminal.press("\r")
        await self.terminal.shows("Put down")
        await self.terminal.press(DOWN, "\r")
        await self.terminal.shows("Pick up", "u Undo")
        await self.terminal.press("c")
        await self.terminal.shows("in place")

    async def go_on(self) -> None:
        """Move rungs and have them marked until the socket ends."""
        while True:
            try:
                await self.terminal.press("\r", DOWN, "\r", "c")
                await self.terminal.look()
            except ConnectionError:
                return

    def attempts(self) -> int:
        """How many marked answers there are in the record."""
        person = self._server.people.named(self.name)
        assert person is not None
        learners = Learners(self._server.people.folder(person))
        (learner,) = learners.known()
        return sum(map(len, learners.open(learner.name).record.attempts.values()))


async def at_work(server: RealServer, browsers: AsyncExitStack, names: Sequence[str]) -> list[Somebody]:
    """Several people at once, each of whom has seen a mark."""
    group = [Somebody(server, await browsers.enter_async_context(server.browser()), name) for name in names]
    await asyncio.gather(*(one.come() for one in group))
    await asyncio.gather(*(one.check() for one in group))
    return group


def test_what_was_marked_is_in_the_record_of_each(tmp_path: Path) -> None:
    """First the processes of visits are killed, and of others then the server, while everybody goes on."""

    async def scenario() -> None:
        async with real_server(tmp_path) as server, AsyncExitStack() as browsers:
            first = await at_work(server, browsers, ("Ann", "Bob"))
            going_on = [asyncio.create_task(one.go_on()) for one in first]
            for visit in server.visits():
                os.kill(visit, signal.SIGKILL)
            await asyncio.gather(*going_on)
            assert {one.terminal.socket.close_code for one in first} == {4002}
            second = await at_work(server, browsers, ("Cai", "Dee"))
            going_on = [asyncio.create_task(one.go_on()) for one in second]
            children = server.children()
            server.kill()
            await asyncio.gather(*going_on)
            await until(lambda: not any(map(alive, children)))
            assert [one.attempts() >= 1 for one in (*first, *second)] == [True] * 4
            await server.start()
            await second[0].look()
            await second[0].terminal.shows("step 2 of")

    played(scenario())
