"""One visit: the process that shows somebody the screens, and the browser that sees them, if one does."""

from __future__ import annotations

import asyncio
import base64
import binascii
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from copro_tui.serve.messages import Focused, Message, Pinged, Resized, Typed
from copro_tui.serve.packets import READY, Said, Screen, keys, next_packet, told

START_SECONDS = 30.0
"""Seconds within which a process has to show its first screen."""

WRITE_SECONDS = 10.0
"""Seconds after which a browser that does not read counts as gone."""

STOP_SECONDS = 5.0
"""Seconds that a process has to end in order."""

MOST_FILES, LARGEST_HANDED_OVER = 8, 4 * 1024 * 1024
"""The most files that wait to be taken away, and the most bytes of one."""

LEFT, ELSEWHERE, ENDED = 4000, 4001, 4002
"""Why a socket is closed: the learner left; another window shows the screens; the process ended."""

LONGEST_COMPLAINT = 2000
"""The most bytes that are kept of what a process complains of."""


class Browser(Protocol):
    """The socket of a browser."""

    async def send_bytes(self, data: bytes) -> None: ...
    async def send_str(self, data: str) -> None: ...
    async def close(self, *, code: int = 1000, message: bytes = b"") -> Any: ...


class HandedOver(Struct, frozen=True):
    """A file that the learner takes away."""

    name: str
    data: bytes


class Size(Struct, frozen=True):
    """The size of a terminal in cells."""

    width: int = 80
    height: int = 24


class Visit:
    """A running process of one person and one tab of a browser."""

    def __init__(self, person: str, tab: str, seconds: Callable[[], float]) -> None:
        self.person = person
        self.tab = tab
        self._seconds = seconds
        self.alone_since: float | None = None
        """Since when no browser has been there; None while one is, and before the screens have begun."""
        self.idle_since = seconds()
        """When somebody last typed something."""
        self.ended = asyncio.Event()
        """Set once the process has ended."""
        self.complaint = ""
        """What the process complained of last, for the person and the log."""
        self._process: asyncio.subprocess.Process | None = None
        self._browser: Browser | None = None
        self._files: dict[str, HandedOver] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._closing: dict[Browser, asyncio.Task[None]] = {}
        self._told_to_end = False
        """Whether the server ends it, and not the learner."""

    @property
    def process_id(self) -> int:
        """The number of the process; 0 before it has begun."""
        return self._process.pid if self._process is not None else 0

    async def start(self, command: Sequence[str], environment: dict[str, str], folder: Path) -> bool:
        """Start the process and wait for its screens; returns whether they have begun. Raises OSError."""
        self._process = await asyncio.create_subprocess_exec(
            *command,
            env=environment,
            cwd=folder,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        self._tasks = [asyncio.create_task(self._listen_to_complaints())]
        begun = False
        with suppress(TimeoutError):
            async with asyncio.timeout(START_SECONDS):
                begun = await self._ready()
        self.alone_since = self._seconds()
        self._tasks.append(asyncio.create_task(self._show() if begun else self.stop()))
        return begun

    async def _ready(self) -> bool:
        assert self._process is not None
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            if line.strip() == READY:
                return True
        return False

    async def _listen_to_complaints(self) -> None:
        assert self._process is not None
        assert self._process.stderr is not None
        while line := await self._process.stderr.read(LONGEST_COMPLAINT):
            said = (self.complaint + line.decode("utf-8", "replace"))[-LONGEST_COMPLAINT:]
            self.complaint = said

    async def _show(self) -> None:
        """Pass on what the process shows, until it ends."""
        assert self._process is not None
        assert self._process.stdout is not None
        while (packet := await next_packet(self._process.stdout)) is not None:
            if isinstance(packet, Screen):
                await self._send(lambda browser, data=packet.data: browser.send_bytes(data))  # type: ignore[misc]
            else:
                await self._heard(packet)
        await self._end()

    async def _heard(self, said: Said) -> None:
        match said.kind:
            case "open_url":
                address = str(said.values.get("url", ""))
                if address.startswith(("https://", "http://")):
                    await self.say("open_url", {"url": address, "new_tab": True})
            case "file":
                await self._hand_over(said)

    async def _hand_over(self, said: Said) -> None:
        """Keep a file until the browser fetches it, once, by a random key."""
        with suppress(binascii.Error, TypeError):
            data = base64.b64decode(said.values.get("data", ""), validate=True)
            if len(data) <= LARGEST_HANDED_OVER:
                key = secrets.token_hex(16)
                self._files[key] = HandedOver(str(said.values.get("name", "copro")), data)
                while len(self._files) > MOST_FILES:
                    del self._files[next(iter(self._files))]
                await self.say("file", {"key": key})

    def take_away(self, key: str) -> HandedOver | None:
        """A file by its key; it can be had once."""
        return self._files.pop(key, None)

    # -- the browser ---------------------------------------------------------------------------------------------------

    async def attach(self, browser: Browser, size: Size) -> None:
        """Show the screens in a browser; one that saw them before is told that it is another's turn."""
        before, self._browser, self.alone_since = self._browser, browser, None
        if before is not None and before is not browser:
            self._close(before, ELSEWHERE)
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

    async def _send(self, send: Callable[[Browser], Any]) -> None:
        browser = self._browser
        if browser is None:
            return
        try:
            async with asyncio.timeout(WRITE_SECONDS):
                await send(browser)
        except (TimeoutError, ConnectionError, RuntimeError):  # aiohttp raises RuntimeError for a socket that is closed
            self.detach(browser)

    async def take(self, message: Message) -> None:
        """Pass on what a browser sent."""
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

    async def _tell(self, *packets: bytes) -> None:
        if self._process is not None and self._process.stdin is not None and not self.ended.is_set():
            with suppress(ConnectionError, RuntimeError):
                self._process.stdin.writelines(packets)
                await self._process.stdin.drain()

    # -- the end -------------------------------------------------------------------------------------------------------

    async def stop(self) -> None:
        """End the process: what was done is on the disk already. Returns when it has ended."""
        process, self._told_to_end = self._process, True
        if process is None or self.ended.is_set():
            return
        await self._tell(told("quit"))
        if process.stdin is not None:
            process.stdin.close()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await process.wait()
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        await self._end()

    async def _end(self) -> None:
        if self.ended.is_set():
            return
        self.ended.set()
        assert self._process is not None
        await self._process.wait()
        if self._browser is not None:
            self._close(self._browser, ENDED if self._told_to_end or self.complaint else LEFT)

    def _close(self, browser: Browser, code: int) -> None:
        """Close a socket, without waiting until the browser has said that it heard."""

        async def close() -> None:
            with suppress(ConnectionError, RuntimeError):
                await browser.close(code=code)

        self._closing[browser] = asyncio.create_task(close())
