"""The screens of one visit, and the browser that sees them, if one does."""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from copro_tui.serve.messages import Focused, Message, Pinged, Resized, Typed
from copro_tui.serve.packets import MODES, READY, Said, Screen, keys, next_packet, told
from copro_tui.serve.process import Process

WRITE_SECONDS = 10.0
"""Seconds after which a browser that does not read counts as gone."""

AGAIN, LEFT, ELSEWHERE, ENDED = 1001, 4000, 4001, 4002
"""Why a socket is closed: the browser may come back; the learner left; another window shows the screens; the process
ended."""


class Browser(Protocol):
    """The socket of a browser."""

    async def send_bytes(self, data: bytes) -> None: ...
    async def send_str(self, data: str) -> None: ...
    async def close(self, *, code: int = 1000, message: bytes = b"") -> Any: ...


class Size(Struct, frozen=True):
    """The size of a terminal in cells."""

    width: int = 80
    height: int = 24


class Visit(Process):
    """A process that shows the screens."""

    KIND = "screens"

    def __init__(self, person: str, tab: str, seconds: Callable[[], float]) -> None:
        super().__init__(person, tab, seconds)
        self._browser: Browser | None = None
        self._closing: dict[Browser, asyncio.Task[None]] = {}

    async def _ready(self) -> bool:
        while line := await self._output.readline():
            if line.strip() == READY:
                self.alone_since = self._seconds()
                return True
        return False

    async def _run(self) -> None:
        while (packet := await next_packet(self._output)) is not None:
            if isinstance(packet, Screen):
                await self._send(lambda browser, data=packet.data: browser.send_bytes(data))  # type: ignore[misc]
            else:
                await self._heard(packet)
        await self._end()

    async def _heard(self, said: Said) -> None:
        """What the process says beside what it shows."""
        if said.kind == "open_url":
            address = str(said.values.get("url", ""))
            if address.startswith(("https://", "http://")):
                await self.say("open_url", {"url": address, "new_tab": True})
        elif said.kind == "file":
            with suppress(binascii.Error, TypeError, ValueError):
                data = base64.b64decode(said.values.get("data", ""), validate=True)
                key = self.files.keep(str(said.values.get("name", "copro")), data)
                await self.say("file", {"key": key})

    # -- the browser ---------------------------------------------------------------------------------------------------

    async def attach(self, browser: Browser, size: Size) -> None:
        """Show the screens in a browser; one that saw them before is told that it is another's turn."""
        before, self._browser, self.alone_since = self._browser, browser, None
        if before is not None and before is not browser:
            self._close(before, ELSEWHERE)
        await self._send(lambda browser: browser.send_bytes(MODES))
        await self._tell(told("resize", width=size.width, height=size.height), told("redraw"))

    def detach(self, browser: Browser) -> None:
        """A browser has gone."""
        if self._browser is browser:
            self._browser, self.alone_since = None, self._seconds()

    async def closed(self, browser: Browser) -> None:
        """Wait until a socket that is being closed has been told why."""
        if (closing := self._closing.pop(browser, None)) is not None:
            await closing

    async def say(self, kind: str, values: object = None) -> None:
        """Tell the page something, as a JSON list."""
        text = msgspec.json.encode([kind, values]).decode()
        await self._send(lambda browser: browser.send_str(text))

    async def take(self, browser: Browser, message: Message) -> None:
        """Pass on what a browser sent; what comes late from one that no longer shows the screens is passed over."""
        if browser is not self._browser:
            return
        match message:
            case Typed(text):
                self.idle_since = self._seconds()
                await self._tell(keys(text))
            case Resized(width, height):
                await self._tell(told("resize", width=width, height=height))
            case Focused(focused):
                await self._tell(told("focus" if focused else "blur"))
            case Pinged(mark):
                await self.say("pong", mark)

    async def _send(self, send: Callable[[Browser], Any]) -> None:
        browser = self._browser
        if browser is None:
            return
        try:
            async with asyncio.timeout(WRITE_SECONDS):
                await send(browser)
        except (TimeoutError, ConnectionError, RuntimeError):  # aiohttp raises RuntimeError for a socket that is closed
            self.detach(browser)
            self._close(browser, AGAIN)

    def _close(self, browser: Browser, code: int) -> None:
        """Close a socket, without waiting until the browser has said that it heard."""

        async def close() -> None:
            with suppress(ConnectionError, RuntimeError):
                await browser.close(code=code)

        self._closing[browser] = asyncio.create_task(close())

    # -- the end -------------------------------------------------------------------------------------------------------

    async def _say_goodbye(self) -> None:
        await self._tell(told("quit"))

    async def _end(self) -> None:
        await super()._end()
        if self._browser is not None:
            if self.complaint:
                await self.say("trouble", self.complaint)
            browser, self._browser = self._browser, None
            if browser is not None:
                self._close(browser, LEFT if self.left else ENDED)
