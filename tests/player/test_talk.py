"""A conversation as it is played: on disk before what comes of it is seen, taken back, and what it counts for."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from copro_tui.errors import RecordError
from copro_tui.exercises.talk import END
from copro_tui.player import LessonPlayer
from tests.clock import FakeClock
from tests.players import finish, go_to, open_store, start
from tests.talking_course import LESSON, STEP, talking_course


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return talking_course(tmp_path / "course")


def say(player: LessonPlayer, *replies: str) -> None:
    for reply in replies:
        player.hold(reply)
        player.put_down()


def turn(player: LessonPlayer) -> str:
    case = player.view().case
    return case.id if case else ""


def test_every_reply_is_on_disk_before_the_next_turn_is_seen(folder: Path, clock: FakeClock) -> None:
    """Whoever looks at the disk right after a reply, or starts anew from a copy of it, is at the very turn."""
    player = go_to(start(folder, clock), LESSON, "poster")
    for number, (reply, then) in enumerate([("keep", "upset"), ("sorry", "fixed"), ("facts", "")]):
        say(player, reply)
        assert turn(player) == then
        copy = folder.with_name(f"killed-{number}")
        shutil.copytree(folder, copy)
        again = go_to(start(copy, clock), LESSON, "poster")
        assert (turn(again), again.view().answer) == (then, player.view().answer)
        assert again.view().layout == player.view().layout
    assert player.view().phase == "over"


def test_a_reply_that_cannot_be_kept_is_not_said(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = go_to(start(folder, clock), LESSON, "poster")
    say(player, "keep")
    player.hold("sorry")

    def full(*_rest: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", full)
        with pytest.raises(RecordError):
            player.put_down()
        assert (turn(player), player.view().phase) == ("upset", "held")
    player.put_down()
    assert turn(player) == "fixed"


def test_an_ending_finishes_the_step_without_a_mark(folder: Path, clock: FakeClock) -> None:
    player = go_to(start(folder, clock), LESSON, "poster")
    say(player, "keep", "defend")
    record = open_store(folder, clock).record
    (attempt,) = record.attempts[STEP]
    assert attempt.answer == {"word": "keep", "upset": "defend", END: "against"}
    assert (attempt.score, attempt.shown) == (None, False)
    assert player.state.complete
    assert player.state.mastered
    assert (player.state.first, player.state.best) == (None, None)


def test_turns_are_taken_back_also_after_the_end(folder: Path, clock: FakeClock) -> None:
    player = go_to(start(folder, clock), LESSON, "poster")
    assert not player.take_back()
    say(player, "keep", "defend")
    assert player.view().can_take_back
    assert player.take_back()
    assert (turn(player), player.view().phase) == ("upset", "offered")
    assert turn(go_to(start(folder, clock), LESSON, "poster")) == "upset"
    assert player.take_back()
    say(player, "true-name", "facts")
    endings = [dict(one.answer)[END] for one in open_store(folder, clock).record.attempts[STEP]]  # type: ignore[arg-type]
    assert endings == ["against", "together"]
    assert player.state.complete


def test_it_is_played_again_from_its_beginning(folder: Path, clock: FakeClock) -> None:
    player = go_to(start(folder, clock), LESSON, "poster")
    finish(player)
    player.try_again(missed=True)
    assert (turn(player), player.view().answer) == ("word", {})


def test_nobody_is_asked_for_a_contact_because_of_it(folder: Path, clock: FakeClock) -> None:
    player = start(folder, clock)
    assert not player.asks_for_contact(player.course.lesson(LESSON))
