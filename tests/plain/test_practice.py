"""The minute of practice in lines: offered to whoever is new, skipped, played again, and kept nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.exercises.practice import tea
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.plain.talking import replies, talk
from tests.players import start

OFFER = "Enter plays one minute of practice"
RIGHTLY = ["1", "", "", "2", "", "", "3", "", ""]
"""Hold each over its place, put it down and go on."""


def practised(folder: Path, clock: FakeClock, *lines: str) -> list[str]:
    """What is said after the name of somebody new, and after each of ``lines``."""
    return replies(talk(folder, clock, ["Ann", *lines]))[: len(lines) + 1]


def test_somebody_new_plays_it_with_enter_and_hears_why(folder: Path, clock: FakeClock) -> None:
    said = practised(folder, clock, "", *RIGHTLY)
    assert OFFER in said[0]
    assert "Somebody makes tea." in said[1]
    assert "Case A, Strong tea, 1 of 3.\n" in said[1]
    assert "Type a place by its number or name. Or: help, skip.\n" in said[1]
    assert said[2] == "A is on 1 She decides, doing to. Enter puts it down.\n"
    assert said[3].startswith(f"Right.\n{tea().cases[0].because}\n")
    assert "Every one right first time." in said[-1]
    assert said[-1].endswith("\nBack at: Home. Type again to hear it.\n")
    assert OFFER not in practised(folder, clock, "", *RIGHTLY, "again")[-1]
    assert list(start(folder, clock).keeping.record.attempts) == []


def test_a_cup_that_was_not_right_comes_back(folder: Path, clock: FakeClock) -> None:
    said = practised(folder, clock, "", "asks", "", "", *RIGHTLY[3:], "2", "decides", "")
    assert "You: 2 She asks. Its place: 1 She decides.\n" in said[3]
    assert "Another look. Case A" in said[-4]
    assert "At first it was on 2 She asks. Choose another place.\n" in said[-3]
    assert said[-1].startswith("Right.\n")


@pytest.mark.criterion("2.1.2")
@pytest.mark.parametrize("word", ["n", "b"])
def test_it_can_be_left_at_any_moment(folder: Path, clock: FakeClock, word: str) -> None:
    for before in ([], ["2"], ["2", ""]):
        assert "Back at: Home." in practised(folder, clock, "", *before, word)[-1]
        assert talk(folder, clock, ["", *before, "q"]).endswith("You can go on at the same place next time.\n")


def test_whoever_has_begun_is_not_offered_it_but_can_play_it_again(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).open_lesson(FIRST)
    said = replies(talk(folder, clock, ["?", "", "practice", "n", "1", "practice", "n", "/ practice", "1"]))
    assert "practice: practise for one minute with three cups of tea.\n" in said[0]
    assert OFFER not in "".join(said)
    assert said[1].startswith("Nothing was typed.")
    assert "Somebody makes tea." in said[2]
    assert "Somebody makes tea." in said[5]
    assert "Back at step 1 of 8." in said[6]
    assert "Somebody makes tea." in said[8]


def test_whatever_is_typed_says_what_to_type(folder: Path, clock: FakeClock) -> None:
    said = practised(folder, clock, "", "?", "l", "zzz", "", "2", "A=3", "?", "places", "case")
    assert "skip: skip the practice. Short form: n.\n" in said[2]
    assert "3: Together." in said[3]
    assert said[4].startswith("“zzz” is not one of them.\nThe places, from left to right:\n")
    assert said[5].startswith("Choose a place first")
    assert said[7] == "A is on 3 Together, doing with. Enter puts it down.\n"
    assert said[8].startswith("Enter puts it down; another number moves it.\n")
    assert "3. Together" in said[9]
    assert said[10].startswith("Case A, Strong tea, 1 of 3.\n")
