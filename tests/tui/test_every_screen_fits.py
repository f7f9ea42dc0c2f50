"""Every screen, from narrow windows to very wide ones: nothing over the edge, no line too long to be read.

The first line and that of the keys have one row each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from copro_tui.text.width import width
from copro_tui.tui.boards.base import Board
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.widgets.figure_view import FigureView
from copro_tui.tui.widgets.key_line import KeyLine
from tests.clock import FakeClock
from tests.tui.every_screen import every_screen
from tests.tui.pilots import lines_of_text, running, strips, the

LONGEST = 76
"""Cells of a line of text that can still be read well."""

WIDEST = LONGEST + 2
"""Cells of anything else: lanes go one cell out at each side."""


def misfits(pilot: Pilot[None], everything: Mapping[Widget, list[Strip]]) -> Iterator[str]:
    """What of the screen in front goes over its edge, is cut off, or is too long to be read."""
    edge = pilot.app.size.width
    for widget, drawn in everything.items():
        name = type(widget).__name__
        if widget.region.right > edge or widget.region.x < 0:
            yield f"{name} goes over the edge"
        if any(strip.cell_length > edge for strip in drawn):
            yield f"{name} is wider than the window"
        if not isinstance(widget, TopLine | KeyLine) and any(width(strip.text.strip()) > WIDEST for strip in drawn):
            yield f"{name} is wider than the sheet"
        texts = [] if isinstance(widget, TopLine | KeyLine) else lines_of_text(widget, drawn)
        yield from (f"too long to be read: {line}" for line in texts if width(line) > LONGEST)
        if isinstance(widget, FigureView):
            lines, rows = len(widget.draw(widget.size.width)), widget.size.height
            if lines > rows or (lines < rows and not isinstance(widget, Board)):  # a board has all rows there are
                yield f"{name} has other lines than are shown"


def untidy(pilot: Pilot[None], everything: Mapping[Widget, list[Strip]]) -> Iterator[str]:
    """What the first line and that of the keys should not be: several rows, nothing, or without help at their end."""
    screen = pilot.app.screen
    for line in (*screen.query(TopLine), *screen.query(KeyLine)):
        if line.region.height != 1:
            yield f"{type(line).__name__} has {line.region.height} rows"
    for line in screen.query(TopLine):
        if not everything[line][0].text.replace("╌─━", "").strip():
            yield "no title"
    for line in screen.query(KeyLine):
        text = everything[line][0].text
        if not text.strip():
            yield "no keys"
        if any(binding.id == "screen.help" for _key, binding in line.shown()) and not text.rstrip().endswith("F1 Help"):
            yield f"help is not the last key: {text}"


@pytest.mark.criterion("1.4.10", "2.4.2")
@pytest.mark.parametrize("size", [(40, 24), (80, 24), (120, 24), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_everything_fits(folder: Path, clock: FakeClock, size: tuple[int, int]) -> None:
    found: set[str] = set()
    async with running(folder, clock, size=size) as pilot:
        async for name in every_screen(pilot, pilot.app.screen.player):  # type: ignore[attr-defined]
            await pilot.pause()
            drawn = dict(strips(pilot))
            found |= {f"{name}: {one}" for one in (*misfits(pilot, drawn), *untidy(pilot, drawn))}
        assert the(pilot, KeyLine).region.bottom == size[1]
    assert sorted(found) == []
