"""Sitting at the screens: starting them, waiting, reading what is shown, and clicking what a figure names."""

from __future__ import annotations

import random
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from textual.geometry import Offset, Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from copro_tui.cli.start import assignments_in
from copro_tui.figures.cells import Hit
from copro_tui.player import CoursePlayer, Profiles
from copro_tui.progress.events import Clock
from copro_tui.progress.learners import Learners
from copro_tui.text.width import width
from copro_tui.tui.app import CoproApp
from copro_tui.tui.base_app import BaseApp
from copro_tui.tui.boards.base import Board
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.widgets.drawing import Drawing
from copro_tui.tui.widgets.figure_view import FigureView
from copro_tui.tui.widgets.key_line import KeyLine
from copro_tui.tui.widgets.menu import Menu
from tests.courses import opened
from tests.players import open_store

SECONDS = 10
"""How long a condition may take to come true on a busy computer; it is an error after that."""

MOMENT = 0.01
"""After how many seconds a condition is looked at again."""

FRAMES = set("▌▊▎│╭╮╰╯─▔▁")
"""What boxes and messages are framed with."""

W = TypeVar("W", bound=Widget)
S = TypeVar("S", bound=Screen[Any])


def entrance_to(folder: Path, clock: Clock, seed: int = 1) -> Profiles:
    """The door to the course in ``folder``, what can have changed read afresh from disk."""
    course, records = opened(folder), folder / "progress"
    return Profiles(course, Learners(records), clock, random.Random(seed), assignments_in(course, records))


def player_of(folder: Path, clock: Clock, name: str = "Ann") -> CoursePlayer:
    """``name`` at the door: their record is begun if there is none."""
    return entrance_to(folder, clock).open(open_store(folder, clock, name).record.about.name)


def app_of(folder: Path, clock: Clock, name: str | None = "Ann") -> CoproApp:
    """The program as ``copro`` starts it: for ``name``, or, when that is None, for whom there is at the door."""
    profiles = entrance_to(folder, clock)
    if name is None:
        return CoproApp(profiles, profiles.only())
    open_store(folder, clock, name)
    return CoproApp(profiles, profiles.open(name))


