"""Contrast over every theme, state and widget class: texts at least 4.5 to 1 on their ground, marks 3 to 1."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot
from textual.theme import Theme
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from tests.clock import FakeClock
from tests.players import start
from tests.tui.every_screen import every_screen, our_widgets
from tests.tui.pilots import running, strips
from tests.tui.test_contrast import COLOURED, READABLE, VISIBLE, contrast

TEXTUALS = {one.__name__ for one in (Input, Static, TextArea)}
"""Textual's widgets that the program shows."""


def colours_of(style: Style) -> tuple[Color, Color]:
    """The colours of a piece of the screen: of what is drawn, and of its ground."""
    assert style.color is not None
    assert style.bgcolor is not None
    text, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    return (ground, text) if style.reverse else (text, ground)


def faint(pilot: Pilot[None]) -> Iterator[str]:
    """What on the screen in front is hard to see."""
    for widget, drawn in strips(pilot):
        for text, style in {(one.text.strip(), one.style) for strip in drawn for one in strip if one.text.strip()}:
            assert style is not None
            least = READABLE if any(one.isalnum() for one in text) else VISIBLE
            colour, ground = colours_of(style)
            if contrast(colour, ground) < least:
                yield f"{type(widget).__name__} {text[:20]!r}: {colour.hex} on {ground.hex}"
        yield from _faint_bars(widget)


def _faint_bars(widget: Widget) -> Iterator[str]:
    """The scroll bars of a widget that are hard to see, as they are, under the mouse and in its hand."""
    if not (widget.show_vertical_scrollbar or widget.show_horizontal_scrollbar):
        return
    styles = widget.styles
    for bar, ground in (
        (styles.scrollbar_color, styles.scrollbar_background),
        (styles.scrollbar_color_hover, styles.scrollbar_background_hover),
        (styles.scrollbar_color_active, styles.scrollbar_background_active),
    ):
        under = widget.background_colors[1] + ground
        if contrast(under + bar, under) < VISIBLE:
            yield f"{type(widget).__name__}'s scroll bar: {(under + bar).hex} on {under.hex}"


async def in_every_state(pilot: Pilot[None]) -> set[str]:
    """What is hard to see of the screen in front: as it is, with each thing in focus, the mouse over everything."""
    await pilot.pause()
    found = set(faint(pilot))
    screen = pilot.app.screen
    before = screen.focused
    for widget in (one for one in screen.focus_chain if not one.has_focus):
        widget.focus()
        await pilot.pause(0)
        found |= {f"in focus, {one}" for one in faint(pilot)}
    screen.set_focus(before)
    everything = list(screen.walk_children(Widget))
    for widget in everything:
        widget.mouse_hover = True
    await pilot.pause(0)
    found |= {f"under the mouse, {one}" for one in faint(pilot)}
    for widget in everything:
        widget.mouse_hover = False
    await pilot.pause(0)
    return found


@pytest.mark.criterion("1.4.3", "1.4.11")
@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
async def test_everything_can_be_seen(folder: Path, clock: FakeClock, theme: Theme) -> None:
    found: set[str] = set()
    seen: set[str] = set()
    start(folder, clock).change_about(theme=theme.name)
    async with running(folder, clock, size=(120, 40)) as pilot:
        player = pilot.app.screen.player  # type: ignore[attr-defined]
        async for name in every_screen(pilot, player):
            assert pilot.app.theme == theme.name
            found |= {f"{name}: {one}" for one in await in_every_state(pilot)}
            there = list(pilot.app.screen.walk_children(Widget, with_self=True))
            seen |= {kind.__name__ for one in there for kind in type(one).__mro__}
            assert not any(one.disabled for one in there), "a state that has to be measured, too"
    assert sorted(found) == []
    assert (our_widgets() | TEXTUALS) - seen == set(), "these were never shown: add them to every_screen"
