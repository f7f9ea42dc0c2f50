"""What all screens share: one row at the top and one of keys, messages that cover nothing, and the pane."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

import copro_tui
from copro_tui.errors import CoproError
from copro_tui.tui.screens.base import BaseScreen, TopLine
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.widgets.grid import PANE
from copro_tui.tui.widgets.key_line import KeyLine
from copro_tui.tui.widgets.message_line import MessageLine
from tests.clock import FakeClock
from tests.tui.hands import at
from tests.tui.pilots import app_of, messages, running, running_app, shown, strips, the, until, until_on, until_said


def drawn(pilot: Pilot[None], kind: type[TopLine | KeyLine | MessageLine]) -> list[str]:
    return [strip.text for one, lines in strips(pilot) if isinstance(one, kind) for strip in lines]


async def test_the_most_used_keys_stay_when_there_is_little_room(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=(120, 24)) as pilot:
        await until_on(pilot, HomeScreen)
        wide = drawn(pilot, KeyLine)[0].split("   ")
        await pilot.resize_terminal(40, 24)
        await until(pilot, lambda: len(drawn(pilot, KeyLine)[0]) == 40)
        narrow = drawn(pilot, KeyLine)[0].split("   ")
        assert narrow[0].strip() == wide[0].strip()
        assert narrow[-1].strip() == "F1 Help"


async def test_a_narrow_window_says_how_a_text_is_done(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "words", (40, 12)) as pilot:
        await until(pilot, lambda: "F3 Done" in drawn(pilot, KeyLine)[0])


# -- messages ---------------------------------------------------------------------------------------------------------


@pytest.mark.criterion("1.4.13")
def test_no_part_of_the_program_lets_a_message_pop_up() -> None:
    root = Path(copro_tui.__file__).parent
    calls = [
        f"{path.relative_to(root)}: {line.strip()}"
        for path in root.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\bnotify\(", line) and "def notify(" not in line
    ]
    assert calls == []


@pytest.mark.criterion("2.2.1", "2.4.11")
async def test_a_message_stands_until_the_next_key_and_covers_nothing(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        home = await until_on(pilot, HomeScreen)
        home.complain(CoproError("The disk is full.", "Free some space."))
        await until_said(pilot, "The disk is full. Free some space.")
        line, body = the(pilot, MessageLine).region, home.query_one("#body").region
        assert body.bottom <= line.y
        assert line.bottom == the(pilot, KeyLine).region.y
        await pilot.press("down")
        await until(pilot, lambda: "The disk is full" not in shown(pilot))
        assert home.query_one("#body").region.bottom == the(pilot, KeyLine).region.y


async def test_several_messages_stand_below_each_other_and_each_only_once(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        home = await until_on(pilot, HomeScreen)
        for text in ("One is wrong.", "Two is wrong.", "One is wrong."):
            home.complain(CoproError(text, ""))
        assert len(messages(pilot)) == 2
        await pilot.press("f5")
        assert messages(pilot) == []


@pytest.mark.parametrize("columns", [40, 80])
async def test_a_long_message_has_as_many_rows_as_it_needs(folder: Path, clock: FakeClock, columns: int) -> None:
    text = " ".join(["This sentence goes on."] * 12)
    async with running(folder, clock, size=(columns, 24)) as pilot:
        (await until_on(pilot, HomeScreen)).complain(CoproError(text, ""))
        await until_said(pilot, "goes on.")
        said = " ".join(" ".join(drawn(pilot, MessageLine)).replace("▌", " ").split())
        assert text in said


async def test_what_textual_has_to_say_is_said_in_the_same_place(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await until_on(pilot, HomeScreen)
        pilot.app.notify("[b]Something[/b] of Textual’s.")
        await until_said(pilot, "Something of Textual’s.")
        await pilot.press("ctrl+c")
        await until_said(pilot, "Press Ctrl+Q to quit. Your work is saved.")
        assert len(messages(pilot)) == 1


# -- the pane ---------------------------------------------------------------------------------------------------------


class WithPane(BaseScreen):
    """A screen that has something to say at the side."""

    def compose_body(self) -> ComposeResult:
        yield Static(Content("m" * 200))

    def compose_pane(self) -> ComposeResult:
        yield Static(Content("w" * 200), id="aside")


async def with_pane(pilot: Pilot[None]) -> WithPane:
    pilot.app.push_screen(WithPane())
    return await until_on(pilot, WithPane)


async def test_the_sheet_and_the_pane_stand_in_the_grid(folder: Path, clock: FakeClock) -> None:
    async with running_app(app_of(folder, clock), (100, 30)) as pilot:
        screen = await with_pane(pilot)
        for columns in (40, 59, 60, 80, PANE - 1, PANE, 118, 120, 130, 131, 160, 200):
            await pilot.resize_terminal(columns, 30)
            await until(pilot, lambda columns=columns: screen.size.width == columns)  # type: ignore[misc]
            await pilot.pause()
            assert_in_the_grid(pilot, screen, columns)


def assert_in_the_grid(pilot: Pilot[None], screen: WithPane, columns: int) -> None:
    left = max(0, (columns - 130) // 2)
    margin = 1 if columns < 60 else 2
    text = screen.query_one("#body").children[0].content_region
    assert (text.x - left, text.width) == (margin, min(76, columns - (2 if columns < 60 else 4))), columns
    assert the(pilot, TopLine).content_region.x + len(drawn(pilot, TopLine)[0]) > left, columns
    assert screen.has_pane == (columns >= PANE), columns
    if screen.has_pane:
        pane, aside = screen.query_one("#pane").region, screen.query_one("#aside").content_region
        assert (pane.x - left, pane.y) == (80, 1), columns
        assert aside.x == pane.x + 2, columns
        assert (34 if columns >= 118 else 26) <= aside.width <= 44, columns
        assert pane.right == min(columns, left + 130), columns


async def test_the_pane_comes_and_goes_with_the_width(folder: Path, clock: FakeClock) -> None:
    async with running_app(app_of(folder, clock), (80, 30)) as pilot:
        screen = await with_pane(pilot)
        assert not screen.has_pane
        await pilot.resize_terminal(120, 30)
        await until(pilot, lambda: screen.has_pane and "wwww" in shown(pilot))
        await pilot.resize_terminal(80, 30)
        await until(pilot, lambda: not screen.has_pane)


@pytest.mark.parametrize(("rows", "empty"), [(12, 0), (15, 0), (16, 1), (40, 1)])
async def test_there_is_an_empty_row_below_the_top_unless_rows_are_short(
    folder: Path, clock: FakeClock, rows: int, empty: int
) -> None:
    async with running_app(app_of(folder, clock), (80, rows)) as pilot:
        screen = await with_pane(pilot)
        assert screen.query_one("#body").children[0].region.y == 1 + empty
