"""Sitting at a step of a lesson, and answering it with the keyboard alone or with the mouse alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import TextArea

from copro_tui.exercises import Answer, Choose, Exercise, Feedback, Order, Reflect
from copro_tui.exercises.placing import Placing
from copro_tui.tui.boards.base import Board
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.widgets.key_line import KeyLine
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import start
from tests.tui.pilots import click, drag, lesson_screen, running, the, until, until_on, until_shown


@asynccontextmanager
async def at(folder: Path, clock: FakeClock, step: str, size: tuple[int, int] = (80, 40)) -> AsyncIterator[Pilot[None]]:
    """The program with Ann at a step of the lesson that has every kind."""
    start(folder, clock).open_lesson(FIRST, step)
    async with running(folder, clock, size=size) as pilot:
        await pilot.press("enter")
        await until_on(pilot, LessonScreen)
        await until_shown(pilot, "step ")
        assert lesson_screen(pilot).lesson_player.step.id == step
        yield pilot


def keys(pilot: Pilot[None]) -> set[str]:
    """What the keys at the foot of the screen do."""
    return {binding.description for _key, binding in the(pilot, KeyLine).shown()}


def feedback(pilot: Pilot[None]) -> Feedback | None:
    """What was said of the answer on the screen."""
    return lesson_screen(pilot).lesson_player.view().feedback


async def check(pilot: Pilot[None]) -> None:
    """Check the answer, and wait until its marks are shown."""
    await pilot.press("c")
    await until(pilot, lambda: feedback(pilot) and "Try again" in keys(pilot))


def answer(pilot: Pilot[None]) -> Answer:
    """The answer on the screen, as the player has it."""
    return lesson_screen(pilot).lesson_player.view().answer


def placed(pilot: Pilot[None]) -> dict[str, str]:
    """Where each item was put."""
    now = answer(pilot)
    assert isinstance(now, dict)
    return now


async def take_up(pilot: Pilot[None], item: str) -> None:
    """Walk to an item with the arrow keys."""
    stops = the(pilot, Board).stops()
    await pilot.press("home", *["down"] * stops.index(item))
    assert the(pilot, Board).current == item


async def answer_by_keys(pilot: Pilot[None], exercise: Exercise, wanted: Answer) -> None:
    """Give the answer ``wanted`` with the keyboard."""
    match exercise, wanted:
        case Order(), list():
            for place, item in enumerate(wanted):
                await take_up(pilot, item)
                now = list(answer(pilot)).index(item)
                if now != place:
                    await pilot.press("space", *["up"] * (now - place), "space")
        case Choose(), list():
            numbers = [the(pilot, Board).stops().index(item) + 1 for item in wanted]
            await pilot.press(*map(str, numbers))
        case Placing(), dict():
            targets = [place.id for place in exercise.places]
            for item, target in wanted.items():
                await take_up(pilot, item)
                await pilot.press(str(targets.index(target) + 1))
        case Reflect(), str():
            await pilot.press(*("space" if one == " " else one for one in wanted))
    await until(pilot, lambda: answer(pilot) == wanted)


async def answer_by_mouse(pilot: Pilot[None], exercise: Exercise, wanted: Answer) -> None:
    """Give the answer ``wanted`` with the mouse. Only words are typed."""
    match exercise, wanted:
        case Order(), list():
            for place, item in enumerate(wanted):
                above = list(answer(pilot))[place]
                if above != item:
                    await drag(pilot, ("item", item), ("item", above))
        case Choose(), list():
            for item in wanted:
                await click(pilot, ("item", item))
        case Placing(), dict():
            for number, (item, target) in enumerate(wanted.items()):
                if number % 2:
                    await drag(pilot, ("item", item), ("target", target))
                else:
                    await click(pilot, ("item", item))
                    await click(pilot, ("target", target))
        case Reflect(), str():
            assert await pilot.click(TextArea)
            await answer_by_keys(pilot, exercise, wanted)
    await until(pilot, lambda: answer(pilot) == wanted)
