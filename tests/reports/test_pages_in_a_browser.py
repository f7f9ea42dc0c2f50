"""The pages to hand round in Chromium: axe finds nothing, nothing is cut off or fetched, and they fit on A4."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import TYPE_CHECKING

from copro_tui.documents.plan import plan_html
from tests.documents.plans import WHOLE
from tests.documents.test_certificate import certificate
from tests.reports.pages import pages
from tests.serve.browsing import chromium, in_a_browser

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = in_a_browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}}

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

BROKEN = """() => [...document.querySelectorAll('thead th')].filter(head => {
  const range = document.createRange(); range.selectNodeContents(head);
  const lines = new Set([...range.getClientRects()].map(one => Math.round(one.top))).size;
  return lines > head.textContent.trim().split(/\\s+/).length;
}).map(head => head.textContent)"""
"""The heads of columns with a word that is broken: in more lines than they have words."""

A4 = (673, 1000)
"""What is left of A4 between its margins, in pixels of a printed page."""


SHOWN = (
    "grid",
    "grid without names",
    "stuck",
    "spread, ladder",
    "spread, spectrum",
    "spread, list",
    "workbook, learner",
)
"""The reports that are opened: one of each kind, but for the item analysis, of which there is one module."""


def all_pages() -> dict[str, str]:
    plan = plan_html("Ann", "A course", "2026-01-05", "en", WHOLE)
    items = re.sub(r"(?s)<h2>(?:(?!</h2>).)*</h2>\n<div class=\"scroll\".*?</div>", "", pages(12)["items"], count=3)
    reports = {name: pages(12)[name] for name in SHOWN} | {"aggregate": pages(60)["aggregate"]}
    return {**reports, "items": items, "plan": plan, "certificate": certificate()}


async def faults(window: Page, name: str) -> list[object]:
    from axe_playwright_python.async_playwright import Axe

    answer = (await Axe().run(window, options=RULES)).response
    assert answer["passes"], name
    return [(name, one["id"], one["nodes"][0]["html"]) for one in answer["violations"]]


def test_axe_finds_nothing_and_nothing_is_cut_off(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with chromium() as browser:
            requests: list[str] = []
            for wide in (1100, 390):
                window = await browser.new_page(viewport={"width": wide, "height": 900})
                window.on("request", lambda one: requests.append(one.url))
                for number, (name, page) in enumerate(all_pages().items()):
                    file = tmp_path / f"{number}.html"
                    file.write_text(page, encoding="utf-8")
                    await window.goto(file.as_uri())
                    assert await window.evaluate(SIDEWAYS) <= 0, (name, wide)
                    assert await window.evaluate(BROKEN) == [], (name, wide)
                    assert await faults(window, name) == []
            assert len(requests) == 2 * len(all_pages())  # the pages themselves

    asyncio.run(scenario())


def test_pages_print_on_a4_with_nothing_wider_than_the_paper() -> None:
    async def scenario() -> None:
        async with chromium() as browser:
            window = await browser.new_page(viewport={"width": A4[0], "height": A4[1]})
            await window.emulate_media(media="print")
            for name, page in {**all_pages(), "a large group": pages(60)["grid"]}.items():
                await window.set_content(page)
                wider = (
                    "[...document.querySelectorAll('table, svg')].filter(one => one.scrollWidth > innerWidth).length"
                )
                assert await window.evaluate(wider) == 0, name
                assert await window.evaluate(SIDEWAYS) <= 0, name
                printed = await window.pdf(prefer_css_page_size=True)
                sizes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed))
                assert {(round(float(w)), round(float(h))) for w, h in sizes} <= {(595, 842), (596, 842)}, name

    asyncio.run(scenario())