@asynccontextmanager
async def running(
    folder: Path, clock: Clock, *, name: str | None = "Ann", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """The program, started and drawn."""
    async with running_app(app_of(folder, clock, name), size) as pilot:
        yield pilot


@asynccontextmanager
async def running_app(app: BaseApp, size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
    """Any program of ours, started and drawn."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot
        await pilot.pause()


async def until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    """Wait until ``condition`` holds."""
    late = time.monotonic() + SECONDS
    while not condition():
        assert pilot.app.return_code is None, "the program has ended"
        assert time.monotonic() < late, f"it never came; on the screen:\n{shown(pilot)}"
        await pilot.pause(MOMENT)


async def until_on(pilot: Pilot[None], screen: type[S]) -> S:
    """Wait until a screen of this type is in front and drawn, and return it."""
    await until(pilot, lambda: isinstance(pilot.app.screen, screen) and pilot.app.screen.is_mounted)
    await pilot.pause()
    found = pilot.app.screen
    assert isinstance(found, screen)
    return found


async def until_shown(pilot: Pilot[None], *texts: str) -> None:
    """Wait until each of ``texts`` is on the screen."""
    await until(pilot, lambda: all(text in shown(pilot) for text in texts))


async def until_said(pilot: Pilot[None], *texts: str) -> None:
    """Wait until each of ``texts`` is on the screen, wherever its lines are broken."""
    await until(pilot, lambda: all(text in words(pilot) for text in texts))


# -- reading ------------------------------------------------------------------------------------------------------


def strips(pilot: Pilot[None]) -> Iterator[tuple[Widget, list[Strip]]]:
    """Each widget of the screen in front with all that it draws, even what has to be scrolled to."""
    for one in pilot.app.screen.walk_children(Widget):
        size = one.outer_size
        if one.display and size.area:
            yield one, one.render_lines(Region(0, 0, size.width, size.height))


def lines_of_text(widget: Widget, drawn: list[Strip]) -> list[str]:
    """What a widget draws, without the places of a board, which is as wide as the sheet, not as a text.

    A board is what leads to a place, and what follows it without an empty row.
    """
    lines = [strip.text.strip() for strip in drawn]
    if not (isinstance(widget, Drawing) and widget.WIDE):
        return lines
    found, on_board = [], False
    for y, line in enumerate(lines):
        on_board = _leads_to_a_place(widget, y) or (on_board and bool(line))
        found += [] if on_board else [line]
    return found


def _leads_to_a_place(drawing: Drawing, y: int) -> bool:
    left = 0
    for cell in drawing.painted[y] if y < len(drawing.painted) else ():
        hit = drawing.hit_at(Offset(left, y)) if cell.hit is not None else None
        if hit is not None and hit[0] == "target":
            return True
        left += width(cell.text)
    return False


def shown(pilot: Pilot[None]) -> str:
    """Everything that the widgets of the screen in front draw, one after the other, without the spaces at line ends."""
    return _text_of(strips(pilot))


def _text_of(drawn: Iterable[tuple[Widget, list[Strip]]]) -> str:
    lines = [strip.text.rstrip() for _one, strips in drawn for strip in strips]
    return "\n".join(line for line in lines if line)


def words(pilot: Pilot[None]) -> str:
    """What is shown as one line with single spaces and no frames, so that a text is found however it is broken."""
    return words_in(strips(pilot))


def words_in(drawn: Iterable[tuple[Widget, list[Strip]]]) -> str:
    """The same of what was drawn already."""
    return " ".join(word for word in _text_of(drawn).split() if not set(word) <= FRAMES)


def one_line(text: str) -> str:
    """A text as it is found in ``words``: with single spaces, and no line breaks."""
    return " ".join(text.split())


def messages(pilot: Pilot[None]) -> list[str]:
    """The messages of the program that stand on the screen."""
    app = pilot.app
    return [one.text for one in app.said] if isinstance(app, BaseApp) else []


def the(pilot: Pilot[None], kind: type[W]) -> W:
    """The one widget of a type on the screen in front."""
    return pilot.app.screen.query_one(kind)


def lesson_screen(pilot: Pilot[None]) -> LessonScreen:
    screen = pilot.app.screen
    assert isinstance(screen, LessonScreen), screen
    return screen


# -- the mouse ----------------------------------------------------------------------------------------------------


def place_of(view: FigureView, hit: Hit) -> Offset:
    """Where a figure shows what a click would name as ``hit``: the middle of the first such run of cells."""
    for y in range(view.size.height):
        found = [x for x in range(view.size.width) if view.hit_at(Offset(x, y)) == hit]
        if found:
            return Offset(found[len(found) // 2], y)
    raise AssertionError(f"nothing is {hit} in {view}")


async def click(pilot: Pilot[None], hit: Hit, view: type[FigureView] = Board) -> None:
    """Click a thing that a figure shows."""
    widget = the(pilot, view)
    assert await pilot.click(widget, offset=place_of(widget, hit)), f"{hit} is covered by something"


async def drag(pilot: Pilot[None], what: Hit, to: Hit, view: type[FigureView] = Board) -> None:
    """Pick a thing up with the mouse, move over to another, and let go."""
    widget = the(pilot, view)
    await pilot.mouse_down(widget, offset=place_of(widget, what))
    goal = place_of(widget, to)
    await pilot.hover(widget, offset=goal)
    await pilot.mouse_up(widget, offset=goal)


async def choose(pilot: Pilot[None], entry: str) -> None:
    """Click an entry of the menu."""
    await click(pilot, ("item", entry), Menu)


async def click_key(pilot: Pilot[None], does: str) -> None:
    """Click the entry of the key line that is described as ``does``."""
    line = the(pilot, KeyLine)
    for y in range(line.content_size.height):
        for x in range(line.content_size.width):
            binding = line.key_at(x, y)
            if binding is not None and binding.description == does:
                margin = line.content_region.offset - line.region.offset
                assert await pilot.click(line, offset=margin + Offset(x, y))
                return
    raise AssertionError(f"no key is called {does!r}, but: {[binding.description for _key, binding in line.shown()]}")
