"""The ordinary page of one person: plain mode in a process of its own, a turn for each page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import msgspec
from msgspec import Struct

from copro_tui.plain.blocks import Heading, Placement
from copro_tui.serve.process import Process
from copro_tui.serve.turns import Lines, Turn, sent, turn_in


class Page(Struct, frozen=True):
    """A turn with its number; a form that brings another number is an old one."""

    number: int
    turn: Turn
    title: str = ""
    """The heading of the place that one is at, which may have been said on an earlier page."""
    files: tuple[tuple[str, str], ...] = ()
    """Keys and names of files to take away."""
    case: str = ""
    """The case that was put down on the page before, if this one says what came of it."""

    def followed_by(self, turn: Turn, files: tuple[tuple[str, str], ...] = ()) -> Page:
        """The page that comes after this one."""
        headings = [one for one in turn.blocks if isinstance(one, Heading)]
        title = next((one.text for one in headings if one.level == 1), self.title)
        before = self.turn.form
        case = before.case if isinstance(before, Placement) and any(one.sign for one in headings) else ""
        return Page(self.number + 1, turn, title, files, case)


class Conversation(Process):
    """A process that says turns, and waits for lines after each."""

    KIND = "page"

    def __init__(self, person: str, tab: str, seconds: Callable[[], float]) -> None:
        super().__init__(person, tab, seconds)
        self.page = Page(0, Turn())
        """What is shown now."""
        self._lock = asyncio.Lock()

    async def _ready(self) -> bool:
        return await self._next()

    async def _run(self) -> None:
        """Its end is noticed when it is asked for the next turn."""

    async def answer(self, number: int, answer: Lines) -> bool:
        """Answer page ``number``; returns whether that was taken, so that there is a next page."""
        self.idle_since = self._seconds()
        async with self._lock:
            if number != self.page.number or self.ended.is_set():
                return False
            await self._tell(sent(answer))
            return await self._next()

    async def _next(self) -> bool:
        """Wait for the next turn; returns False if the process has ended instead."""
        try:
            line = await self._output.readline()
            turn = turn_in(line)
        except (ValueError, ConnectionError, msgspec.MsgspecError):  # a line that is too long is a ValueError
            await self.stop()
            return False
        files = tuple((self.files.keep(one.name, one.data), one.name) for one in turn.files)
        self.page = self.page.followed_by(turn, files)
        if turn.over:
            await self._end()
        return True
