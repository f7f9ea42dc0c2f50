"""One switch is enough: the mark goes on by itself, and one key takes what it is on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.exercises import Exercise, Reflect
from copro_tui.figures.cells import Hit
from copro_tui.player import CoursePlayer
from copro_tui.tui.app import CoproApp
from copro_tui.tui.boards.base import Board
from copro_tui.tui.scanning import Control, Scanning
from copro_tui.tui.screens.help import HelpScreen
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.lesson_end import LessonEndScreen
from copro_tui.tui.screens.settings import SettingsScreen
from copro_tui.tui.widgets.key_line import KeyLine
from tests.clock import FakeClock
from tests.courses import FIRST, WITH_CONTACT, write_course
from tests.players import right_answer, start
from tests.tui import hands
from tests.tui.hands import answer, answer_by_mouse, until_at, view
from tests.tui.pilots import app_of, running_app, shown, the, until, until_on
from tests.whole_course import worst_answer

MOST_STEPS = 400


def scanning(pilot: Pilot[None]) -> Scanning:
    assert isinstance(pilot.app, CoproApp)
    return pilot.app.scanning


@asynccontextmanager
async def one_switch(
    folder: Path, clock: FakeClock, size: tuple[int, int] = (80, 24), switch: str = "space"
) -> AsyncIterator[Pilot[None]]:
    """The program of somebody with one switch; no time passes but what the test lets pass."""
    player = start(folder, clock)
    player.choose("one_switch", "5s")
    player.choose("switch", switch)
    async with running_app(app_of(folder, clock), size) as pilot:
        scanning(pilot).hold()
        yield pilot


async def take(pilot: Pilot[None], wanted: Callable[[Control], bool], key: str = "space") -> None:
    """Wait until the mark is on what is wanted, and press the one key; into a group first, if it is in one."""
    scan = scanning(pilot)
    for _step in range(MOST_STEPS):
        pointed = scan.pointed
        if any(map(wanted, pointed)):
            await pilot.press(key)
            await pilot.pause()
            if len(pointed) == 1:
                return
        else:
            scan.advance()
    raise AssertionError(f"never came to it: {[one.hit for one in scan._all]}\n{shown(pilot)}")


async def take_hit(pilot: Pilot[None], hit: Hit, _view: type[object] = Board) -> None:
    await take(pilot, lambda one: one.hit == hit and not isinstance(one.drawing, KeyLine))


async def take_key(pilot: Pilot[None], does: str) -> None:
    """Take an entry of the line of keys by what it says."""
    actions = {binding.description: binding.action for _key, binding in the(pilot, KeyLine).shown()}
    assert does in actions, actions
    await take(pilot, lambda one: isinstance(one.drawing, KeyLine) and one.hit[1] == actions[does])


def under_the_cursor(pilot: Pilot[None]) -> str:
    """The sign that the cursor is on, in the drawing of what is pointed at; empty if it is elsewhere."""
    first = scanning(pilot).pointed[0]
    at = pilot.app.cursor_position - first.drawing.content_region.offset
    if not 0 <= at.y < len(first.drawing.painted):
        return ""
    return "".join(cell.text for cell in first.drawing.painted[at.y])[at.x : at.x + 1]


@pytest.fixture
def by_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done by mouse elsewhere is done by the switch: each click is a control that the mark comes to."""
    monkeypatch.setattr(hands, "click", take_hit)
    monkeypatch.setattr(hands, "click_key", take_key)


@pytest.mark.criterion("2.1.1", "2.1.2")
@pytest.mark.usefixtures("by_switch")
@pytest.mark.parametrize(("size", "give"), [((80, 24), right_answer), ((40, 12), worst_answer)], ids=["80", "40"])
async def test_a_whole_lesson(
    folder: Path, clock: FakeClock, size: tuple[int, int], give: Callable[[Exercise], list[str] | dict[str, str]]
) -> None:
    async with one_switch(folder, clock, size) as pilot:
        await take(pilot, lambda one: one.hit == ("item", "continue"))
        screen = await until_on(pilot, LessonScreen)
        for step in screen.lesson_player.lesson.steps:
            await until_at(pilot, step.id)
            if isinstance(step, Exercise) and not isinstance(step, Reflect):
                await answer_by_mouse(pilot, step, give(step))
                standing = view(pilot).standing
                assert standing.tries == (1 if give is right_answer or not step.scored else 2)
                await hands.click_button(pilot, "Next")
            else:
                await take_key(pilot, "Skip" if isinstance(step, Reflect) else "Next")
        await until_on(pilot, LessonEndScreen)
        await take_key(pilot, "Close")
        await until_on(pilot, HomeScreen)


