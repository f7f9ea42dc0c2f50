"""Every text can be read: its colour has a contrast of at least 4.5 to 1 on its ground, in every theme."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot
from textual.theme import Theme

from copro_tui.figures.cells import SOLID
from copro_tui.tui.screens.search import Found, SearchScreen
from copro_tui.tui.themes import GROUNDS, ROLES, THEMES
from tests.clock import FakeClock
from tests.tui.pilots import running, strips, the, until_on

READABLE = 4.5
VISIBLE = 3.0
"""The least contrast of what is no text: marks, frames, lines, scroll bars."""

COLOURED = [theme for theme in THEMES if not theme.ansi]
"""The themes whose colours are ours, and not the terminal's."""

themes = pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)


def luminance(color: Color) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [part / 255 for part in (color.r, color.g, color.b)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours by WCAG 2.2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_says() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)
    assert contrast(Color.parse("#ff0000"), Color.parse("#ffffff")) == pytest.approx(4.0, abs=0.01)


@pytest.mark.criterion("1.4.3", "1.4.11")
@themes
@pytest.mark.parametrize("ground", [one for one in GROUNDS if one not in SOLID])
@pytest.mark.parametrize("role", [one for one in ROLES if one != "on"])
def test_a_role_is_seen_on_the_sheet_and_on_every_ground(theme: Theme, role: str, ground: str) -> None:
    colour = Color.parse(theme.variables[f"role-{role}"])
    least = VISIBLE if role == "rule" else READABLE
    for under in (str(theme.background), theme.variables[f"ground-{ground}"]):
        assert contrast(colour, Color.parse(under)) >= least


@pytest.mark.criterion("1.4.3", "1.4.11")
@themes
@pytest.mark.parametrize("ground", sorted(SOLID))
def test_a_token_is_readable_and_stands_out(theme: Theme, ground: str) -> None:
    under = Color.parse(theme.variables[f"ground-{ground}"])
    assert contrast(Color.parse(theme.variables["role-on"]), under) >= READABLE
    assert contrast(under, Color.parse(str(theme.background))) >= VISIBLE


def segments(pilot: Pilot[None]) -> Iterator[Segment]:
    """Every piece of text on the screen in front."""
    for _widget, drawn in strips(pilot):
        for strip in drawn:
            yield from (segment for segment in strip if any(one.isalnum() for one in segment.text))


def faint(pilot: Pilot[None]) -> list[str]:
    """The texts on the screen in front that are not readable, each with its colours and contrast."""
    found = []
    for segment in segments(pilot):
        style = segment.style
        assert style is not None
        assert style.color is not None, segment
        assert style.bgcolor is not None, segment
        text, under = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
        if style.reverse:
            text, under = under, text
        if contrast(text, under) < READABLE:
            found.append(f"{segment.text.strip()!r}: {text.hex} on {under.hex}, {contrast(text, under):.2f}")
    return sorted(set(found))


@themes
async def test_what_search_offers_at_first_is_drawn_readably(folder: Path, clock: FakeClock, theme: Theme) -> None:
    async with running(folder, clock, size=(80, 40)) as pilot:
        pilot.app.theme = theme.name
        await pilot.press("slash")
        await until_on(pilot, SearchScreen)
        for _each in the(pilot, Found).stops():
            assert faint(pilot) == []
            await pilot.press("down")
