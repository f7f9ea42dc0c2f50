"""A text field on the screen: what is asked stands above it, however few rows there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from copro_tui.tui.screens.welcome import WelcomeScreen
from tests.clock import FakeClock
from tests.tui.hands import at
from tests.tui.pilots import running, the, until, until_on


@pytest.mark.criterion("1.4.4", "2.4.11")
@pytest.mark.parametrize("size", [(40, 12), (40, 24), (80, 24)])
async def test_a_question_to_write_about_opens_with_its_box_and_its_cursor(
    folder: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with at(folder, clock, "words", size) as pilot:
        box, body = the(pilot, TextArea), pilot.app.screen.query_one("#body")
        prompt = pilot.app.screen.query_one("#prompt")
        await until(pilot, lambda: body.region.contains_region(box.region))
        assert body.region.contains_point(prompt.region.bottom_left - (0, 1))
        assert prompt.region.x == body.region.x + (1 if size[0] == 40 else 2)
        assert box.region.contains_point(pilot.app.cursor_position)


@pytest.mark.criterion("2.4.11")
@pytest.mark.parametrize("size", [(40, 12), (40, 24), (80, 24)])
async def test_a_message_never_covers_the_field_that_it_speaks_of(
    folder: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with running(folder, clock, name=None, size=size) as pilot:
        await until_on(pilot, WelcomeScreen)
        field, body = the(pilot, Input), pilot.app.screen.query_one("#body")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.said)  # type: ignore[attr-defined]
        await until(pilot, lambda: body.region.contains_region(field.region))
        assert field.region.contains_point(pilot.app.cursor_position)