@pytest.mark.criterion("1.4.1", "2.4.7")
async def test_the_mark_is_more_than_a_colour_and_the_cursor_is_on_it(folder: Path, clock: FakeClock) -> None:
    async with one_switch(folder, clock) as pilot:
        for _step in range(30):
            scanning(pilot).advance()
            await pilot.pause()
            drawings = {one.drawing for one in scanning(pilot).pointed}
            for drawing in drawings:
                marked = [row for row in drawing.painted if any(cell.ground == "accent" for cell in row)]
                assert any("▶" in cell.text for row in marked for cell in row)
            await until(pilot, lambda: under_the_cursor(pilot) == "▶")


@pytest.mark.criterion("3.3.4")
async def test_the_wrong_one_is_taken_back_with_the_same_key(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).open_lesson(FIRST, "which")
    async with one_switch(folder, clock) as pilot:
        await take(pilot, lambda one: one.hit == ("item", "continue"))
        await until_at(pilot, "which")
        await take_hit(pilot, ("item", "tea"))
        await until(pilot, lambda: answer(pilot) == ["tea"])
        await take_key(pilot, "Undo")
        await until(pilot, lambda: answer(pilot) == [])


@pytest.mark.parametrize("key", ["x", "f5", "enter", "down"])
async def test_any_key_can_be_the_switch(folder: Path, clock: FakeClock, key: str) -> None:
    async with one_switch(folder, clock, switch="any") as pilot:
        await take(pilot, lambda one: one.hit == ("item", "continue"), key)
        await until_on(pilot, LessonScreen)


async def test_help_is_read_to_its_end_and_left(folder: Path, clock: FakeClock) -> None:
    async with one_switch(folder, clock, (40, 12)) as pilot:
        await take_key(pilot, "Help")
        await until_on(pilot, HelpScreen)
        body = pilot.app.screen.query_one("#body")
        while body.scroll_y < body.max_scroll_y:
            await take_key(pilot, "Scroll down")
            await pilot.pause()
        await take_key(pilot, "Close")
        await until_on(pilot, HomeScreen)


@pytest.mark.criterion("2.2.1", "2.2.2")
async def test_the_settings_are_changed_and_the_marks_end_with_the_same_key(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    async with one_switch(folder, clock) as pilot:
        await take(pilot, lambda one: one.hit == ("item", "settings"))
        await until_on(pilot, SettingsScreen)
        await take_hit(pilot, ("button", "+spacing"))
        await until(pilot, lambda: player().settings()[0].spacing == "airy")
        await take_hit(pilot, ("button", "+one_switch"))  # after 5 s comes off
        await until(pilot, lambda: player().settings()[0].one_switch == "off")
        assert not scanning(pilot).on
        assert scanning(pilot).pointed == ()


async def test_who_types_letters_is_not_disturbed_until_they_leave_the_box(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).open_lesson(FIRST, "words")
    async with one_switch(folder, clock) as pilot:
        await take(pilot, lambda one: one.hit == ("item", "continue"))
        await until_at(pilot, "words")
        await until(pilot, lambda: isinstance(pilot.app.focused, TextArea))
        await pilot.press("W", "e", "space", "d", "o")
        scanning(pilot).advance()
        assert scanning(pilot).pointed == ()
        await until(pilot, lambda: answer(pilot) == "We do")
        await pilot.press("f3")
        await until(pilot, lambda: view(pilot).phase == "over")
        await take_key(pilot, "Next")
        await until_on(pilot, LessonEndScreen)


@pytest.mark.criterion("2.1.2")
async def test_a_box_is_no_trap_for_who_has_nothing_but_the_switch(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).open_lesson(FIRST, "words")
    async with one_switch(folder, clock) as pilot:
        await take(pilot, lambda one: one.hit == ("item", "continue"))
        await until_at(pilot, "words")
        await pilot.press(*["space"] * 9)
        assert answer(pilot) == ""
        await take_key(pilot, "Skip")
        await until_on(pilot, LessonEndScreen)


async def test_time_passes_by_itself(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).choose("one_switch", "1s")
    async with running_app(app_of(folder, clock), (80, 24)) as pilot:
        await until(pilot, lambda: scanning(pilot).pointed)
        first = scanning(pilot).pointed
        await until(pilot, lambda: scanning(pilot).pointed != first)


@pytest.mark.criterion("2.1.1", "2.1.2")
@pytest.mark.parametrize(
    "place",
    [
        places.Plan(), places.Journal(), places.Results(), places.Frameworks(), places.Framework("ladder"),
        places.Glossary(), places.Sources(), places.Settings(), places.Keys(), places.Learners(), places.Practice(),
        places.Contact(), places.Search(), places.Help(), places.Review(), places.Module("what"),
    ],
    ids=str,
)  # fmt: skip
async def test_every_place_is_left_again(folder: Path, clock: FakeClock, place: Place) -> None:
    write_course(folder, course=WITH_CONTACT)
    async with one_switch(folder, clock, (40, 12)) as pilot:
        home = await until_on(pilot, HomeScreen)
        home.go(place)
        await until(pilot, lambda: pilot.app.screen is not home and pilot.app.screen.is_mounted)
        await pilot.pause()
        await take_key(pilot, "Close")
        await until(pilot, lambda: pilot.app.screen is home)
