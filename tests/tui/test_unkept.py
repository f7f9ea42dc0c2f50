"""Where nothing can be written, everything can be read: one line says so for as long as that is so."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from copro_tui.tui.app import CoproApp
from copro_tui.tui.screens.glossary import GlossaryScreen
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.journal import JournalScreen, PlanScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.module import ModuleScreen
from copro_tui.tui.screens.results import ResultsScreen
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.faults import no_space
from tests.players import open_store
from tests.tui.hands import at
from tests.tui.pilots import choose, lesson_screen, running, until, until_on, until_said, until_shown, words

NOTHING = "Nothing is being saved."
STEP = f"{FIRST}/words"


@contextmanager
def full_disk(_record: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(os, "fsync", no_space)
        yield


@contextmanager
def folder_of_somebody_else(record: Path) -> Iterator[None]:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13), str(record))

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr("filelock.FileLock.acquire", denied)
        yield


@contextmanager
def lock_that_is_held(record: Path) -> Iterator[None]:
    with FileLock(record.with_suffix(".lock")):
        yield


PAGES = {"plan": PlanScreen, "journal": JournalScreen, "results": ResultsScreen, "glossary": GlossaryScreen}
Trouble = Callable[[Path], AbstractContextManager[None]]
TROUBLES = [full_disk, folder_of_somebody_else, lock_that_is_held]


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_every_step_and_every_page_opens_where_nothing_can_be_written(
    folder: Path, clock: FakeClock, trouble: Trouble
) -> None:
    path = open_store(folder, clock).path
    async with running(folder, clock, size=(80, 40)) as pilot:
        with trouble(path):
            await pilot.press("enter")
            await until_on(pilot, LessonScreen)
            await until_said(pilot, NOTHING, "You can read on")
            for step in range(1, 8):
                await pilot.press("f4" if lesson_screen(pilot).lesson_player.view().exercise else "enter")
                await until_shown(pilot, f"{step + 1} of 8")
            assert words(pilot).count(NOTHING) == 1
            await pilot.press("tab", "escape")
            await until_on(pilot, HomeScreen)
            for entry, screen in PAGES.items():
                await choose(pilot, entry)
                await until_on(pilot, screen)
                assert words(pilot).count(NOTHING) == 1
                await pilot.press("escape")
                await until_on(pilot, HomeScreen)
            await choose(pilot, "module:what")
            await until_on(pilot, ModuleScreen)
            assert words(pilot).count(NOTHING) == 1
        await until(pilot, lambda: NOTHING not in words(pilot))
    visited = open_store(folder, clock).record.visited
    assert sum(ref.of_lesson == FIRST for ref in visited) == 8


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_a_draft_that_could_not_be_kept_outlives_leaving_and_is_kept_when_there_is_room(
    folder: Path, clock: FakeClock, trouble: Trouble
) -> None:
    path = open_store(folder, clock).path
    async with at(folder, clock, "words") as pilot:
        with trouble(path):
            await pilot.press(*"mine", "escape")
            await until_on(pilot, HomeScreen)
            await until_said(pilot, NOTHING)
            await pilot.press("ctrl+q")
            await until_said(pilot, "could not be saved", "To leave all the same, quit once more.")
        await until(pilot, lambda: NOTHING not in words(pilot))
        assert open_store(folder, clock).drafts()[STEP].answer == "mine"


async def test_quitting_twice_ends_it_whatever_is_not_kept(folder: Path, clock: FakeClock) -> None:
    path = open_store(folder, clock).path
    async with at(folder, clock, "words") as pilot:
        app = pilot.app
        assert isinstance(app, CoproApp)
        with lock_that_is_held(path):
            await pilot.press(*"mine", "ctrl+q")
            await until_said(pilot, "This work could not be saved: ", "quit once more")
            await pilot.press("ctrl+q")
            assert app.return_code == 0
            assert "could not be saved" in app.last_words()
