"""The terminal's cursor in a field stands where the next letter goes."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.geometry import Offset

from copro_tui.terminal.app import TerminalApp
from copro_tui.terminal.field import Field


class Writing(TerminalApp):
    """A field."""

    def compose(self) -> ComposeResult:
        yield Field()


async def test_it_stands_behind_the_last_letter_and_on_the_letter_that_is_gone_back_to() -> None:
    async with Writing().run_test() as pilot:
        field = pilot.app.query_one(Field)
        start = field.content_region.offset
        await pilot.press("a", "b", "c")
        assert field.cursor_screen_offset == start + Offset(3, 0)
        await pilot.press("left")
        assert field.cursor_screen_offset == start + Offset(2, 0)
