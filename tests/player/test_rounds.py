"""The promise for each case: what was answered is on disk, and wherever the program ends, it goes on at that case."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count, cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copro_tui.errors import RecordError
from copro_tui.progress.repository import RecordRepository
from tests.clock import FakeClock
from tests.courses import FIRST, write_course
from tests.faults import no_space
from tests.player.steps import ANSWERS, Learner, Start, attempts, whole
from tests.players import answered, go_to, put_down, start

WRITES = ("add", "keep_draft")
"""The ways in which the player writes to disk."""

WRONG = {"letter": "asking", "survey": "asking", "board": "telling"}
"""An answer to the placement of the small course in which only the survey is right."""


SEEDS = (2, 4, 6)
"""Of the chances of the programs that are started one after the other. What is left to chance must not change."""


class KilledError(BaseException):
    """The program was killed here."""


class Writes:
    """Everything that is written, counted; what is to happen at some of them happens there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done = 0
        self.fail: Any = lambda number, name, done: None
        """Called before (``done`` is false) and after each write with its number and its name; raises, or not."""
        for name in WRITES:
            monkeypatch.setattr(RecordRepository, name, self.watched(name, getattr(RecordRepository, name)))

    def watched(self, name: str, write: Any) -> Any:
        def watch(*arguments: Any, **more: Any) -> Any:
            self.done += 1
            number = self.done
            self.fail(number, name, done=False)
            written = write(*arguments, **more)
            self.fail(number, name, done=True)
            return written

        return watch


@contextmanager
def everything(monkeypatch: pytest.MonkeyPatch) -> Iterator[Writes]:
    with monkeypatch.context() as patched:
        yield Writes(patched)


def play_on(learner: Learner) -> int:
    """Answer to the end, starting the program again each time that it was killed; returns how often it was."""
    for killed in range(100):
        try:
            if killed:
                learner.open()
            learner.finish()
        except KilledError:
            continue
        return killed
    raise AssertionError("it never comes to its end")


@pytest.fixture
def fresh_start(folder: Path, clock: FakeClock) -> Start:
    """Each time that the program is started, its chance is another."""
    seeds = cycle(SEEDS)
    return lambda: start(folder, clock, seed=next(seeds))


# -- killed at any instant ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", ANSWERS)
def test_killed_at_any_write_it_goes_on_at_that_case_and_each_round_is_one_attempt(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, step: str, done: bool
) -> None:
    for at in count(1):
        folder = write_course(tmp_path / f"killed-at-{at}")
        seeds = cycle(SEEDS)
        with everything(monkeypatch) as writes:
            learner = Learner(lambda: start(folder, clock, seed=next(seeds)), step)  # noqa: B023
            first = writes.done

            def kill(number: int, _name: str, *, done: bool, last: int = first + at, now: bool = done) -> None:
                if (number, done) == (last, now):
                    raise KilledError

            writes.fail = kill
            killed = play_on(learner)
            writes.fail = lambda *_number, done: None
            learner.open()
        assert [one.answer for one in attempts(folder, step)] == whole(step), f"killed at write {at}"
        assert learner.lesson_player.view().phase == "over"
        if not killed:
            assert at > len(whole(step))
            return


@pytest.mark.parametrize(("every", "done"), [(2, True), (3, True), (4, False), (5, False)])
@pytest.mark.parametrize("step", ANSWERS)
def test_killed_again_and_again(
    folder: Path, fresh_start: Start, monkeypatch: pytest.MonkeyPatch, step: str, every: int, done: bool
) -> None:
    with everything(monkeypatch) as writes:
        learner = Learner(fresh_start, step)

        def kill(number: int, _name: str, *, done: bool, now: bool = done) -> None:
            if done == now and number % every == 0:
                raise KilledError

        writes.fail = kill
        assert play_on(learner)
    assert [one.answer for one in attempts(folder, step)] == whole(step)


@settings(max_examples=20)
@given(kills=st.lists(st.tuples(st.integers(1, 60), st.booleans()), max_size=12))
@pytest.mark.parametrize("step", ["cases", "build"])
def test_killed_any_number_of_times(
    tmp_path_factory: pytest.TempPathFactory, step: str, kills: list[tuple[int, bool]]
) -> None:
    folder = write_course(tmp_path_factory.mktemp("course"))
    seeds = cycle(SEEDS)
    with pytest.MonkeyPatch.context() as monkeypatch:
        writes = Writes(monkeypatch)
        learner = Learner(lambda: start(folder, FakeClock(), seed=next(seeds)), step)

        def kill(number: int, _name: str, *, done: bool) -> None:
            if (number, done) in kills:
                raise KilledError

        writes.fail = kill
        play_on(learner)
    assert [one.answer for one in attempts(folder, step)] == whole(step)


# -- a disk that fails ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("failing", WRITES)
@pytest.mark.parametrize("cases", [1, 3])
def test_where_the_disk_fails_the_case_stays_in_hand_and_can_be_put_down_later(
    player: Start, folder: Path, monkeypatch: pytest.MonkeyPatch, failing: str, done: bool, cases: int
) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    if cases > 1:
        put_down(lesson_player, WRONG, cases - 1)
        lesson_player.next_case()
    case = lesson_player.view().case
    assert case is not None
    lesson_player.hold(WRONG[case.id])
    lesson_player.keep()
    before = lesson_player.view()

    def fail(_number: int, name: str, *, done: bool, now: bool = done) -> None:
        if (name, done) == (failing, now):
            raise RecordError("The disk is full.")

    with everything(monkeypatch) as writes:
        writes.fail = fail
        if cases == 1 and failing == "add":
            lesson_player.put_down()  # nothing is added to the record for it
            return
        kept = (failing, done) == ("add", True)  # though it was said to have failed: then it is not tried again
        for _time in range(1 if kept else 3):
            with pytest.raises(RecordError, match="The disk is full"):
                lesson_player.put_down()
            view = lesson_player.view()
            assert (view.work, view.phase, view.case) == (before.work, "held", case)
            assert case.id not in view.marks
    lesson_player.put_down()
    assert lesson_player.view().phase == "down"
    assert lesson_player.keep()
    assert go_to(player(), FIRST, "cases").view().work == lesson_player.view().work
    assert [one.answer for one in attempts(folder, "cases")] == ([WRONG] if cases == 3 else [])


