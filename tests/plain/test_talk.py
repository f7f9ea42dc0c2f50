"""A conversation line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.exercises.talk import END
from tests.clock import FakeClock
from tests.plain.talking import replies, talk
from tests.players import open_store, start
from tests.talking_course import STEP, talking_course


@pytest.fixture
def folder(tmp_path: Path, clock: FakeClock) -> Path:
    folder = talking_course(tmp_path / "course")
    start(folder, clock)
    return folder


def test_it_is_held_taken_back_and_brought_to_an_end(folder: Path, clock: FakeClock) -> None:
    lines = ["1", "Leave it.", "u", "u", "leave it", "beg pardon", "say sorry", "l", "facts", "l", "q"]
    said = replies(talk(folder, clock, lines))
    begun, kept, back, nothing, _again, unknown, sorry, so_far, end, listed, _quit = said[:11]
    for text in (
        "A word on a poster\nA conversation. You choose what you say. Step 1 of 1.\n",
        "The council's office, half past nine.\nTrust 2 of 5; Your time 5 of 5.\n\nTurn 1, at most 2 more.\n"
        "Gethin, makes the posters: “I have put the best word on the top.”\n\nYou can say:\n1. “",
        "Type the number of what you say. Or: help, back.",
    ):
        assert text in begun
    assert "It is printed.\nTrust 2 to 0.\nTurn 2, at most 1 more.\nThe telephone rings.\n\nYou can say:" in kept
    assert "Taken back.\nThe council's office" in back
    assert nothing.startswith("There is nothing to take back.")
    assert "“beg pardon” is not understood." in unknown
    assert "Trust 0 to 1; Your time 5 to 4.\nTurn 3, the last.\nNasreen, chairs the carers: “What has been" in sorry
    assert "You: “Leave it.”\nIt is printed." in so_far
    assert (
        "The hours are shared out together.\nGained: Trust.\nLost: Three evenings.\nTrust 2 to 3; Your time 5 to 1.\n"
        "Where it turned:\nTurn 1. You: “Leave it.”\nIt is not true.\n" in end
    )
    assert "undo takes back the last turn, list says what else you could have said." in end
    assert "What else you could have said: “Call it what it is.” It names the offer." in listed
    (attempt,) = open_store(folder, clock).record.attempts[STEP]
    assert attempt.answer == {"word": "keep", "upset": "sorry", "fixed": "facts", END: "together"}


def test_it_is_gone_on_with_at_the_very_turn(folder: Path, clock: FakeClock) -> None:
    talk(folder, clock, ["1", "keep", "q"])
    said = talk(folder, clock, ["1", "q"])
    assert "Turn 2, at most 1 more.\nThe telephone rings." in said


def test_what_was_chosen_on_a_screen_is_said_with_enter(folder: Path, clock: FakeClock) -> None:
    player = start(folder, clock).open_lesson(STEP.of_lesson)
    player.jump(0)
    player.hold("keep")
    player.keep()
    said = replies(talk(folder, clock, ["1", "", "q"]))
    assert "Enter says number" in said[0]
    assert "The telephone rings." in said[1]
