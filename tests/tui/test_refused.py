"""An answer that cannot be saved: the screen says so and stays, what is in hand stays there, and Enter tries again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.course import places
from copro_tui.errors import RecordError
from copro_tui.player import StepView
from copro_tui.progress.repository import RecordRepository
from copro_tui.tui.screens.base import BaseScreen
from copro_tui.tui.screens.contact import ContactScreen
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.keys import KeysScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.settings import SettingsScreen
from tests.clock import FakeClock
from tests.courses import FIRST, WITH_CONTACT, write_course
from tests.faults import no_space
from tests.player.steps import attempts
from tests.players import go_to, put_down, start
from tests.tui.pilots import lesson_screen, running, until, until_on, until_shown

RIGHT = {"letter": "telling", "survey": "asking", "board": "sharing"}
RUNGS = ("telling", "asking", "sharing", "leading")


def seen(pilot: Pilot[None]) -> StepView:
    return lesson_screen(pilot).lesson_player.view()


def the_screen(pilot: Pilot[None]) -> BaseScreen:
    assert isinstance(pilot.app.screen, BaseScreen)
    return pilot.app.screen


def refuse(*_: object, **__: object) -> None:
    raise RecordError("The record cannot be read.")


@pytest.mark.parametrize("trouble", ["full", "unreadable"])
@pytest.mark.parametrize("before", [0, 2])
async def test_a_case_that_cannot_be_saved_stays_in_hand(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, trouble: str, before: int
) -> None:
    lesson_player = go_to(start(folder, clock), FIRST, "cases")
    if before:
        put_down(lesson_player, RIGHT, before)
        lesson_player.next_case()
    lesson_player.keep()
    case = lesson_player.view().case
    assert case is not None
    async with running(folder, clock) as pilot:
        await pilot.press("enter")
        await until_on(pilot, LessonScreen)
        await until_shown(pilot, case.text)
        await pilot.press(str(RUNGS.index(RIGHT[case.id]) + 1))
        await until(pilot, lambda: seen(pilot).phase == "held")
        with monkeypatch.context() as broken:
            if trouble == "full":
                broken.setattr(os, "fsync", no_space)
            else:
                broken.setattr(RecordRepository, "_tables", refuse)
            for _time in range(2):
                await pilot.press("enter")
                await until_shown(pilot, "No space left" if trouble == "full" else "The record cannot be read.")
        assert (seen(pilot).phase, seen(pilot).case) == ("held", case)
        await pilot.press("enter")
        await until(pilot, lambda: seen(pilot).phase == "down")
        await until_shown(pilot, "✓ Right.")
    assert go_to(start(folder, clock), FIRST, "cases").view().answer == {
        one: place for one, place in RIGHT.items() if one in lesson_player.view().answer or one == case.id
    }
    assert len(attempts(folder, "cases")) == (before == 2)


@pytest.mark.parametrize("trouble", ["full", "unreadable"])
async def test_a_check_that_cannot_be_saved_marks_nothing(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    go_to(start(folder, clock), FIRST, "which").keep()
    async with running(folder, clock) as pilot:
        await pilot.press("enter")
        await until_on(pilot, LessonScreen)
        await until_shown(pilot, "Which of these share power?")
        await pilot.press("1")
        await until(pilot, lambda: seen(pilot).answer)
        with monkeypatch.context() as broken:
            if trouble == "full":
                broken.setattr(os, "fsync", no_space)
            else:
                broken.setattr(RecordRepository, "_tables", refuse)
            for _time in range(2):
                await pilot.press("c")
                await until_shown(pilot, "No space left" if trouble == "full" else "The record cannot be read.")
        assert seen(pilot).marks == {}
        await pilot.press("c")
        await until(pilot, lambda: seen(pilot).marks)
    assert len(attempts(folder, "which")) == 1


async def test_settings_keys_and_the_contact_that_cannot_be_saved_are_said_to_be_so(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_course(folder, course=WITH_CONTACT)
    async with running(folder, clock) as pilot:
        for place, screen, keys in (
            (places.Settings(), SettingsScreen, ["down", "right"]),
            (places.Keys(), KeysScreen, ["enter", "K"]),
            (places.Contact(), ContactScreen, ["T", "enter"]),
        ):
            the_screen(pilot).go(place)
            await until_on(pilot, screen)
            with monkeypatch.context() as full:
                full.setattr(os, "fsync", no_space)
                await pilot.press(*keys)
                await until_shown(pilot, "intact")
            assert isinstance(pilot.app.screen, screen)
            await pilot.press("escape")
            await until_on(pilot, HomeScreen)


async def test_a_contact_without_a_name_is_not_saved(folder: Path, clock: FakeClock) -> None:
    write_course(folder, course=WITH_CONTACT)
    async with running(folder, clock) as pilot:
        the_screen(pilot).go(places.Contact())
        await until_on(pilot, ContactScreen)
        await pilot.press("enter")
        await until_shown(pilot, "Give your contact a name, or leave it for later.")
        await pilot.press(*"Form", "enter")
        await until_on(pilot, HomeScreen)
