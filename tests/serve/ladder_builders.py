"""People who come by a link, build the ladder of the small course, and have it marked."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack

import aiohttp

from copro_tui.progress.learners import Learners
from tests.serve.real_server import RealServer
from tests.serve.serving import Terminal, begin, new_tab

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