def test_after_a_disk_that_failed_another_place_may_be_chosen(
    player: Start, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its mark was never seen. One round is still one attempt."""
    lesson_player = go_to(player(), FIRST, "voices")
    put_down(lesson_player, {"we-know": "doing-to", "let-us": "doing-with"}, 1)
    lesson_player.next_case()
    last = lesson_player.view().case
    assert last is not None
    lesson_player.hold("doing-for")
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", no_space)
        with pytest.raises(RecordError, match="No space left"):
            lesson_player.put_down()
    lesson_player.hold({"we-know": "doing-to", "let-us": "doing-with"}[last.id])
    lesson_player.put_down()
    assert [one.score for one in attempts(folder, "voices")] == [1]


@pytest.mark.parametrize("step", ["cases", "build", "which"])
def test_an_attempt_that_was_written_though_it_was_said_to_have_failed_is_not_written_twice(
    fresh_start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The file is in its place, and then the disk says that something went wrong."""
    learner = Learner(fresh_start, step)
    failed: set[str] = set()

    def fail(_number: int, name: str, *, done: bool) -> None:
        tried = len(attempts(folder, step))
        if done and name == "add" and tried and str(tried) not in failed:
            failed.add(str(tried))
            raise RecordError("Something went wrong.")

    with everything(monkeypatch) as writes:
        writes.fail = fail
        for _turn in range(40):
            try:
                if not learner.turn():
                    break
            except RecordError:
                learner.lesson_player.keep()
    assert len(failed) == len(whole(step))
    assert [one.answer for one in attempts(folder, step)] == whole(step)


# -- two windows ----------------------------------------------------------------------------------------------------


def test_two_windows_at_one_exercise_each_go_on_with_their_own_and_nothing_is_lost(player: Start, folder: Path) -> None:
    one, other = go_to(player(), FIRST, "cases"), go_to(player(), FIRST, "cases")
    one.keep()
    other = go_to(player(), FIRST, "cases")
    mine, theirs = {**WRONG, "board": "sharing"}, {**WRONG, "letter": "telling"}
    put_down(one, mine, 1)
    put_down(other, theirs, 2)
    put_down(one, mine)
    assert one.view().phase == other.view().phase == "down"
    put_down(other, theirs)
    assert [found.answer for found in attempts(folder, "cases")] == [mine, theirs]
    one.next_case()
    put_down(one, {"letter": "telling"})
    assert [found.answer for found in attempts(folder, "cases")][2] == {**mine, "letter": "telling"}
    assert go_to(player(), FIRST, "cases").view().standing.tries == 3


def test_the_same_answer_in_two_windows_is_one_attempt(player: Start, folder: Path) -> None:
    go_to(player(), FIRST, "cases").keep()
    one, other = go_to(player(), FIRST, "cases"), go_to(player(), FIRST, "cases")
    for window in (one, other):
        put_down(window, WRONG)
    assert len(attempts(folder, "cases")) == 1
    for window in (one, other):
        assert window.view().phase == "down"
        window.next_case()
        assert window.view().another_look


def test_a_window_that_is_behind_does_not_take_the_others_round_for_its_own(player: Start, folder: Path) -> None:
    """The other window went through the round meanwhile; then this one put its first case down, and was killed."""
    go_to(player(), FIRST, "cases").keep()
    behind, ahead = go_to(player(), FIRST, "cases"), go_to(player(), FIRST, "cases")
    put_down(ahead, WRONG)
    put_down(behind, {**WRONG, "letter": "leading", "board": "sharing"}, 1)
    view = go_to(player(), FIRST, "cases").view()
    assert (view.work, view.phase) == (behind.view().work, "down")
    assert len(attempts(folder, "cases")) == 1


# -- copies on two computers ----------------------------------------------------------------------------------------


def test_two_copies_of_one_draft_become_two_attempts(folder: Path, clock: FakeClock, tmp_path: Path) -> None:
    """Begun on one computer and gone on with on two, in different ways: both count when the copies are joined."""
    here = partial(start, folder, clock)
    put_down(go_to(here(), FIRST, "cases"), WRONG, 2)
    there = tmp_path / "there"
    shutil.copytree(folder, there)
    put_down(go_to(here(), FIRST, "cases"), WRONG)
    put_down(go_to(start(there, clock), FIRST, "cases"), dict.fromkeys(WRONG, "leading"))
    one, other = ({found.id for found in attempts(place, "cases")} for place in (folder, there))
    assert len(one) == len(other) == 1
    assert not one & other


def test_beginning_anew_with_the_same_answers_is_another_attempt(player: Start, folder: Path) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    for _time in range(2):
        answered(lesson_player, WRONG)
        lesson_player.try_again()
    assert [one.answer for one in attempts(folder, "cases")] == [WRONG, WRONG]
