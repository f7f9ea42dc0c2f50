"""A real browser: Chromium without a window, and the terminal in its page read through another terminal, pyte."""

from __future__ import annotations

import asyncio
import math
import shutil
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pyte
import pytest

from tests.serve.serving import SECONDS, Serving, until

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

QUIET = 0.5
"""Seconds without anything drawn after which a screen is taken to be whole."""

OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)

in_a_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"),
    pytest.mark.skipif(not find_spec("playwright"), reason="the extra “browser” is not installed"),
]
"""Marks of tests that need a browser."""


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The browser."""
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
        try:
            yield browser
        finally:
            await browser.close()


class Window:
    """A page with the screens in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self._sockets = 0
        self._drawn_at = math.inf
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("websocket", lambda socket: self._listen(socket))

    def _listen(self, socket: Any) -> None:
        self._sockets += 1
        self._drawn_at = math.inf
        socket.on("framesent", self._sized)
        socket.on("framereceived", self._received)

    def _received(self, data: str | bytes) -> None:
        if isinstance(data, bytes):
            self._stream.feed(data)
            self._drawn_at = time.monotonic()

    def _sized(self, data: str | bytes) -> None:
        if isinstance(data, str) and data.startswith('["resize"'):
            import json

            size = json.loads(data)[1]
            self.screen.resize(size["height"], size["width"])

    async def settled(self) -> None:
        """Wait until nothing more is drawn: what is pointed at must not move meanwhile."""
        async with asyncio.timeout(SECONDS):
            while time.monotonic() - self._drawn_at < QUIET:
                await asyncio.sleep(0.02)

    async def come_back(self) -> None:
        """Load the page again, and wait until everything is drawn again."""
        self.screen.reset()
        sockets = self._sockets
        await self.page.reload()
        await until(lambda: self._sockets > sockets)
        await self.settled()

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and the line of the terminal's cursor."""
        return self.screen.cursor.x, self.screen.cursor.y

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    async def shows(self, *wanted: str) -> None:
        """Wait until texts are on the screen."""
        try:
            async with asyncio.timeout(SECONDS):
                while not all(one in self.text for one in wanted):
                    await asyncio.sleep(0.02)
        except TimeoutError:
            pytest.fail(f"{wanted} never came; on the screen:\n{self.text}")

    async def point(self, text: str) -> tuple[float, float]:
        """Where the middle of a text is on the page, in pixels."""
        row = next(number for number, line in enumerate(self.screen.display) if text in line)
        column = self.screen.display[row].index(text) + len(text) / 2
        box = await self.page.locator(".xterm-screen").bounding_box()
        assert box is not None
        wide, high = box["width"] / self.screen.columns, box["height"] / self.screen.lines
        return box["x"] + column * wide, box["y"] + (row + 0.5) * high

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.page.keyboard.press(key)


async def signed_in(
    browser: Browser, server: Serving, name: str = "Ann Jones", *, size: tuple[int, int] = (1280, 800), **options: Any
) -> tuple[BrowserContext, Window]:
    """Somebody who came by their link, and sees the page that says whose course it is and then the course."""
    context = await browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
    code = server.people.invite(name, again=server.people.named(name) is not None)
    window = Window(await context.new_page())
    await window.page.goto(f"{server.origin}/in#{code}")
    await window.page.get_by_text(f"This opens the course of: {name}").wait_for()
    await window.page.get_by_role("button", name="Begin with the screens").click()
    return context, window
