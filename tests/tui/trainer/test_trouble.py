"""Trouble at a trainer's screens: records that cannot be read, files that vanish, and leaving while it still reads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from copro_tui.cohorts import group_work
from copro_tui.cohorts.learner_work import Trouble, Work, works_in
from copro_tui.progress.learners import Learners
from copro_tui.storage.files import SHARED
from copro_tui.storage.lock import WriteLock
from copro_tui.tui.trainer import base
from copro_tui.tui.trainer.cohorts import CohortsScreen, MistakesScreen
from copro_tui.tui.trainer.distribution import DistributionScreen
from copro_tui.tui.trainer.exercise_detail import ExerciseDetailScreen
from copro_tui.tui.trainer.group import GroupScreen
from copro_tui.tui.trainer.item_analysis import ItemAnalysisScreen
from copro_tui.tui.trainer.learner import LearnerScreen
from copro_tui.tui.trainer.members import MembersScreen
from copro_tui.tui.trainer.stuck import StuckScreen
from copro_tui.tui.trainer.workshop import WorkshopScreen
from tests.clock import FakeClock
from tests.cohorts.groups import learn, repository_of
from tests.players import open_store
from tests.tui.pilots import shown, until, until_on, until_said, until_shown
from tests.tui.trainer.services import FIVE, LADDER, Hand, at_the_cohorts, at_the_group, course_in, group, until_entry

KEYS = Hand(mouse=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return course_in(tmp_path / "course")


class Gate:
    """Everybody's work, held back after the first until it is let through."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.waiting, self._open = threading.Event(), threading.Event()

        def held(*arguments: object) -> Iterator[Work | Trouble]:
            for number, work in enumerate(works_in(*arguments)):  # type: ignore[arg-type]
                if number == 1:
                    self.waiting.set()
                    assert self._open.wait(30)
                yield work

        monkeypatch.setattr(group_work, "works_in", held)

    def let_through(self) -> None:
        self._open.set()


