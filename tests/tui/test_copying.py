"""What is copied: a terminal shows nothing of it, so the program says so."""

from __future__ import annotations

from pathlib import Path

from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widgets import TextArea

from copro_tui.tui.widgets.prose import Prose
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import start
from tests.tui.pilots import running, the, until, until_said


async def test_a_text_that_is_copied_is_on_the_clipboard_and_it_is_said(folder: Path, clock: FakeClock) -> None:
    lesson = start(folder, clock).open_lesson(FIRST, "words")
    lesson.change("We ask first.")
    lesson.keep()
    async with running(folder, clock) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.query(TextArea) and the(pilot, TextArea).has_focus)
        the(pilot, TextArea).select_all()
        await pilot.press("ctrl+c")
        await until_said(pilot, "Copied.")
        assert pilot.app.clipboard == "We ask first."


PROSE = """\
We ask *first*, and we listen to what people say before anything at all is decided by anybody.

- **one**
- another, with (https://www.example.org/an/address/that/is/longer/than/a/line/of/the/page/has/room/for)

> Said.
"""


class OnePage(App[None]):
    """A text on the screen, and nothing else."""

    def compose(self) -> ComposeResult:
        yield Prose(PROSE)


async def copied(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> str | None:
    """What is selected by drawing the mouse over the text from one place to the other."""
    await pilot.mouse_down(Prose, offset=start)
    await pilot.hover(Prose, offset=end)
    await pilot.mouse_up(Prose, offset=end)
    await pilot.pause()
    return pilot.app.screen.get_selected_text()


async def test_what_is_copied_of_a_page_is_neither_wrapped_nor_marked() -> None:
    async with OnePage().run_test(size=(40, 24)) as pilot:
        await pilot.pause()
        rows = [line.text.rstrip() for line in the(pilot, Prose).render_lines(Region(0, 0, 40, 12))]
        assert rows[:6] == [
            "We ask first, and we listen to what",
            "people say before anything at all is",
            "decided by anybody.",
            "",
            "• one",
            "• another, with (https://www.example.org",
        ]
        assert await copied(pilot, (3, 0), (5, 1)) == "ask first, and we listen to what people"
        said = await copied(pilot, (0, 4), (39, 11))
        assert said is not None
        assert said.startswith("• one\n• another, with (https://www.example.org/an/address/that/is/longer/than/a/line/")
        assert said.endswith("for)\n\nSaid.")


async def test_what_is_selected_is_set_off() -> None:
    async with OnePage().run_test(size=(40, 24)) as pilot:
        await pilot.pause()
        await copied(pilot, (3, 0), (5, 1))
        ground = pilot.app.screen.get_component_rich_style("screen--selection").bgcolor
        shown = the(pilot, Prose).render_lines(Region(0, 0, 40, 3))
        off = [["".join(one.text for one in line if one.style and one.style.bgcolor == ground)] for line in shown]
        assert off == [["ask first, and we listen to what"], ["people"], [""]]
