"""Trouble on the way: lessons with mistakes, disks that are full, records that are spoilt. A message, never a crash."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.course.refs import Ref
from copro_tui.player import CoursePlayer
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.module import ModuleScreen
from tests.clock import FakeClock
from tests.courses import EVERY_KIND, FIRST, LADDER, LINE, SECOND, SHORT, VALUES, write_course
from tests.faults import no_space
from tests.players import open_store, start
from tests.tui.hands import answer, at, carry_on, go_on, held, in_hand, placed, put, shown_phase, view
from tests.tui.pilots import (
    app_of,
    choose,
    lesson_screen,
    messages,
    running,
    running_app,
    shown,
    until,
    until_on,
    until_said,
    until_shown,
    words,
)

FULL = "No space left on device"


async def test_a_lesson_with_mistakes_is_not_available_today_and_the_others_are(
    tmp_path: Path, clock: FakeClock
) -> None:
    broken = EVERY_KIND.replace("framework: ladder", "framework: leader")
    folder = write_course(tmp_path, lessons={"what/1-broken": broken, "what/2-short": SHORT, "when/1-later": SHORT})
    async with running(folder, clock) as pilot:
        await until_shown(pilot, "A short lesson")
        await choose(pilot, "module:what")
        await until_on(pilot, ModuleScreen)
        (line,) = [line for line in shown(pilot).split("\n") if "broken" in line]
        assert line.endswith("not available today")
        await choose(pilot, "broken")
        await until_said(pilot, "The lesson “broken” is not available today.", "The others work.")
        assert isinstance(pilot.app.screen, ModuleScreen)
        await choose(pilot, "short")
        await until_on(pilot, LessonScreen)
        await until_shown(pilot, "Read this.")


async def test_a_lesson_that_vanishes_or_breaks_meanwhile_is_refused_with_a_message(
    folder: Path, clock: FakeClock
) -> None:
    app = app_of(folder, clock)
    (folder / "lessons" / "when" / "1-later.yaml").unlink()
    async with running_app(app, (80, 24)) as pilot:
        await until_on(pilot, HomeScreen)
        await choose(pilot, "module:when")
        await until_on(pilot, ModuleScreen)
        await choose(pilot, "later")
        await until_said(pilot, "The lesson “later” is not available today.")


async def test_a_page_whose_framework_has_mistakes_is_not_available(tmp_path: Path, clock: FakeClock) -> None:
    folder = write_course(tmp_path, frameworks={"ladder": LADDER + "oops: 1\n", "line": LINE, "values": VALUES})
    async with running(folder, clock) as pilot:
        await until_on(pilot, HomeScreen)
        await choose(pilot, "frameworks")
        await until_shown(pilot, "A small spectrum")
        assert "A small ladder" not in shown(pilot)


async def test_a_full_disk_on_check_is_said_and_the_answer_stays(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at(folder, clock, "build") as pilot:
        await pilot.press("shift+down")
        before = answer(pilot)
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", no_space)
            await pilot.press("c")
            await until_said(pilot, FULL)
            assert view(pilot).work.earlier == ()
            assert answer(pilot) == before
            assert "Check" in shown(pilot)
            assert "in place" not in shown(pilot)
            assert open_store(folder, clock).record.standing(Ref.parse(f"{FIRST}/build")).tries == 0
        await pilot.press("c")
        await until(pilot, lambda: view(pilot).work.earlier)
    assert open_store(folder, clock).record.standing(Ref.parse(f"{FIRST}/build")).tries == 1


@pytest.mark.parametrize("last", [False, True], ids=["in the round", "its last"])
async def test_a_full_disk_on_putting_down_leaves_the_case_in_hand_and_shows_no_mark(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, *, last: bool
) -> None:
    async with at(folder, clock, "cases") as pilot:
        for _case in range(2 * last):
            await put(pilot, "leading")
            await go_on(pilot)
        case, down = in_hand(pilot), placed(pilot)
        await pilot.press("4")
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", no_space)
            await pilot.press("enter")
            await until_said(pilot, FULL)
            assert (shown_phase(pilot), in_hand(pilot), held(pilot), placed(pilot)) == ("held", case, "leading", down)
            assert "Its place" not in words(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: shown_phase(pilot) == "down")
        assert open_store(folder, clock).drafts()[f"{FIRST}/cases"].answer == {**down, case: "leading"}


async def test_a_full_disk_on_choosing_shows_no_mark_and_the_choice_can_be_made_again(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(folder, clock).open_lesson(SECOND, "tick")
    async with running(folder, clock) as pilot:
        await carry_on(pilot, "tick")
        await pilot.press("down")
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", no_space)
            await pilot.press("enter")
            await until_said(pilot, FULL)
            assert view(pilot).work.earlier == ()
            assert not {"✓", "✗"} & set(shown(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: view(pilot).standing.tries == 1)


@pytest.mark.parametrize(
    ("step", "keys"),
    [
        pytest.param("build", ["shift+down"], id="keeping a draft"),
        pytest.param("build", ["h"], id="a hint"),
        pytest.param("build", ["n"], id="going on"),
        pytest.param("cases", ["b"], id="going back"),
        pytest.param("words", ["A", "f3"], id="keeping words"),
        pytest.param("which", ["1", "escape"], id="leaving"),
        pytest.param("build", ["shift+down", "c"], id="checking"),
        pytest.param("cases", ["2", "enter"], id="putting down"),
    ],
)
async def test_a_full_disk_is_said_whatever_one_does_in_a_lesson(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, step: str, keys: list[str]
) -> None:
    async with at(folder, clock, step) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", no_space)
            await pilot.press(*keys)
            await until_said(pilot, FULL)


async def test_a_full_disk_is_said_on_home_too(folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(folder, clock) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", no_space)
            await pilot.press("enter")
            await until_said(pilot, FULL)


async def test_reading_needs_no_room_on_the_disk(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(folder, clock) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", no_space)
            for key, title in (("p", "My plan"), ("f", "Frameworks"), ("w", "Words")):
                await pilot.press(key)
                await until_shown(pilot, title)
                await pilot.press("escape")
                await until_on(pilot, HomeScreen)
            assert FULL not in words(pilot)


async def spoil(pilot: Pilot[None], folder: Path, clock: FakeClock) -> Path:
    path = open_store(folder, clock).path
    path.write_text("{ not a record", encoding="utf-8")
    await pilot.pause()
    return path


@pytest.mark.parametrize("keys", [["shift+down"], ["n"], ["h"], ["escape"], ["g"]], ids=" ".join)
async def test_a_record_that_is_spoilt_meanwhile_is_mended_and_that_is_said_once(
    folder: Path, clock: FakeClock, keys: list[str]
) -> None:
    async with at(folder, clock, "build") as pilot:
        path = await spoil(pilot, folder, clock)
        await pilot.press(*keys)
        await until_said(pilot, "Your record was damaged", "was mended", "none is lost")
        assert path.with_suffix(".damaged-1").read_text(encoding="utf-8") == "{ not a record"
        assert len([one for one in messages(pilot) if "was mended" in one]) == 1
        await pilot.press("f1", "escape")
        assert messages(pilot) == []
    assert open_store(folder, clock).record.about.name == "Ann"


@pytest.mark.parametrize("keys", [["enter"], ["down"], ["p"]], ids=" ".join)
async def test_a_record_that_is_spoilt_while_at_home_is_mended(folder: Path, clock: FakeClock, keys: list[str]) -> None:
    async with running(folder, clock) as pilot:
        await spoil(pilot, folder, clock)
        await pilot.press(*keys)
        await until_said(pilot, "was mended")


async def test_an_answer_to_a_record_that_was_deleted_meanwhile_is_kept(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        open_store(folder, clock).path.unlink()
        await pilot.press("shift+down")
        await until_said(pilot, "Your record was gone and was brought back")
        await pilot.press("c")
        await until(pilot, lambda: view(pilot).work.earlier)
    assert open_store(folder, clock).record.standing(Ref.parse(f"{FIRST}/build")).tries == 1


async def erase(pilot: Pilot[None], folder: Path, clock: FakeClock) -> None:
    """The record and all its copies are gone, as after ``copro record erase`` in another window."""
    store = open_store(folder, clock)
    shutil.rmtree(store.backups.folder, ignore_errors=True)
    store.path.unlink()
    await pilot.pause()


@pytest.mark.parametrize("keys", [["enter"], ["down", "enter"]], ids=" ".join)
async def test_a_record_that_is_erased_while_at_home_is_said(folder: Path, clock: FakeClock, keys: list[str]) -> None:
    async with running(folder, clock) as pilot:
        await erase(pilot, folder, clock)
        await pilot.press(*keys)
        await until(pilot, lambda: "is gone: it was erased, renamed or moved away" in words(pilot))


@pytest.mark.parametrize("entry", ["plan", "journal", "results", "glossary", "learners"])
async def test_what_home_leads_to_is_no_way_out_of_the_program(folder: Path, clock: FakeClock, entry: str) -> None:
    async with running(folder, clock) as pilot:
        await erase(pilot, folder, clock)
        await choose(pilot, entry)
        await until(pilot, lambda: "is gone:" in words(pilot) or entry in ("glossary", "learners"))
        await pilot.press("escape", "down")
        assert pilot.app.return_code is None


async def test_two_windows_of_one_learner_see_each_others_work(folder: Path, clock: FakeClock) -> None:
    other: CoursePlayer = start(folder, clock)
    async with at(folder, clock, "build") as pilot:
        lesson_player = other.open_lesson(FIRST, "which")
        lesson_player.change(["vote", "veto"])
        lesson_player.check()
        await pilot.press("shift+down", "c")
        await until(pilot, lambda: view(pilot).work.earlier)
        await pilot.pause()
        assert lesson_screen(pilot).lesson_player.view().states[5] == "done"
    assert start(folder, clock).open_lesson(FIRST).state.answered == 2


async def test_one_trouble_is_said_once_however_often_it_is_met(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at(folder, clock, "build") as pilot:
        await pilot.press("shift+down")
        monkeypatch.setattr(os, "fsync", no_space)
        await pilot.press("c", "c", "c")
        await until_said(pilot, "try again.")
        assert len(messages(pilot)) == 1


async def test_a_trouble_is_said_again_when_it_is_met_again_later(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at(folder, clock, "build") as pilot:
        await pilot.press("shift+down")
        monkeypatch.setattr(os, "fsync", no_space)
        for _time in range(2):
            await pilot.press("c")
            await until(pilot, lambda: messages(pilot))
            await pilot.press("f5")
            assert messages(pilot) == []


async def test_a_check_that_is_asked_for_again_before_the_mark_is_there_checks_once(
    folder: Path, clock: FakeClock
) -> None:
    async with at(folder, clock, "build") as pilot:
        await pilot.press("shift+down")
        screen = lesson_screen(pilot)
        for _time in range(3):
            screen.action_check()
        await until(pilot, lambda: view(pilot).work.earlier)
        await pilot.pause()
        assert screen.lesson_player.view().standing.tries == 1
