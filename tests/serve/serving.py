"""A server in this process, on a port of its own, and somebody with a browser."""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import msgspec
import pyte
import pytest
from aiohttp import web
from msgspec import Struct

from copro_tui.course.course import open_course
from copro_tui.serve.app import Server
from copro_tui.serve.context import Context, Settings, SingleSignOn
from copro_tui.serve.guard import local_address
from copro_tui.serve.own_words import OwnWords
from copro_tui.serve.people import People
from copro_tui.serve.starting import Starting
from copro_tui.serve.visit import Visit
from copro_tui.serve.visits import Limits, Visits
from tests.clock import FakeClock
from tests.courses import write_course

SECONDS = 60.0
"""How long is waited for anything."""


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    assert isinstance(port, int)
    return port


class Serving(Struct):
    """A running server."""

    port: int
    people: People
    visits: Visits[Visit]

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def browser(self, **headers: str) -> aiohttp.ClientSession:
        """Somebody's browser, which keeps cookies and says where it comes from."""
        return browser_at(self.origin, **headers)

    @asynccontextmanager
    async def signed_in(self, name: str) -> AsyncIterator[aiohttp.ClientSession]:
        """The browser of somebody who came by their link."""
        code = self.people.invite(name, again=self.people.named(name) is not None)
        async with self.browser() as browser:
            await begin(browser, code)
            yield browser


@asynccontextmanager
async def serving(
    folder: Path,
    *,
    limits: Limits | None = None,
    own_words: OwnWords | None = None,
    sign_on: SingleSignOn | None = None,
) -> AsyncIterator[Serving]:
    """A server of the small course."""
    if not (folder / "lessons").exists():
        write_course(folder)
    data = folder / "data"
    data.mkdir(exist_ok=True)
    port, people = free_port(), People(data, FakeClock())
    settings = Settings(local_address(port), own_words or OwnWords(), sign_on=sign_on)
    context = Context(open_course(folder), settings, people, b"key")
    server = Server(context, Starting(folder, data, people), limits or Limits())
    runner = web.AppRunner(server.application(), shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield Serving(port, people, server.visits)
    finally:
        await runner.cleanup()


def browser_at(origin: str, **headers: str) -> aiohttp.ClientSession:
    """Somebody's browser, which keeps cookies and says where it comes from."""
    return aiohttp.ClientSession(
        origin,
        headers={"Origin": origin, **headers},
        cookie_jar=aiohttp.CookieJar(unsafe=True),  # an address in place of a name may have cookies, too
        timeout=aiohttp.ClientTimeout(total=SECONDS),
    )


async def begin(browser: aiohttp.ClientSession, code: str) -> None:
    """Come in by the code of a link."""
    async with browser.post("/in/begin", data={"t": code}, allow_redirects=False) as answer:
        assert answer.status == 303


def new_tab() -> str:
    """The id of a new tab."""
    return secrets.token_hex(16)


class Terminal:
    """A terminal that shows what comes over a socket."""

    WIDTH, HEIGHT = 100, 40

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self._screen = pyte.Screen(self.WIDTH, self.HEIGHT)
        self._stream = pyte.ByteStream(self._screen)

    @classmethod
    async def of(cls, browser: aiohttp.ClientSession, tab: str) -> Terminal:
        """The terminal of a browser's tab."""
        return cls(await browser.ws_connect(f"/ws/{tab}?width={cls.WIDTH}&height={cls.HEIGHT}"))

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    async def shows(self, *wanted: str) -> None:
        """Wait until texts are on the screen."""
        try:
            async with asyncio.timeout(SECONDS):
                while not all(one in self.text for one in wanted):
                    await self.look()
        except TimeoutError:
            pytest.fail(f"{wanted} never came; on the screen:\n{self.text}")

    async def look(self) -> None:
        """Show the next that comes."""
        message = await self.socket.receive()
        if message.type is aiohttp.WSMsgType.BINARY:
            self._stream.feed(message.data)
        elif message.type is not aiohttp.WSMsgType.TEXT:
            raise ConnectionError(f"The socket was closed ({self.socket.close_code}).")

    async def press(self, *keys: str) -> None:
        for key in keys:
            await type_in(self.socket, key)


async def screen_of(socket: aiohttp.ClientWebSocketResponse, wanted: str) -> str:
    """What comes over a socket until ``wanted`` has come."""
    shown = ""
    while wanted not in shown:
        try:
            async with asyncio.timeout(SECONDS):
                message = await socket.receive()
        except TimeoutError:
            pytest.fail(f"“{wanted}” never came; last came: {shown[-2000:]}")
        else:
            if message.type is aiohttp.WSMsgType.BINARY:
                shown += message.data.decode("utf-8", "replace")
            elif message.type is not aiohttp.WSMsgType.TEXT:
                pytest.fail(f"The socket was closed ({socket.close_code}); before it came: {shown[-500:]}")
    return shown


async def end_of(socket: aiohttp.ClientWebSocketResponse) -> int | None:
    """The code with which a socket is closed, once it is."""
    async with asyncio.timeout(SECONDS):
        while True:
            message = await socket.receive()
            if message.type is aiohttp.WSMsgType.CLOSE:
                return int(message.data)
            if message.type not in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT):
                return socket.close_code


async def type_in(socket: aiohttp.ClientWebSocketResponse, text: str) -> None:
    await socket.send_str(msgspec.json.encode(["stdin", text]).decode())


async def until(condition: Callable[[], bool]) -> None:
    """Wait until a condition holds."""
    async with asyncio.timeout(SECONDS):
        while not condition():
            await asyncio.sleep(0.02)


def played(scenario: Coroutine[Any, Any, None]) -> None:
    """Play a scenario in an ordinary loop: that of the tests of screens does not wait for other processes."""
    asyncio.run(scenario)
