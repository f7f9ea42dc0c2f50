"""The arrow keys follow each drawing, at the width that it is drawn for; and where the terminal's cursor is on it."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.course import places
from copro_tui.course.refs import Ref
from copro_tui.player import Profiles
from copro_tui.progress.learners import Learners
from copro_tui.tui.app import CoproApp
from copro_tui.tui.messages import Open
from copro_tui.tui.screens.frameworks import FrameworkScreen
from copro_tui.tui.widgets.framework_view import FrameworkView
from tests.clock import FakeClock
from tests.players import open_store
from tests.tui.hands import board, carry_on, cursor_on, exercise_of, held
from tests.tui.pilots import place_of, running_app, shown, the, until, until_on, until_shown
from tests.whole_course import real_course

SPECTRUM = "what/spectrum/first-five"
LADDER = "what/ladders/arnstein-cases"
CIRCLE = "when/stages/which-stage"
ZONES = "what/what-it-means/who-is-in-the-room"
DOMAINS = "when/cynefin/situations"
RISK = "when/risk/risk-cases"
COLUMNS = "why/involvement/asked-or-involved"
PAIRS = "what/what-it-means/shut-out"

WIDE, NARROW = (80, 24), (40, 24)

WALKS = [
    pytest.param(SPECTRUM, WIDE, "right:1 right:2 right:3 left:2 up:2 end:6 right:6 home:1 left:1", id="lanes"),
    pytest.param(SPECTRUM, NARROW, "3:3 up:4 up:5 down:4 end:6 up:6 home:1 down:1", id="upright"),
    pytest.param(LADDER, WIDE, "3:3 up:4 up:5 down:4 left:4 right:4 end:8 up:8 home:1", id="ladder"),
    pytest.param(LADDER, NARROW, "3:3 up:4 down:3 end:8 up:8", id="narrow ladder"),
    pytest.param(CIRCLE, WIDE, "1:1 right:2 down:3 left:4 up:1 down:4 right:3 up:2 left:1", id="circle"),
    pytest.param(CIRCLE, NARROW, "1:1 down:2 down:3 down:4 up:3", id="circle in rows"),
    pytest.param(ZONES, WIDE, "1:1 right:2 right:3 left:2 down:4 right:5 left:4 up:2", id="zones"),
    pytest.param(ZONES, NARROW, "1:1 down:2 down:3 down:4 up:3", id="zones in rows"),
    pytest.param(DOMAINS, WIDE, "3:3 down:5 down:4 up:5 up:3 right:2 down:5 down:1 left:4 up:5 up:3", id="domains"),
    pytest.param(DOMAINS, WIDE, "2:2 down:5 left:3 down:5 right:2", id="the sides of the centre"),
    pytest.param(DOMAINS, NARROW, "3:3 down:2 down:5 down:4 down:1 up:4", id="domains in rows"),
    pytest.param(RISK, WIDE, "1:1 right:2 right:3 left:2 end:6 home:1", id="risk scale"),
    pytest.param(RISK, NARROW, "3:3 end:6 home:1", id="risk scale in rows"),
    pytest.param(COLUMNS, WIDE, "1:1 down:2 down:3 up:2 end:4 home:1", id="columns"),
    pytest.param(PAIRS, WIDE, "1:1 down:2 down:3 up:2 end:7 down:7", id="list"),
    pytest.param(PAIRS, NARROW, "1:1 down:2 end:7 home:1", id="narrow list"),
]


@asynccontextmanager
async def at_real(
    folder: Path, clock: FakeClock, step: str, size: tuple[int, int], **settings: str
) -> AsyncIterator[Pilot[None]]:
    """The program with Ann at a step of the course that this repository is for."""
    open_store(folder, clock)
    ref = Ref.parse(step)
    profiles = Profiles(real_course(), Learners(folder / "progress"), clock, random.Random(1))
    player = profiles.open("Ann")
    for name, value in settings.items():
        player.choose(name, value)
    player.open_lesson(ref.of_lesson, ref.step)
    async with running_app(CoproApp(profiles, player), size) as pilot:
        await carry_on(pilot, ref.step)
        yield pilot


def number_held(pilot: Pilot[None]) -> int:
    """The number of the place over which the case in view is held; 0 if over none."""
    return ["", *(one.id for one in exercise_of(pilot).places)].index(held(pilot))


@pytest.mark.criterion("2.4.3")
@pytest.mark.parametrize(("step", "size", "walk"), WALKS)
async def test_the_arrows_follow_the_drawing(
    tmp_path: Path, clock: FakeClock, step: str, size: tuple[int, int], walk: str
) -> None:
    async with at_real(tmp_path, clock, step, size) as pilot:
        walked = []
        for key in (one.split(":")[0] for one in walk.split()):
            await pilot.press(key)
            walked.append(f"{key}:{number_held(pilot)}")
            place = held(pilot)
            line = place_of(board(pilot), ("target", place)).y
            assert line >= 0
            assert cursor_on(pilot).split()[0][:1] in ("▶", board(pilot).view.letter(board(pilot).view.layout[0]))
        assert walked == walk.split()


async def test_the_place_line_holds_the_cursor_where_that_is_wanted(tmp_path: Path, clock: FakeClock) -> None:
    async with at_real(tmp_path, clock, SPECTRUM, WIDE, place_line="on") as pilot:
        await until(pilot, lambda: "A  is not on the board yet" in shown(pilot) or "not on the board" in shown(pilot))
        for key, words in (("3", " on 3 information"), ("left", " on 2 education")):
            await pilot.press(key)
            await until(pilot, lambda words=words: words in cursor_on(pilot))  # type: ignore[misc]
            assert "▶" in cursor_on(pilot) or cursor_on(pilot).lstrip().startswith("A")
        await pilot.press("enter")
        await until(pilot, lambda: board(pilot).view.phase == "down")
        line = [one for one in shown(pilot).split("\n") if "its place:" in one or " A" in one]
        assert line


async def test_the_cursor_is_not_on_the_arrow_of_a_drawing(tmp_path: Path, clock: FakeClock) -> None:
    async with at_real(tmp_path, clock, CIRCLE, WIDE) as pilot:
        await pilot.press("3", "enter")
        await until(pilot, lambda: board(pilot).view.phase == "down")
        assert cursor_on(pilot).lstrip().startswith("A")
        pilot.app.screen.post_message(Open(places.Framework("stages")))
        await until_on(pilot, FrameworkScreen)
        await pilot.press("3")
        view = the(pilot, FrameworkView)
        assert view.render_line(view.spot().y).text[view.spot().x :].startswith("▶ 3")


async def test_without_the_setting_there_is_no_place_line_where_rows_are_enough(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with at_real(tmp_path, clock, SPECTRUM, WIDE) as pilot:
        await pilot.press("3")
        assert " on 3 information" not in shown(pilot)


async def test_a_window_of_few_rows_has_it_always(tmp_path: Path, clock: FakeClock) -> None:
    async with at_real(tmp_path, clock, SPECTRUM, (40, 12)) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: " on 3 information" in cursor_on(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: board(pilot).view.phase == "down")


async def test_drawings_stay_drawings_where_lines_of_text_are_short(tmp_path: Path, clock: FakeClock) -> None:
    async with at_real(tmp_path, clock, ZONES, WIDE, width="60") as pilot:
        await pilot.press("1", "right")
        assert number_held(pilot) == 2
        assert "╭─ organisations" in shown(pilot)
        pilot.app.screen.post_message(Open(places.Framework("venn")))
        await until_on(pilot, FrameworkScreen)
        await pilot.press("1", "right")
        await until_shown(pilot, "╭─ organisations", "▶ 2")
