"""Ctrl+Z in a text takes back a word, and outside one suspends the program."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Button

from copro_tui.terminal.app import TerminalApp
from copro_tui.terminal.field import Field
from copro_tui.terminal.text_area import WordwiseTextArea


class Writing(TerminalApp):
    """A field, a text area, and something to press."""

    def compose(self) -> ComposeResult:
        yield Field(id="field")
        yield WordwiseTextArea(id="area")
        yield Button("Press", id="button")


def text_of(widget: Widget) -> str:
    return widget.value if isinstance(widget, Field) else getattr(widget, "text", "")


def keys_of(text: str) -> Iterator[str]:
    return ("space" if one == " " else one for one in text)


@pytest.mark.parametrize("where", ["field", "area"])
async def test_undo_takes_back_one_word_after_the_other(where: str) -> None:
    async with Writing().run_test() as pilot:
        box = pilot.app.query_one(f"#{where}")
        box.focus()
        await pilot.press(*keys_of("people who decide"))
        for left in ("people who ", "people ", "", ""):
            await pilot.press("ctrl+z")
            assert text_of(box) == left


async def test_undo_brings_back_what_was_removed() -> None:
    async with Writing().run_test() as pilot:
        box = pilot.app.query_one("#field")
        box.focus()
        await pilot.press(*keys_of("one two"), "ctrl+u")
        assert text_of(box) == ""
        await pilot.press("ctrl+z")
        assert text_of(box) == "one two"
        await pilot.press("ctrl+z")
        assert text_of(box) == "one "


@pytest.mark.parametrize(("where", "can"), [("field", False), ("area", False), ("button", True)])
async def test_a_program_is_suspended_only_outside_texts(where: str, can: bool) -> None:
    async with Writing().run_test() as pilot:
        pilot.app.query_one(f"#{where}").focus()
        await pilot.pause()
        assert pilot.app.check_action("suspend_process", ()) is can
