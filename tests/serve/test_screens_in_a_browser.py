"""The screens in Chromium: keys, mouse, pasting, coming back, taking away."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.serve.visits import Limits
from copro_tui.text.ascii import ONE_CELL, SPELLED_OUT
from tests.courses import write_course
from tests.serve.browsing import Window, chromium, in_a_browser, signed_in
from tests.serve.real_server import alive, real_server
from tests.serve.serving import played, serving, until

pytestmark = in_a_browser

WRITING = {
    "what/1-words": """\
title: A lesson to write in
minutes: 2
objectives: [Write a line]
sources: [book]
remember: Write.
steps:
  - reflect: words
    prompt: What will you do next?
"""
}


def lines_with(window: Window, *texts: str) -> list[str]:
    """Which of these texts stand on the screen, from the top."""
    found = [(line.index(text), number, text) for number, line in enumerate(window.screen.display) for text in texts
             if text in line]  # fmt: skip
    return [text for _column, _number, text in sorted(found, key=lambda one: one[1])]


async def open_ladder(window: Window) -> None:
    """Go to the ladder that is built."""
    await window.shows("Start with lesson 1")
    await window.press("Enter")
    await window.shows("A page with a figure.")
    await window.press("Enter")
    await window.shows("Build the ladder", "Telling", "Asking", "Sharing", "Leading")
    await window.settled()


def test_it_opens_by_the_link_and_takes_keys_without_a_click(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, chromium() as browser:
            _context, window = await signed_in(browser, server)
            await open_ladder(window)
            await window.press("F1")
            await window.shows("Help")
            assert [one for one in window.requests if not one.startswith((server.origin, "ws", "data:"))] == []
            assert window.complaints == []
            assert "#" not in window.page.url

    played(scenario())


def test_f6_leaves_the_screens_and_tab_goes_on_from_there(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, chromium() as browser:
            _context, window = await signed_in(browser, server)
            await window.shows("Start with lesson 1")
            focused = "document.activeElement.textContent + document.activeElement.tagName"
            await window.press("F6")
            first = await window.page.evaluate(focused)
            await window.press("Tab")
            second = await window.page.evaluate(focused)
            assert first.endswith("A")
            assert second != first
            await window.press("F6")
            assert await window.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
            await window.press("e")
            await window.shows("Text width")

    played(scenario())


def test_a_rung_is_dragged_and_clicked_with_the_mouse(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, chromium() as browser:
            _context, window = await signed_in(browser, server)
            await open_ladder(window)
            rungs = ("Telling", "Asking", "Sharing", "Leading")
            before = lines_with(window, *rungs)
            start, end = await window.point(before[0]), await window.point(before[3])
            await window.page.mouse.move(*start)
            await window.page.mouse.down()
            await window.page.mouse.move(*end, steps=8)
            await window.page.mouse.up()
            await until(lambda: lines_with(window, *rungs)[:1] not in ([], before[:1]))

    played(scenario())


def test_what_is_pasted_arrives_and_what_is_selected_can_be_copied(tmp_path: Path) -> None:
    write_course(tmp_path, lessons=WRITING)

    async def scenario() -> None:
        async with serving(tmp_path) as server, chromium() as browser:
            context, window = await signed_in(browser, server)
            await context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.origin)
            await window.shows("Start with lesson 1")
            await window.press("Enter")
            await window.shows("What will you do next?", "Saved as you type")
            await window.page.evaluate("navigator.clipboard.writeText('ŵ “x”\\nsecond line')")
            await window.press("Control+v")
            await window.shows("ŵ “x”", "second line")
            x, y = await window.point("second line")
            await window.page.keyboard.down("Shift")
            await window.page.mouse.move(x - 60, y)
            await window.page.mouse.down()
            await window.page.mouse.move(x + 60, y, steps=5)
            await window.page.mouse.up()
            await window.page.keyboard.up("Shift")
            await window.press("Control+c")
            assert "cond li" in await window.page.evaluate("navigator.clipboard.readText()")

    played(scenario())


def test_a_reload_comes_back_to_the_same_screen_with_the_rung_in_hand(tmp_path: Path) -> None:
    """Every line is drawn again as it was, the cursor is on the rung, and the key pressed just before has arrived."""

    async def scenario() -> None:
        async with serving(tmp_path) as server, chromium() as browser:
            _context, window = await signed_in(browser, server)
            await open_ladder(window)
            await window.press("Enter")
            await window.shows("Put down")
            await window.settled()
            first = window.cursor
            await window.press("ArrowDown")
            await until(lambda: window.cursor != first)
            await window.settled()
            seen, place, process = window.text, window.cursor, server.visits.all()[0].number
            assert "now rung" in window.screen.display[place[1]]
            await window.come_back()
            assert (window.text, window.cursor) == (seen, place)
            await window.press("ArrowUp")
            await window.come_back()
            assert window.cursor == first
            assert [one.number for one in server.visits.all()] == [process]

    played(scenario())


def test_a_closed_tab_ends_its_process_and_carrying_on_leads_to_the_very_step(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path, limits=Limits(alone=0.5)) as server, chromium() as browser:
            context, window = await signed_in(browser, server)
            await open_ladder(window)
            await window.page.close()
            await until(lambda: not server.visits.all())
            again = Window(await context.new_page())
            await again.page.goto(server.origin)
            await again.shows("Carry on", "step 2 of")

    played(scenario())


def test_the_plan_is_taken_away_under_its_own_name(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, chromium() as browser:
            _context, window = await signed_in(browser, server, "Siân Ŵyn")
            await window.shows("Start with lesson 1")
            await window.press("p")
            await window.shows("Save a copy")
            async with window.page.expect_download() as awaited:
                await window.press("x")
            download = await awaited.value
            assert download.suggested_filename == "plan-Siân-Ŵyn.html"
            assert "Siân Ŵyn" in Path(await download.path()).read_text(encoding="utf-8")

    played(scenario())


def test_many_tabs_of_one_person_are_two_processes_and_the_others_say_why(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, chromium() as browser:
            context, window = await signed_in(browser, server)
            await window.shows("Start with lesson 1")
            for _number in range(3):
                other = Window(await context.new_page())
                await other.page.goto(server.origin)
                await other.shows("Start with lesson 1")
            assert len(server.visits.all()) == 2
            await window.page.get_by_text("The course has stopped; what you did is kept.").wait_for()

    played(scenario())


SIGNS = "".join(sorted({*ONE_CELL, *SPELLED_OUT} - {"\u00a0", "�"}, key=ord)) + "ŵŷŴŶâêîôûïáéẃỳ£€"

DRAWN = """([signs, font]) => document.fonts.load(font).then(() => {
  const cell = document.createElement("canvas"), pen = cell.getContext("2d", { willReadFrequently: true });
  cell.width = cell.height = 40;
  const drawn = (sign) => {
    pen.clearRect(0, 0, 40, 40);
    pen.font = font;
    pen.fillText(sign, 10, 26);
    return pen.getImageData(0, 0, 40, 40).data.join();
  };
  const none = [drawn(" "), drawn("\\u0378"), drawn("\\uffff")], wide = pen.measureText("M").width;
  const missing = (sign) => none.includes(drawn(sign)) || Math.abs(pen.measureText(sign).width - wide) > 0.1;
  return [...signs].filter(missing).join(" ");
})"""


def test_the_computers_own_font_has_every_sign_of_the_screens(tmp_path: Path) -> None:
    """Each is drawn, is not the box of a sign that is missing, and is as wide as a letter: as large as it is shown."""

    async def scenario() -> None:
        async with serving(tmp_path) as server, chromium() as browser:
            _context, window = await signed_in(browser, server)
            await window.shows("Start with lesson 1")
            for size in (13, 16):
                for weight in (400, 700):
                    font = f"{weight} {size}px 'Roboto Mono', Monaco, 'Courier New', monospace"
                    assert (font, await window.page.evaluate(DRAWN, [SIGNS, font])) == (font, "")

    played(scenario())


@pytest.mark.parametrize("size", [(1280, 800), (390, 844), (320, 568)])
def test_nothing_is_wider_or_higher_than_the_window(tmp_path: Path, size: tuple[int, int]) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, chromium() as browser:
            _context, window = await signed_in(browser, server, size=size, has_touch=size[0] < 1000)
            await window.shows("Settings" if size[0] > 1000 else "Help")
            wide = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
            assert await window.page.evaluate(wide) == list(size)

    played(scenario())


def test_a_server_that_is_stopped_and_started_again_is_found_again(tmp_path: Path) -> None:
    """The second time it is killed, and no process of it stays."""

    async def scenario() -> None:
        async with real_server(tmp_path) as server, chromium() as browser:
            code = server.people.invite("Ann Jones")
            window = Window(await (await browser.new_context()).new_page())
            await window.page.goto(f"{server.origin}/in#{code}")
            await window.page.get_by_role("button", name="Begin with the screens").click()
            await open_ladder(window)
            children = server.children()
            assert server.stop() == 0
            await until(lambda: not any(map(alive, children)))
            await window.page.get_by_text("The connection is lost").wait_for()
            window.screen.reset()
            await server.start()
            await window.shows("Carry on", "step 2 of")
            children = server.children()
            server.kill()
            await until(lambda: not any(map(alive, children)))

    played(scenario())
