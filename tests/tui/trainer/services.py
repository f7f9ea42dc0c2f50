"""A trainer at the screens: a group that has learnt, the program in front of it, and either hand to use it with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from copro_tui.cohorts.invitations import invitation_of
from copro_tui.cohorts.learner_work import record_files, work_in
from copro_tui.cohorts.model import Assigned, Cohort
from copro_tui.cohorts.submission import KIND, submission_of
from copro_tui.course.course import open_course
from copro_tui.storage.envelope import wrapped
from copro_tui.trainer.service import TrainerService, Works
from copro_tui.tui.trainer.app import TrainerApp, trainer, workshop
from copro_tui.tui.trainer.group import GroupScreen
from copro_tui.tui.widgets.menu import Menu
from tests.cohorts.groups import NOW, a_cohort, learn, learners, repository_of
from tests.courses import EVERY_KIND, SHORT, write_course
from tests.tui.pilots import choose, click_key, running_app, the, until, until_on, until_shown

FIVE = ("Ann", "Ben", "Cai", "Dai", "Eri")

ON_A_LINE = """\
  - place: talks
    prompt: Where on the line is each of these?
    framework: line
    cases:
      - {id: leaflet, text: A leaflet explains the new bins., at: doing-to, because: It is decided already.}
      - id: garden
        text: Neighbours and the council dig a garden.
        at: {doing-with: 1, doing-for: 0.5}
        because: Both sides dig.
"""

LESSONS = {"what/1-every-kind": EVERY_KIND + ON_A_LINE, "what/2-short": SHORT, "when/1-later": SHORT}
"""The small course, with a spectrum that has right answers in its first lesson."""

LADDER, LINE, OWN, SORTED = (f"what/every-kind/{step}" for step in ("cases", "talks", "own", "groups"))


def course_in(folder: Path) -> Path:
    return write_course(folder, lessons=LESSONS)


def group(folder: Path, *names: str, modules: Sequence[Assigned] = (), **more: object) -> Cohort:
    """A cohort of people who have done the first lesson."""
    made = a_cohort(learners(folder, *names), modules, **more)
    repository_of(folder).create(made)
    return made


def service_at(folder: Path) -> TrainerService:
    return TrainerService(repository_of(folder), lambda: NOW)


def straight(works: Works, _total: int) -> Works:
    return works


def sent(post: Path, cohort: Cohort, name: str, seed: int = 7) -> Path:
    """The bundle of somebody who learns elsewhere."""
    home = course_in(post / f"home of {name}")
    learn(home, name, seed)
    (record,) = record_files(home / "progress")
    path = post / f"{name}.json"
    course = open_course(home)
    path.write_bytes(wrapped(KIND, submission_of(work_in(record, course), invitation_of(cohort, course), [], NOW)))
    return path


def trainer_of(folder: Path, *, unicode: bool = True) -> TrainerApp:
    return trainer(service_at(folder), unicode=unicode)


def workshop_of(folder: Path, exercise: str = "cases", inbox: Path | None = None, cohort: str = "spring") -> TrainerApp:
    service = service_at(folder)
    return workshop(service, service.watch(service.repository.open(cohort), exercise, inbox))


@asynccontextmanager
async def at_the_cohorts(folder: Path, size: tuple[int, int] = (104, 40)) -> AsyncIterator[Pilot[None]]:
    """The program as ``copro trainer`` starts it."""
    async with running_app(trainer_of(folder), size) as pilot:
        yield pilot


@asynccontextmanager
async def at_the_group(folder: Path, size: tuple[int, int] = (104, 40)) -> AsyncIterator[Pilot[None]]:
    """The same, with the one cohort open."""
    async with at_the_cohorts(folder, size) as pilot:
        await pilot.press("enter")
        await until_on(pilot, GroupScreen)
        await until_entry(pilot, "members")
        yield pilot


@asynccontextmanager
async def in_the_workshop(
    folder: Path, exercise: str = "cases", *, inbox: Path | None = None, size: tuple[int, int] = (104, 40)
) -> AsyncIterator[Pilot[None]]:
    """The program as ``copro workshop`` starts it, with something on the screen."""
    async with running_app(workshop_of(folder, exercise, inbox), size) as pilot:
        await until_shown(pilot, "have answered")
        yield pilot


async def until_entry(pilot: Pilot[None], entry: str) -> None:
    """Wait until the menu on the screen has this entry, and stands where it belongs."""
    await until(pilot, lambda: pilot.app.screen.query(Menu) and entry in the(pilot, Menu).stops())
    await pilot.pause()


@dataclass(frozen=True)
class Hand:
    """Uses the screens with the keyboard alone, or with the mouse alone. Only words are always typed."""

    mouse: bool

    async def open(self, pilot: Pilot[None], entry: str) -> None:
        """Open an entry of the menu."""
        await until_entry(pilot, entry)
        if self.mouse:
            await choose(pilot, entry)
            return
        menu = the(pilot, Menu)
        while not menu.has_focus:
            await pilot.press("tab")
        await pilot.press("home", *["down"] * menu.stops().index(entry))
        assert menu.current == entry
        await pilot.press("enter")

    async def key(self, pilot: Pilot[None], key: str, does: str) -> None:
        """Press a key, or click it where it stands at the foot."""
        if self.mouse:
            await click_key(pilot, does)
        else:
            await pilot.press(key)

    async def leave(self, pilot: Pilot[None]) -> None:
        await self.key(pilot, "escape", "Close")

    async def type(self, pilot: Pilot[None], field: str, text: str) -> None:
        """Type a text into an empty field."""
        there = pilot.app.screen.query_one(f"#{field}", Input)
        if self.mouse:
            assert await pilot.click(there)
        else:
            while not there.has_focus:
                await pilot.press("tab")
        await pilot.press(*("space" if one == " " else one for one in text))
        await until(pilot, lambda: there.value == text)


either_hand = pytest.mark.parametrize("hand", [Hand(mouse=False), Hand(mouse=True)], ids=["keys", "mouse"])


def line_of(view_text: str, beginning: str) -> str:
    """The one line of what is shown that has ``beginning`` in it."""
    (line,) = [line for line in view_text.splitlines() if beginning in line]
    return line
