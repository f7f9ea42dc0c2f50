"""The promise of docs/learners.md about records: one test for each of its sentences."""

from __future__ import annotations

import re
import shutil
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from copro_tui.cli.main import main
from copro_tui.exercises import Exercise
from copro_tui.progress import transfer
from copro_tui.progress.drafts import Draft
from copro_tui.progress.learners import Learners
from copro_tui.progress.recovery import mend
from copro_tui.progress.repository import RecordRepository
from tests.clock import FakeClock
from tests.courses import FIRST, LESSONS, write_course
from tests.players import answered, go_to, play, right_answer, start
from tests.progress.events import attempt, new_store, reflection, visit

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
LEARNERS = Path(__file__).parents[2] / "docs" / "learners.md"
PROMISE = (
    "An answer whose mark you saw is on disk.",
    "Killing the program at any instant loses at most the last second of a draft.",
    "A damaged file is kept and named, and all that is whole in it and in its copies takes its place; "
    "nothing is overwritten by guessing.",
    "Two windows cannot spoil each other's work.",
    "A newer course never takes away what you completed.",
    "Your record works on another computer, and two copies of it can be joined.",
    "Nothing leaves this computer unless you send it.",
    "You can read everything that is stored about you, and erase it.",
)


def test_the_promise_is_printed_for_learners() -> None:
    text = " ".join(re.sub(r"^> ?", "", LEARNERS.read_text(encoding="utf-8"), flags=re.MULTILINE).split())
    assert " ".join(PROMISE) in text


def test_an_answer_whose_mark_you_saw_is_on_disk(folder: Path, clock: FakeClock) -> None:
    lesson_player = go_to(start(folder, clock), FIRST, "build")
    assert isinstance(lesson_player.step, Exercise)
    assert answered(lesson_player, right_answer(lesson_player.step)).score == 1
    assert start(folder, clock).lessons("what")[0].state is not None
    assert go_to(start(folder, clock), FIRST, "build").view().standing.best == 1


def test_killing_loses_at_most_the_last_second_of_a_draft(tmp_path: Path) -> None:
    store = new_store(tmp_path)  # for answers, see the tests that kill programs
    store.keep_draft(Draft(step="what/it/build", answer=["a"], seed=1))
    store.path.with_name(".ann-xyz.tmp").write_bytes(b"what was being written")
    opened = RecordRepository(store.path)
    mend(opened)
    assert opened.drafts()["what/it/build"].answer == ["a"]


def test_a_damaged_file_is_kept_and_what_is_whole_takes_its_place(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add(visit("what/it/one"))
    store.add(visit("what/it/two"))
    store.path.write_bytes(b"damaged")
    assert "ann.damaged-1" in mend(RecordRepository(store.path))
    assert (tmp_path / "ann.damaged-1").read_bytes() == b"damaged"
    assert list(map(str, RecordRepository(store.path).record.visited)) == ["what/it/one"]


def test_two_windows_cannot_spoil_each_others_work(tmp_path: Path) -> None:
    one = new_store(tmp_path)
    other = RecordRepository(one.path)
    for number in range(3):
        one.add(attempt(f"what/it/one-{number}"))
        other.add(attempt(f"what/it/other-{number}"))
    assert len(RecordRepository(one.path).record.attempts) == 6


def test_a_newer_course_never_takes_away_what_you_completed(folder: Path, clock: FakeClock) -> None:
    play(start(folder, clock).open_lesson(FIRST))
    assert start(folder, clock).lessons("what")[0].mastered
    harder = LESSONS["what/1-every-kind"]
    assert isinstance(harder, str)
    harder = harder.replace("at: telling", "at: leading") + "  - page: more\n    text: One page more.\n"
    write_course(folder, lessons={**LESSONS, "what/1-every-kind": harder})
    player = start(folder, clock)
    entry = player.lessons("what")[0]
    assert (entry.completed, entry.mastered) == (True, True)
    view = go_to(player, FIRST, "cases").view()
    assert view.changed  # and says so
    assert view.standing.best == 1  # with the score that it had


def test_your_record_works_on_another_computer_and_two_copies_can_be_joined(tmp_path: Path) -> None:
    here = Learners(tmp_path / "here").create("Ann", NOW)
    here.add(attempt("what/it/both"))
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    there = Learners(tmp_path / "there").open("Ann")
    here.add(attempt("what/it/here"))
    there.add(attempt("what/it/there"))
    assert transfer.merge(here.path, there.path, anyway=False).added["attempts"] == 1
    assert set(map(str, here.record.attempts)) == {"what/it/both", "what/it/here", "what/it/there"}


def test_nothing_leaves_this_computer_unless_you_send_it(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was sent")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    play(start(folder, clock).open_lesson(FIRST))
    assert {one.parts[len(folder.parts)] for one in folder.rglob("*")} == {"lessons", "progress"}
    assert main(["--course", str(folder), "doctor"]) == 0
    outside = [one for one in Path.home().rglob("*") if one.is_file()]
    assert outside == []


def test_you_can_read_everything_that_is_stored_about_you_and_erase_it(
    folder: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    player = start(folder, clock)
    play(player.open_lesson(FIRST))
    store = Learners(folder / "progress").open("Ann")
    store.add(reflection("My very own words.", "what/every-kind/words"))
    store.keep_draft(Draft(step="what/short/tick", answer=["half-done"], seed=1))
    assert main(["--course", str(folder), "record", "show"]) == 0
    said = capsys.readouterr().out
    for event in (one for ones in store.events()[1].values() for one in ones):
        assert str(event.get("exercise", event.get("step", event.get("what")))) in said
    assert "My very own words." in said
    assert "half-done" in said
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: "Ann")
    assert main(["--course", str(folder), "record", "erase"]) == 0
    assert str(store.path) in capsys.readouterr().out
    assert list((folder / "progress").rglob("*ann*")) == []
