"""The ordinary page in Chromium: without scripts, by ear, narrow and large."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
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
        await press(window, "Begin with the ordinary page")
        yield window


async def press(window: Page, name: str) -> None:
    """Press a button, and wait for the page that follows."""
    async with window.expect_navigation():
        await window.get_by_role("button", name=name).first.click()


async def around(window: Page, server: Serving) -> AsyncIterator[str]:
    """The pages around the course, for who is signed in; yields what each is."""
    for path, kind in (("/in", "sign-in"), ("/privacy", "privacy"), ("/accessibility", "accessibility"),
                       ("/nowhere", "an error")):  # fmt: skip
        await window.goto(f"{server.origin}{path}")
        yield kind
    await window.goto(f"{server.origin}/in")
    await window.get_by_label("The code of your link").fill("nonsense")
    await press(window, "Go on")
    yield "a link that opens nothing"
    await window.get_by_label("The code of your link").fill(server.people.invite("Bob Rees"))
    await press(window, "Go on")
    yield "whose course it is"


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
            async for kind in around(window, server):
                answer = (await Axe().run(window, options=RULES)).response
                found += [(kind, one["id"], one["nodes"][0]["html"]) for one in answer["violations"]]
            assert found == []

    played(scenario())


CONTROLS = {"button", "link", "radio", "checkbox", "textbox", "DisclosureTriangle"}


async def heard(window: Page) -> list[tuple[str, str, int]]:
    """What the browser tells assistive technology: role, name and level of each node that it does not leave out."""
    client = await window.context.new_cdp_session(window)
    tree = await client.send("Accessibility.getFullAXTree")
    await client.detach()

    def level(node: dict[str, Any]) -> int:
        return next((one["value"]["value"] for one in node.get("properties", []) if one["name"] == "level"), 0)

    return [
        (node["role"]["value"], node.get("name", {}).get("value", "").strip(), level(node))
        for node in tree["nodes"]
        if not node["ignored"]
    ]


def misheard(nodes: list[tuple[str, str, int]]) -> list[str]:
    """What is wrong with what is heard of a page, in words."""
    roles = [role for role, _name, _level in nodes]
    levels = [level for role, _name, level in nodes if role == "heading"]
    found = [f"a {role} has no name" for role, name, _level in nodes if role in CONTROLS and not name]
    if roles.count("main") != 1:
        found.append("there is not one main part")
    if levels.count(1) != 1 or any(after > before + 1 for before, after in pairwise(levels)):
        found.append(f"headings of the levels {levels}")
    return found


def test_what_is_heard_of_every_kind_of_page_has_names_and_order(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, reading(server) as window:
            wrong: dict[str, list[str]] = {}
            async for kind in every_kind(window):
                nodes = await heard(window)
                assert {"banner", "button", "heading"} <= {role for role, _name, _level in nodes}, kind
                if kind == "a case":
                    places = [name for role, name, _level in nodes if role == "radio"]
                    assert [one.split()[1] for one in places] == ["Leading", "Sharing", "Asking", "Telling"]
                wrong[kind] = misheard(nodes)
            async for kind in around(window, server):
                wrong[kind] = misheard(await heard(window))
            assert {kind: one for kind, one in wrong.items() if one} == {}

    played(scenario())


@pytest.mark.parametrize(("narrow", "touch"), [(True, True), (True, False), (False, True)])
def test_the_page_is_offered_first_where_the_window_is_narrow_and_touched(
    tmp_path: Path, narrow: bool, touch: bool
) -> None:
    async def scenario() -> None:
        size = {"width": 390 if narrow else 1280, "height": 844}
        first = "ordinary page" if narrow and touch else "screens"
        async with serving(tmp_path) as server, chromium() as browser:
            context = await browser.new_context(viewport=size, has_touch=touch)  # type: ignore[arg-type, unused-ignore]
            window = await context.new_page()
            await window.goto(f"{server.origin}/in")
            await window.get_by_label("The code of your link").fill(server.people.invite("Ann Jones"))
            await press(window, "Go on")
            fronts = window.get_by_role("button", name="Begin with")
            assert await fronts.all_inner_texts() == [
                f"Begin with the {one}" for one in sorted(("screens", "ordinary page"), key=lambda one: one != first)
            ]
            await press(window, "Begin with the screens")  # who asks for them has them
            assert window.url == f"{server.origin}/?screens"
            await window.goto(server.origin)
            if narrow and touch:
                await window.wait_for_url("**/lines")
                await window.get_by_role("link", name="As screens").click()
                await window.wait_for_url("**/?screens")
            await window.locator("#terminal").wait_for()
            await window.get_by_role("link", name="As an ordinary page").click()
            await window.wait_for_url("**/lines")

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
