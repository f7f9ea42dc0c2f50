"""The workshop as answers come in: new records, new bundles, the inbox; and what goes wrong meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.cohorts.inbox import collect
from copro_tui.cohorts.learner_work import work_in
from copro_tui.cohorts.model import Member
from copro_tui.storage.files import SHARED, write_file
from copro_tui.trainer import live
from copro_tui.trainer.live import Watch
from copro_tui.tui.trainer import distribution
from copro_tui.tui.trainer.distribution import DistributionScreen
from copro_tui.tui.widgets.distribution_view import DistributionView
from tests.cohorts.groups import learn, repository_of
from tests.tui.pilots import messages, shown, the, until, until_said, until_shown
from tests.tui.trainer.services import FIVE, course_in, group, in_the_workshop, sent

AS_IT_COMES = distribution.EVERY
"""Seconds between two looks, as nobody has changed them."""


@pytest.fixture(autouse=True)
def _in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks again at once, instead of every second."""
    monkeypatch.setattr("copro_tui.tui.trainer.distribution.EVERY", 0.02)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return course_in(tmp_path / "course")


@contextmanager
def counted_looks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many looks have been had since."""
    looks: list[int] = []
    look = Watch.look

    def counting(self: Watch) -> object:
        try:
            return look(self)
        finally:
            looks.append(1)

    with monkeypatch.context() as patched:
        patched.setattr(Watch, "look", counting)
        yield looks


def said(pilot: Pilot[None]) -> int:
    """How many messages there are."""
    return len(messages(pilot))


def test_it_looks_often_enough_to_show_an_answer_within_two_seconds() -> None:
    assert 2 * AS_IT_COMES <= 2


async def test_a_new_record_appears(folder: Path) -> None:
    group(folder, *FIVE[:4])
    fifth = learn(folder, "Eri", 9)
    async with in_the_workshop(folder) as pilot:
        await until_shown(pilot, "4 of 4 have answered")
        repository_of(folder).change("spring", lambda now: now.with_members([Member(fifth, "Eri")]))
        await until_shown(pilot, "5 of 5 have answered", "█")


async def test_a_member_who_answers_only_now_appears_and_the_case_in_view_stays(folder: Path) -> None:
    group(folder, *FIVE)
    sixth = "f" * 32
    repository_of(folder).change("spring", lambda now: now.with_members([Member(sixth, "Ffion")]))
    async with in_the_workshop(folder) as pilot:
        await until_shown(pilot, "5 of 6 have answered")
        await pilot.press("right", "a")
        case = the(pilot, DistributionView).current
        real = learn(folder, "Ffion", 3)
        repository_of(folder).change("spring", lambda now: now.without(sixth).with_members([Member(real, "Ffion")]))
        await until_shown(pilot, "6 of 6 have answered", "6 people.")
        assert the(pilot, DistributionView).current == case
        assert the(pilot, DistributionView).answer


async def test_bundles_that_another_trainer_collects_appear(folder: Path, tmp_path: Path) -> None:
    cohort = group(folder, *FIVE)
    bundle = sent(tmp_path, cohort, "Ffion")
    async with in_the_workshop(folder) as pilot:
        await until_shown(pilot, "5 of 5 have answered")
        list(collect(repository_of(folder), "spring", [bundle]))
        await until_shown(pilot, "6 of 6 have answered")


async def test_bundles_put_into_the_inbox_appear_and_a_damaged_one_is_counted(folder: Path, tmp_path: Path) -> None:
    cohort, inbox = group(folder, *FIVE), tmp_path / "inbox"
    inbox.mkdir()
    bundles = [sent(tmp_path, cohort, name, seed) for seed, name in enumerate(("Ffion", "Gwen"))]
    async with in_the_workshop(folder, inbox=inbox) as pilot:
        await until_shown(pilot, "5 of 5 have answered")
        (inbox / "bad.json").write_bytes(bundles[0].read_bytes()[:99])
        await until_said(pilot, "1 file could not be read")
        bundles[0].rename(inbox / "Ffion.json")
        await until_shown(pilot, "6 of 6 have answered", "1 file could not be read")
        bundles[1].rename(inbox / "bad.json")
        await until_shown(pilot, "7 of 7 have answered")
        assert "left out" not in shown(pilot)
    assert {one.name for one in repository_of(folder).open("spring").members} == {*FIVE, "Ffion", "Gwen"}


async def test_a_record_that_is_damaged_is_counted_and_the_rest_goes_on(folder: Path) -> None:
    group(folder, *FIVE)
    bad = folder / "progress" / "bad.json"
    async with in_the_workshop(folder) as pilot:
        await until_shown(pilot, "5 of 5 have answered")
        bad.write_text("{", encoding="utf-8")
        await until_said(pilot, "1 file could not be read and is left out")
        assert "5 of 5 have answered" in shown(pilot)
        assert "bad.json" not in shown(pilot)  # the name of a file can give somebody away
        bad.unlink()
        await until(pilot, lambda: "left out" not in shown(pilot))


@pytest.mark.parametrize("how", ["removed", "broken"])
async def test_a_cohort_whose_file_goes_is_said_and_it_goes_on_when_it_is_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    group(folder, *FIVE)
    path = repository_of(folder).path("spring")
    text = path.read_text(encoding="utf-8")
    async with in_the_workshop(folder) as pilot:
        await until_shown(pilot, "5 of 5 have answered")
        if how == "removed":
            path.unlink()
            await until_said(pilot, "There is no cohort “spring”.")
        else:
            write_file(path, b"id: [", SHARED)
            await until_said(pilot, "progress/cohorts/spring.yaml:")
        with counted_looks(monkeypatch) as looks:
            await until(pilot, lambda: len(looks) > 3)
        assert said(pilot) == 0
        assert "spring" in shown(pilot).split("answered")[1].split("rung")[0]
        assert "█" in shown(pilot)
        write_file(path, text.encode(), SHARED)
        learn(folder, "Ann", 20)
        ffion = learn(folder, "Ffion", 5)
        repository_of(folder).change("spring", lambda now: now.with_members([Member(ffion, "Ffion")]))
        await until_shown(pilot, "6 of 6 have answered")
        assert "spring" not in shown(pilot)


async def test_a_file_that_is_replaced_while_it_is_open_is_no_end(folder: Path) -> None:
    group(folder, *FIVE)
    async with in_the_workshop(folder) as pilot:
        await until_shown(pilot, "5 of 5 have answered")
        path = repository_of(folder).path("spring")
        text = path.read_text(encoding="utf-8")
        path.unlink()
        await until_said(pilot, "There is no cohort “spring”.")
        write_file(path, text.replace("Spring group", "Autumn group").encode(), SHARED)
        await until_shown(pilot, "Autumn group")


@pytest.mark.parametrize("key", ["ctrl+q", "escape"])
async def test_it_can_be_left_while_it_still_reads(folder: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    group(folder, *FIVE)
    reading, go_on = threading.Event(), threading.Event()

    def slowly(*arguments: object) -> object:
        reading.set()
        assert go_on.wait(30)
        return work_in(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(live, "read_work", slowly)
    async with in_the_workshop(folder) as pilot:
        await until(pilot, reading.is_set)
        assert isinstance(pilot.app.screen, DistributionScreen)
        threading.Timer(0.2, go_on.set).start()
        await pilot.press(key)
        await pilot.pause()
        go_on.set()
        assert pilot.app.return_code == 0
