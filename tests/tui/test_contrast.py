"""Every text can be read: its colour has a contrast of at least 4.5 to 1 on its ground, in every theme."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.theme import Theme
from textual.widgets import OptionList

from copro_tui.tui.themes import ROLE_DEFAULTS, THEMES
from copro_tui.tui.widgets.drawing import ROLES
from tests.clock import FakeClock
from tests.tui.pilots import running, strips, until, until_on

READABLE = 4.5
OWN_GROUND = ("current", "lifted")

themes = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


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


def colours(theme: Theme) -> dict[str, str]:
    """The colours of a theme by name, roles included."""
    names = ("foreground", "background", "surface", "panel", "primary", "secondary", "accent", "success", "warning")
    own = {name: str(getattr(theme, name)) for name in (*names, "error")}
    return {**ROLE_DEFAULTS, **theme.variables, **own}


@themes
def test_every_theme_knows_every_role(theme: Theme) -> None:
    wanted = {f"role-{role}" for role in ROLES} | {f"role-{role}-ground" for role in OWN_GROUND}
    assert wanted == {name for name in theme.variables if name.startswith("role-")}


@themes
@pytest.mark.parametrize(
    ("role", "ground"),
    [
        *product(["foreground", "primary", "success", "warning", "error", *ROLES], ["background", "surface"]),
        *product(["foreground", "number", "error", "warning"], ["panel"]),
    ],
)
def test_a_colour_of_text_is_readable_on_every_ground(theme: Theme, role: str, ground: str) -> None:
    known = colours(theme)
    text = known.get(f"role-{role}", known.get(role, ""))
    under = known[f"role-{role}-ground" if role in OWN_GROUND else ground]
    assert contrast(Color.parse(text), Color.parse(under)) >= READABLE


@themes
@pytest.mark.parametrize("role", OWN_GROUND)
def test_what_is_in_hand_stands_out_from_the_ground(theme: Theme, role: str) -> None:
    known = colours(theme)
    assert contrast(Color.parse(known[f"role-{role}-ground"]), Color.parse(known["background"])) >= 3


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
        await until_on(pilot, CommandPalette)
        hits = pilot.app.screen.query_one(OptionList)
        await until(pilot, lambda: hits.option_count > 5 and hits.highlighted is not None)
        for _each in range(hits.option_count):
            assert faint(pilot) == []
            await pilot.press("down")
