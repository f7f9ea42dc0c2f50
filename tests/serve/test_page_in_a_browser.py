"""The ordinary page in Chromium: without scripts, by ear, narrow and large."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.serve.browsing import chromium, in_a_browser
from tests.serve.serving import Serving, played, serving
from tests.talking_course import talking_course

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = in_a_browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""How many pixels the page can be scrolled sideways."""


@asynccontextmanager
async def reading(server: Serving, *, size: tuple[int, int] = (1280, 800), **options: Any) -> AsyncIterator[Page]:
    """A window in which somebody came by their link, without any script of the page's, and opened the ordinary page."""
    async with chromium() as browser:
        context = await browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        window = await context.new_page()
        await window.goto(f"{server.origin}/in")
        await window.get_by_label("The code of your link").fill(server.people.invite("Ann Jones"))
        await press(window, "Go on")
        await press(window, "Begin")
        await window.goto(f"{server.origin}/lines")
        yield window


async def press(window: Page, name: str) -> None:
    """Press a button, and wait for the page that follows."""
    async with window.expect_navigation():
        await window.get_by_role("button", name=name).first.click()


async def choose(window: Page, name: str, button: str) -> None:
    """Choose an option, and send it."""
    await window.get_by_label(name).check()
    await press(window, button)


async def onward(window: Page, heading: str) -> None:
    """Go on, without answering where that is possible, to the step with this heading."""
    while not (await window.inner_text("h1")).startswith(heading):
        skip = await window.get_by_role("button", name="Skip").count()
        await press(window, "Skip" if skip else "Go on")


async def every_kind(window: Page) -> AsyncIterator[str]:
    """Go through the small course's first lesson; yields what is shown at each kind of page."""
    yield "home"
    await press(window, "Start")
    yield "a page with a figure"
    await press(window, "Go on")
    yield "an order"
    await press(window, "Down")
    await press(window, "Check")
    yield "an order in which something is in place"
    await onward(window, "Which rung")
    yield "a case"
    await choose(window, "Leading", "Put down")
    yield "a case with its reason"
    await onward(window, "Which of these")
    await choose(window, "A poster", "Check")
    yield "a choice, of which something is fixed"
    await press(window, "Check")
    yield "that something is not understood"
    await onward(window, "What will you do")
    yield "writing"
    await window.get_by_label("Your own words").fill("Ask who decides.")
    await press(window, "Save")
    yield "what was written"
    await press(window, "Go on")
    yield "the end of a lesson"
    for place in ("Frameworks", "Words", "Search", "Plan", "Journal", "Results", "Settings"):
        await window.get_by_text("Look something up").click()
        await press(window, place)
        yield place
        await press(window, "Close")
    await press(window, "Home")
    await press(window, "Save and leave")
    yield "the end"


def test_a_lesson_without_scripts_and_by_ear(tmp_path: Path) -> None:
    """Without scripts, each page has one heading of the first level, and it has the focus; the title follows it."""

    async def scenario() -> None:
        async with serving(tmp_path) as server, reading(server, java_script_enabled=False) as window:
            titles = set()
            async for kind in every_kind(window):
                heading = window.locator("h1")
                assert await heading.count() == 1, kind
                assert await window.locator("h1:focus").count() == 1, kind
                assert (await window.title()).startswith(await heading.inner_text()), kind
                titles.add(await window.title())
            assert len(titles) > 10

    played(scenario())


def test_axe_finds_nothing_on_any_kind_of_page(tmp_path: Path) -> None:
    async def scenario() -> None:
        from axe_playwright_python.async_playwright import Axe

        async with serving(tmp_path) as server, reading(server) as window:
            found = []
            async for kind in every_kind(window):
                answer = (await Axe().run(window, options=RULES)).response
                assert answer["passes"], kind
                found += [(kind, one["id"], one["nodes"][0]["html"]) for one in answer["violations"]]
            assert found == []

    played(scenario())


@pytest.mark.parametrize("enlarged", ["100%", "200%"])
def test_nothing_is_scrolled_sideways_on_a_narrow_window(tmp_path: Path, enlarged: str) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, reading(server, size=(320, 568)) as window:
            async for kind in every_kind(window):
                await window.evaluate(f"document.documentElement.style.fontSize = '{enlarged}'")
                assert await window.evaluate(SIDEWAYS) <= 0, kind

    played(scenario())


def test_a_conversation_by_its_labels(tmp_path: Path) -> None:
    talking_course(tmp_path)

    async def scenario() -> None:
        async with serving(tmp_path) as server, reading(server, java_script_enabled=False) as window:
            await press(window, "Start")
            await choose(window, "Call it what it is.", "Choose")
            await choose(window, "The total. The hours are open.", "Choose")
            await window.get_by_text("The hours are shared out together.").wait_for()
            await press(window, "Go on")
            assert "The end of the lesson" in await window.inner_text("h1")

    played(scenario())
