"""Sitting at a step of a lesson, and answering it with the keyboard alone or with the mouse alone, without dragging."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import TextArea

from copro_tui.exercises import Answer, Choose, Exercise, Feedback, Order, Reflect
from copro_tui.exercises.placing import Placing
from copro_tui.figures.board import Direction
from copro_tui.figures.cells import Hit
from copro_tui.player import StepView
from copro_tui.tui.boards.base import Board
from copro_tui.tui.boards.registry import AnyBoard
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.widgets.key_line import KeyLine
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import start
from tests.tui.pilots import click, click_key, lesson_screen, place_of, running, the, until, until_on

ARROWS: tuple[Direction, ...] = ("up", "down", "left", "right")


@asynccontextmanager
async def at(folder: Path, clock: FakeClock, step: str, size: tuple[int, int] = (80, 40)) -> AsyncIterator[Pilot[None]]:
    """The program with Ann at a step of the lesson that has every kind."""
    start(folder, clock).open_lesson(FIRST, step)
    async with running(folder, clock, size=size) as pilot:
        await carry_on(pilot, step)
        yield pilot


async def carry_on(pilot: Pilot[None], step: str) -> LessonScreen:
    """From home go on where the learner was, which has to be at ``step``."""
    await pilot.press("enter")
    screen = await until_on(pilot, LessonScreen)
    await until_at(pilot, step)
    return screen


async def until_at(pilot: Pilot[None], step: str) -> None:
    """Wait until a step of the lesson in front is on the screen."""

    def is_there() -> bool:
        screen = pilot.app.screen
        if not isinstance(screen, LessonScreen) or screen.lesson_player.step.id != step:
            return False
        shown = screen.query_one("#body").children
        return any(not isinstance(one, Board) or one.view.step.id == step for one in shown)

    await until(pilot, is_there)
    await pilot.pause()


def keys(pilot: Pilot[None]) -> set[str]:
    """What the keys at the foot of the screen do."""
    return {binding.description for _key, binding in the(pilot, KeyLine).shown()}


def view(pilot: Pilot[None]) -> StepView:
    """The step on the screen, as the player has it."""
    return lesson_screen(pilot).lesson_player.view()


def board(pilot: Pilot[None]) -> Board:
    return the(pilot, Board)


def answer(pilot: Pilot[None]) -> Answer:
    """What is on the board: an order, ticks, a text; of what is placed, what was put down."""
    return view(pilot).answer


def placed(pilot: Pilot[None]) -> dict[str, str]:
    """Where each case was put down."""
    now = answer(pilot)
    assert isinstance(now, dict)
    return now


def held(pilot: Pilot[None]) -> str:
    """The place over which the case in view is held; empty if over none."""
    now = view(pilot)
    return now.work.held.get(now.case.id, "") if now.case else ""


def exercise_of(pilot: Pilot[None]) -> Exercise:
    step = lesson_screen(pilot).lesson_player.step
    assert isinstance(step, Exercise)
    return step


def in_hand(pilot: Pilot[None]) -> str:
    """The id of the case in view."""
    case = view(pilot).case
    assert case is not None
    return case.id


# -- single moves -------------------------------------------------------------------------------------------------


async def check(pilot: Pilot[None]) -> None:
    """Check the order or the ticks, and wait until that is marked."""
    before = len(view(pilot).work.earlier)
    await pilot.press("c")
    await until(pilot, lambda: len(view(pilot).work.earlier) > before)
    await pilot.pause()


async def walk_to(pilot: Pilot[None], item: str) -> None:
    """Walk to something with the arrow keys."""
    stops = board(pilot).stops()
    if board(pilot).current != item:
        await pilot.press("home", *["down"] * stops.index(item))
    assert board(pilot).current == item


async def order_by_keys(pilot: Pilot[None], exercise: Order, wanted: list[str]) -> None:
    """Make an order: Enter picks up, arrows move, Enter puts down; what is fixed stays."""
    for place, item in enumerate(wanted):
        if list(answer(pilot)).index(item) != place and item not in exercise.fixed(view(pilot).work):
            await walk_to(pilot, item)
            await pilot.press("enter", *["up"] * (list(answer(pilot)).index(item) - place), "enter")
    assert answer(pilot) == wanted


async def order_by_mouse(pilot: Pilot[None], exercise: Order, wanted: list[str]) -> None:
    """Make an order: a click picks up, a click on another or on ▲ or ▼ moves it, a click on itself puts it down."""
    for place, item in enumerate(wanted):
        if list(answer(pilot))[place] == item or item in exercise.fixed(view(pilot).work):
            continue
        await click_near(pilot, item)
        await click(pilot, ("item", item))
        while (now := list(answer(pilot)))[place] != item:
            there: Hit = ("item", now[place])
            way = "up" if now.index(item) > place else "down"
            await click(pilot, there if is_shown(pilot, there) else ("target", way))
        await click(pilot, ("item", item))
    assert answer(pilot) == wanted


async def click_near(pilot: Pilot[None], item: str) -> None:
    """Click, and click again, what is nearest to an item until that comes into view, where not all has room."""
    while not is_shown(pilot, ("item", item)):
        stops = board(pilot).stops()
        near = min(
            (one for one in stops if is_shown(pilot, ("item", one))),
            key=lambda one: abs(stops.index(one) - stops.index(item)),
        )
        for _time in ("up", "down"):
            await click(pilot, ("item", near))


async def put(pilot: Pilot[None], place: str) -> None:
    """Hold the case in view over a place by its number, put it down with Enter, and wait for its mark."""
    places = [one.id for one in exercise_of(pilot).places]
    await pilot.press(str(places.index(place) + 1))
    assert held(pilot) == place
    await pilot.press("enter")
    await until(pilot, lambda: board(pilot).view.phase == "down")


async def put_by_mouse(pilot: Pilot[None], place: str) -> None:
    """The same with two clicks on the place."""
    await click(pilot, ("target", place))
    assert held(pilot) == place
    await click(pilot, ("target", place))
    await until(pilot, lambda: board(pilot).view.phase == "down")


async def go_on(pilot: Pilot[None]) -> None:
    """Enter after the reason of a case."""
    before = board(pilot).view
    await pilot.press("enter")
    await until(pilot, lambda: board(pilot).view.phase != before.phase)


def buttons(pilot: Pilot[None]) -> list[Hit]:
    """The buttons that the board shows."""
    shown = board(pilot)
    return [cell.hit for row in shown._figure for cell in row if cell.hit is not None and cell.hit[0] == "button"]


async def click_button(pilot: Pilot[None], otherwise: str = "") -> None:
    """Click the button below the board, or, where there is no room for one, the key that is described."""
    found = buttons(pilot)
    if found:
        await click(pilot, found[0])
    else:
        await click_key(pilot, otherwise)
    await pilot.pause()


# -- a whole exercise ---------------------------------------------------------------------------------------------


async def answer_by_keys(pilot: Pilot[None], exercise: Exercise, wanted: Answer) -> None:
    """Give the answer ``wanted`` with the keyboard, and go on to the end of the exercise; what comes back goes right.

    An order that is wrong is put right after its first check; a choice that is wrong, at the second try.
    """
    if isinstance(exercise, Reflect):
        await pilot.press(*("space" if one == " " else one for one in str(wanted)))
        await until(pilot, lambda: answer(pilot) == wanted)
        await pilot.press("f3")
        await until(pilot, lambda: view(pilot).phase == "over")
        return
    for answered in (wanted, exercise.solution()):
        match exercise, answered:
            case Order(), list():
                await order_by_keys(pilot, exercise, answered)
                await check(pilot)
            case Choose(), list():
                stops = board(pilot).stops()
                for item in (one for one in answered if one not in exercise.fixed(view(pilot).work)):
                    await pilot.press(str(stops.index(item) + 1))
                if exercise.several:
                    await check(pilot)
            case Placing(), dict():
                before = len(view(pilot).work.earlier)
                while view(pilot).phase != "over" and len(view(pilot).work.earlier) == before:
                    await put(pilot, answered[in_hand(pilot)])
                    await go_on(pilot)
        if view(pilot).phase == "over":
            break
    await until(pilot, lambda: shown_phase(pilot) == "over")


async def answer_by_mouse(pilot: Pilot[None], exercise: Exercise, wanted: Answer) -> None:
    """The same with the mouse, dragging nothing. Only words are typed."""
    if isinstance(exercise, Reflect):
        assert await pilot.click(TextArea)
        await pilot.press(*("space" if one == " " else one for one in str(wanted)))
        await until(pilot, lambda: answer(pilot) == wanted)
        if pilot.app.size.width < 60:  # where the line of keys has no room for it; words are typed in any case
            await pilot.press("f3")
        else:
            await click_key(pilot, "Done")
        await until(pilot, lambda: view(pilot).phase == "over")
        return
    for answered in (wanted, exercise.solution()):
        match exercise, answered:
            case Order(), list():
                await order_by_mouse(pilot, exercise, answered)
                await click_button(pilot, "Check")
            case Choose(), list():
                for item in (one for one in answered if one not in exercise.fixed(view(pilot).work)):
                    await click(pilot, ("item", item))
                if exercise.several:
                    await click_button(pilot, "Check")
            case Placing(), dict():
                before = len(view(pilot).work.earlier)
                while view(pilot).phase != "over" and len(view(pilot).work.earlier) == before:
                    await put_by_mouse(pilot, answered[in_hand(pilot)])
                    await click_button(pilot, "Next case" if "Next case" in keys(pilot) else "Go on")
                    await until(pilot, lambda: shown_phase(pilot) != "down")
        if view(pilot).phase == "over":
            break
    await until(pilot, lambda: shown_phase(pilot) == "over")


def shown_phase(pilot: Pilot[None]) -> str:
    """The phase that the board on the screen shows."""
    shown: AnyBoard = board(pilot)
    return shown.view.phase


def cursor_on(pilot: Pilot[None]) -> str:
    """The text from the terminal's cursor on, as far as the board shows it."""
    shown = board(pilot)
    at = pilot.app.cursor_position - shown.content_region.offset
    lines = [strip.text for strip in shown.render_lines(shown.size.region)]
    return lines[at.y][at.x :] if 0 <= at.y < len(lines) else ""


def is_shown(pilot: Pilot[None], hit: Hit) -> bool:
    """Whether the board shows something that a click would name as ``hit``."""
    try:
        place_of(board(pilot), hit)
    except AssertionError:
        return False
    return True


def feedback(pilot: Pilot[None]) -> Feedback | None:
    """What was said of the answer on the screen, once nothing is left to be done."""
    return view(pilot).feedback
