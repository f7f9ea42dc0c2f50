"""Themes, no colour, no motion, and the widths that screens have to work in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.color import Color
from textual.pilot import Pilot

from copro_tui.player.settings import THEMES as CHOSEN_FROM
from copro_tui.text.safe import safe
from copro_tui.text.width import width
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.screens.frameworks import FrameworkScreen
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.themes import THEMES
from copro_tui.tui.widgets.key_line import KeyLine
from tests.clock import FakeClock
from tests.nasty import NASTY
from tests.players import start
from tests.tui.hands import at
from tests.tui.pilots import lines_of_text, running, strips, the, until, until_on, until_shown

NAMES = [theme.name for theme in THEMES]


def has_theme(pilot: Pilot[None], name: str) -> bool:
    return pilot.app.theme == name


def test_the_themes_are_those_that_can_be_chosen() -> None:
    assert tuple(NAMES) == CHOSEN_FROM


async def test_the_theme_is_switched_and_kept(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).change_about(keys={"home.theme": "z"})
    async with running(folder, clock) as pilot:
        assert pilot.app.theme == NAMES[0]
        for name in (*NAMES[1:], NAMES[0], NAMES[1]):
            await pilot.press("z")
            await until(pilot, partial(has_theme, pilot, name))
    assert start(folder, clock).about.theme == NAMES[1]
    async with running(folder, clock) as pilot:
        await until_on(pilot, HomeScreen)
        assert pilot.app.theme == NAMES[1]


async def test_each_learner_has_a_theme_of_their_own(folder: Path, clock: FakeClock) -> None:
    start(folder, clock, "Bob").change_about(theme=NAMES[2])
    async with running(folder, clock) as pilot:
        assert pilot.app.theme == NAMES[0]
    async with running(folder, clock, name="Bob") as pilot:
        assert pilot.app.theme == NAMES[2]


async def test_the_settings_name_the_colours_that_nobody_chose(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "screen")
    async with running(folder, clock) as pilot:
        assert pilot.app.theme == "copro-native"
        await pilot.press("e")
        await until_shown(pilot, "as my terminal")
    assert start(folder, clock).about.theme == ""


async def test_a_theme_that_is_gone_does_no_harm(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).change_about(theme="copro-plaid")
    async with running(folder, clock) as pilot:
        await until_on(pilot, HomeScreen)
        assert pilot.app.theme == NAMES[0]


def colourful(pilot: Pilot[None]) -> set[str]:
    """The colours on the screen that are not shades of grey."""
    found = set()
    for _widget, drawn in strips(pilot):
        for strip in drawn:
            for segment in strip:
                for color in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                    if color is not None and len({*Color.from_rich_color(color).rgb}) > 1:
                        found.add(Color.from_rich_color(color).hex)
    return found


async def test_without_colour_everything_is_grey_and_still_says_all(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at(folder, clock, "build") as pilot:
        assert colourful(pilot)
    monkeypatch.setenv("NO_COLOR", "1")
    async with at(folder, clock, "build") as pilot:
        await until_shown(pilot, "▶")
        await pilot.press("enter")
        await until_shown(pilot, "▲", "is in your hand")
        assert colourful(pilot) == set()
        await pilot.press("down", "c")
        await until_shown(pilot, "not yet")
        assert colourful(pilot) == set()


@pytest.mark.criterion("2.2.2")
async def test_nothing_moves_unless_it_is_asked_for(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(folder, clock) as pilot:
        assert pilot.app.animation_level == "none"
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "full")
    async with running(folder, clock) as pilot:
        assert pilot.app.animation_level == "full"


STEPS = ("welcome", "build", "cases", "voices", "groups", "which", "own", "words")


@pytest.mark.parametrize("columns", [40, 80, 120])
async def test_no_line_is_cut_off_at_the_usual_widths(folder: Path, clock: FakeClock, columns: int) -> None:
    """What a widget draws is no wider than the window."""
    async with at(folder, clock, "welcome", size=(columns, 24)) as pilot:
        for place in range(len(STEPS)):
            await pilot.press(*["n"] * bool(place))
            await until_shown(pilot, f"{place + 1} of 8")
            await pilot.pause()
            for one, drawn in strips(pilot):
                assert one.region.right <= columns
                assert max(width(strip.text) for strip in drawn) <= columns


@pytest.mark.parametrize("size", [(120, 24), (200, 60)])
@pytest.mark.parametrize("key", ["", "comma", "f", "g", "p"])
async def test_no_line_of_a_list_is_wider_than_can_be_read(
    folder: Path, clock: FakeClock, size: tuple[int, int], key: str
) -> None:
    async with running(folder, clock, size=size) as pilot:
        await until_on(pilot, HomeScreen)
        await pilot.press(*[key] * bool(key))
        await pilot.pause()
        assert longest(pilot) <= 76


@pytest.mark.parametrize("size", [(120, 24), (200, 60)])
async def test_no_line_of_a_lesson_or_a_framework_is_wider_than_can_be_read(
    folder: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with at(folder, clock, "welcome", size=size) as pilot:
        for place in range(len(STEPS)):
            await pilot.press(*["n"] * bool(place))
            await until_shown(pilot, f"{place + 1} of 8")
            await pilot.pause()
            assert longest(pilot) <= 76
        for framework in pilot.app.screen.player.frameworks():  # type: ignore[attr-defined]
            pilot.app.push_screen(FrameworkScreen(pilot.app.screen.player, framework.id))  # type: ignore[attr-defined]
            await until_on(pilot, FrameworkScreen)
            await until_shown(pilot, framework.title)
            assert longest(pilot) <= 76


def longest(pilot: Pilot[None]) -> int:
    """The cells of the longest line of text between the line at the top and the keys at the foot."""
    body = pilot.app.screen.query_one("#body")
    inside = [line for one, drawn in strips(pilot) if body in one.ancestors for line in lines_of_text(one, drawn)]
    assert inside
    return max(width(line) for line in inside)


async def test_text_is_never_set_wider_than_can_be_read(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases", size=(160, 40)) as pilot:
        body = pilot.app.screen.query_one("#body")
        for one in body.walk_children():
            for strip in (strip for widget, drawn in strips(pilot) if widget is one for strip in drawn):
                assert width(strip.text.strip()) <= 76


@pytest.mark.parametrize("columns", [40, 80])
async def test_the_line_at_the_top_and_the_keys_begin_in_one_column(
    folder: Path, clock: FakeClock, columns: int
) -> None:
    async with running(folder, clock, size=(columns, 24)) as pilot:
        assert the(pilot, KeyLine).content_region.x == the(pilot, TopLine).content_region.x


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_figures_and_screens_measure_a_text_alike(text: str) -> None:
    assert cell_len(safe(text)) == width(safe(text))
