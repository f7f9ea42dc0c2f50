"""What is copied: a terminal shows nothing of it, so the program says so."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import TextArea

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