@pytest.mark.parametrize("key", ["ctrl+q", "escape"])
async def test_it_can_be_left_while_it_still_reads(folder: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    group(folder, *FIVE)
    gate = Gate(monkeypatch)
    async with at_the_cohorts(folder) as pilot:
        await pilot.press("enter")
        await until_on(pilot, GroupScreen)
        await until(pilot, gate.waiting.is_set)
        await until_shown(pilot, "Reading…")
        threading.Timer(0.2, gate.let_through).start()
        await pilot.press(key)
        if key == "escape":
            await until_on(pilot, CohortsScreen)
            await KEYS.open(pilot, "spring")
            await until_entry(pilot, "members")
        else:
            await pilot.pause()
            assert pilot.app.return_code == 0


async def test_it_says_how_far_it_is_once_that_takes_long(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    group(folder, *FIVE)
    monkeypatch.setattr(base, "PATIENCE", 0.0)
    gate = Gate(monkeypatch)
    async with at_the_cohorts(folder) as pilot:
        await pilot.press("enter")
        await until_shown(pilot, "Reading: 0 of 5")
        gate.let_through()
        await until_entry(pilot, "members")
        assert "Reading" not in shown(pilot)


async def test_another_go_begins_while_the_first_still_reads(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    group(folder, *FIVE)
    gate = Gate(monkeypatch)
    async with at_the_cohorts(folder) as pilot:
        await pilot.press("enter")
        await until_on(pilot, GroupScreen)
        await until(pilot, gate.waiting.is_set)
        await pilot.press("r", "r")
        gate.let_through()
        await until_entry(pilot, "members")
        await until_shown(pilot, "Eri")


async def test_a_record_that_cannot_be_read_is_named_at_the_top_of_everything(folder: Path) -> None:
    group(folder, *FIVE)
    (folder / "progress" / "spoilt.json").write_text("{", encoding="utf-8")
    said = "spoilt.json is left out:"
    async with at_the_group(folder, (80, 60)) as pilot:
        await until_said(pilot, said)
        await KEYS.open(pilot, "module:what")
        await until_on(pilot, ItemAnalysisScreen)
        await until_said(pilot, said)
        await KEYS.open(pilot, f"question:{LADDER}")
        await until_on(pilot, ExerciseDetailScreen)
        await until_said(pilot, said)
        await pilot.press("d")
        await until_on(pilot, DistributionScreen)
        await until_said(pilot, "1 file could not be read and is left out.")
        await pilot.press("escape", "escape", "escape")
        await until_on(pilot, GroupScreen)
        await pilot.press("d")
        await until_on(pilot, WorkshopScreen)
        await until_said(pilot, said)


async def test_a_person_whose_own_record_and_bundle_are_spoilt(folder: Path) -> None:
    ann = group(folder, *FIVE).members[0].id
    inbox = repository_of(folder).collected_folder(repository_of(folder).open("spring"))
    inbox.mkdir(parents=True)
    (inbox / f"{ann}.json").write_text("no bundle", encoding="utf-8")
    async with at_the_group(folder, (80, 60)) as pilot:
        await until_said(pilot, f"cohorts/spring/{ann}.json is left out:")
        await KEYS.open(pilot, f"learner:{ann}")
        await until_on(pilot, LearnerScreen)
        await until_said(pilot, f"cohorts/spring/{ann}.json is left out:", "Every kind of step")


async def test_a_cohort_that_is_removed_while_it_is_open(folder: Path) -> None:
    group(folder, *FIVE)
    async with at_the_group(folder) as pilot:
        repository_of(folder).path("spring").unlink()
        await pilot.press("r")
        await until_said(pilot, "There is no cohort “spring”.")
        assert "Eri" in shown(pilot)
        await pilot.press("m")
        await until_on(pilot, MembersScreen)
        await pilot.press("enter")
        await until_said(pilot, "There is no cohort “spring”.")
        await pilot.press("escape")
        await until_on(pilot, GroupScreen)
        await pilot.press("escape")
        await until_on(pilot, CohortsScreen)
        await until_shown(pilot, "There is no cohort yet.")


async def test_a_screen_waits_half_a_second_for_a_cohort_that_another_program_writes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    group(folder, "Ann")
    waited = []
    acquire = FileLock.acquire

    def noted(lock: FileLock, timeout: float | None = None) -> object:
        waited.append(timeout)
        return acquire(lock, timeout=0.01)

    async with at_the_group(folder) as pilot:
        await pilot.press("m")
        await until_on(pilot, MembersScreen)
        with WriteLock(repository_of(folder).path("spring"), SHARED):
            monkeypatch.setattr(FileLock, "acquire", noted)
            await pilot.press("enter")
            await until_said(pilot, "spring.yaml is in use by another program")
    assert waited == [0.5]


async def test_a_cohort_that_breaks_before_it_is_opened(folder: Path) -> None:
    group(folder, *FIVE)
    async with at_the_cohorts(folder) as pilot:
        await until_entry(pilot, "spring")
        repository_of(folder).path("spring").write_text("id: [", encoding="utf-8")
        await KEYS.open(pilot, "spring")
        await until_on(pilot, MistakesScreen)
        await until_said(pilot, "progress/cohorts/spring.yaml:")
        await pilot.press("escape")
        await until_on(pilot, CohortsScreen)
        await until_shown(pilot, "its file has mistakes")


async def test_somebody_who_is_taken_out_meanwhile(folder: Path) -> None:
    ann = group(folder, *FIVE).members[0].id
    async with at_the_group(folder) as pilot:
        repository_of(folder).change("spring", lambda now: now.without(ann))
        await KEYS.open(pilot, f"learner:{ann}")
        await until_on(pilot, LearnerScreen)
        await pilot.press("r")
        await until_entry(pilot, LADDER)
        await pilot.press("escape")
        await until_on(pilot, GroupScreen)
        await until(pilot, lambda: "Ann" not in shown(pilot))


async def test_a_lesson_with_mistakes_stops_nothing_and_is_named(folder: Path) -> None:
    group(folder, *FIVE)
    (folder / "lessons" / "what" / "2-short.yaml").write_text("title: [", encoding="utf-8")
    said = "what/short is left out:"
    async with at_the_group(folder) as pilot:
        await KEYS.open(pilot, "module:what")
        await until_entry(pilot, f"question:{LADDER}")
        await until_said(pilot, said)
        await pilot.press("escape")
        await until_on(pilot, GroupScreen)
        await pilot.press("d")
        await until_entry(pilot, LADDER)
        await until_said(pilot, said)


async def test_a_record_with_an_unclean_name_joins_a_cohort_under_a_clean_one(folder: Path) -> None:
    group(folder, "Ann")
    learn(folder, "Ben", 1)
    open_store(folder, FakeClock(), "Ben").change_about(name="\x1b[31m" + "B" * 80)
    (ben,) = [one.id for one in Learners(folder / "progress").known() if "Ann" not in one.name]

    def names() -> list[str]:
        return [member.name for member in repository_of(folder).open("spring").members]

    async with at_the_group(folder) as pilot:
        await pilot.press("m")
        await until_on(pilot, MembersScreen)
        await KEYS.open(pilot, ben)
        await until(pilot, lambda: len(names()) == 2)
    assert names() == ["Ann", "[31m" + "B" * 56]


async def test_nobody_may_need_a_hand_in_an_empty_cohort(folder: Path) -> None:
    group(folder)
    async with at_the_group(folder) as pilot:
        await KEYS.open(pilot, "stuck")
        await until_on(pilot, StuckScreen)
        await pilot.press("enter", "down")
        await until_shown(pilot, "Nobody, by this rule.")
