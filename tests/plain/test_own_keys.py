"""A letter means the same in lines as on the screens, also where it is a key of the learner's own."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copro_tui.commands import COMMANDS
from copro_tui.commands.keymap import KNOWN, check
from copro_tui.commands.letters import PRINTED, is_letter
from copro_tui.plain.commands import TOGETHER, words_typed
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.plain.talking import replies, talk
from tests.players import start


@pytest.fixture(autouse=True)
def time_goes_on(clock: FakeClock) -> None:
    """Of two states of a record the later one holds, so no two choices are made at the same time."""
    clock.tick = timedelta(seconds=1)


@given(st.dictionaries(st.sampled_from(sorted(KNOWN)), st.sampled_from([*"abchlnqrtwT?/", "f6"]), max_size=5))
@example({"screen.leave": "b"})
def test_whatever_keys_are_wanted_a_letter_does_what_it_does_on_the_screens(wanted: dict[str, str]) -> None:
    now = check(wanted)
    typed = words_typed(now)
    for place in TOGETHER:
        all_words = [word for one in place for word in typed[one.id]]
        assert len(all_words) == len(set(all_words))
    for name, words in typed.items():
        assert [word for word in words if len(word) > 1]
        letters = {PRINTED[key] for key in now.keys(name) if is_letter(key)} if name in KNOWN else set()
        usual = {PRINTED[key] for key in COMMANDS[name].keys if is_letter(key)}
        assert not (usual - letters) & set(words)
        assert name not in now.mine or letters <= set(words)


def test_what_is_usual_is_typed_as_ever() -> None:
    for name, words in words_typed(check({})).items():
        typed = COMMANDS[name].typed
        assert typed is not None
        assert words == (*typed.words, *typed.also)


def said_at(folder: Path, clock: FakeClock, step: str, keys: dict[str, str], *lines: str) -> list[str]:
    """What is said to Ann, with keys of her own, when she carries on at a step, and after each of ``lines``."""
    player = start(folder, clock)
    player.change_about(keys=keys)
    player.open_lesson(FIRST, step)
    return replies(talk(folder, clock, ["1", *lines], name="Ann"))[: len(lines) + 1]


def test_a_letter_of_one_s_own_is_typed_and_the_old_one_is_not(folder: Path, clock: FakeClock) -> None:
    said = said_at(folder, clock, "build", {"lesson.hint": "l", "lesson.check": "k"}, "l", "h", "hint", "c", "?", "k")
    assert "then check." in said[0]
    assert said[1] == said[3]
    assert said[1].startswith("Hint: ")
    assert said[2].startswith("“h” is not one of them.")
    assert said[4].startswith("“c” is not one of them.")
    assert "check: check your answer. Short form: k.\n" in said[5]
    assert "hint: read the hint; it costs nothing. Short form: l.\n" in said[5]
    assert "\nlist: hear everything as it stands.\n" in said[5]
    assert "Nothing" in said[6]


def test_letters_that_change_places_do(folder: Path, clock: FakeClock) -> None:
    said = said_at(folder, clock, "build", {"lesson.hint": "b", "lesson.back": "h"}, "b", "h")
    assert said[1].startswith("Hint: ")
    assert "Step 1 of 8." in said[2]
    assert "Enter goes on. Or: help, back.\n" in said[2]


def test_a_letter_given_to_something_else_is_taken_away_and_words_still_work(folder: Path, clock: FakeClock) -> None:
    said = said_at(folder, clock, "build", {"home.theme": "w", "home.quit": "z"}, "w", "words", "b", "q", "quit")
    assert said[1].startswith("“w” is not one of them.")
    assert "Or: help, back, quit." in said[2]
    assert said[4].startswith("“q” is not one of them.")
    assert "You can go on at the same place next time." in said[5]


def test_enter_and_a_full_stop_alone_mean_what_they_always_do(folder: Path, clock: FakeClock) -> None:
    keys = {"lesson.onward": "y", "lesson.skip": "z", "lesson.check": "k", "lesson.back": "v"}
    assert "Step 2 of 8." in said_at(folder, clock, "welcome", keys, "n", "")[2]
    said = said_at(folder, clock, "words", keys, "My words.", ".b", ".?", ".v", "z", "z", "no", ".v", "z", ".")
    assert "A line that begins with a full stop is a command here." in said[2]
    assert "Put a full stop before a word: .help." in said[3]
    assert "Step 7 of 8." in said[4]
    assert "Step 8 of 8." in said[5]
    assert said[6] == "Is “z” part of your text? Type yes or no.\n"
    assert "The end of the lesson" in said[7]


def test_keys_are_checked_where_they_are_written(folder: Path, clock: FakeClock) -> None:
    start(folder, clock)
    lines = ["settings", "keys", "lesson.hnt = x", "lesson.hint = f1", "lesson.hint = b", "l", "?", "b", "b"]
    said = replies(talk(folder, clock, lines, name="Ann"))
    assert said[2] == 'There is nothing called “lesson.hnt”; did you mean "lesson.hint"?\n'
    assert said[3] == "“f1” cannot be the key of “lesson.hint”: “screen.help” uses it.\n"
    assert said[4].startswith("lesson.hint = b. It is saved for you.\nIt no longer means “Back”.\n")
    assert "lesson.hint = b: Hint\n" in said[5]
    assert "lesson.back = back: Back\n" in said[5]
    assert start(folder, clock).about.keys == {"lesson.hint": "b"}


def test_keys_are_those_of_whoever_learns(folder: Path, clock: FakeClock) -> None:
    start(folder, clock, "Bob")
    start(folder, clock).change_about(keys={"home.plan": "z"})
    said = replies(talk(folder, clock, ["ann", "z", "b", "p", "switch learner", "bob", "z", "p"]))
    assert "My plan" in said[1]
    assert said[3].startswith("“p” is not one of them.")
    assert said[6].startswith("“z” is not one of them.")
    assert "My plan" in said[7]
