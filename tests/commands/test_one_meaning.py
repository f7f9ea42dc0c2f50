"""Each key means one thing, wherever it works."""

from __future__ import annotations

import pytest

from copro_tui.commands import COMMANDS, LEARNERS, TRAINERS, Command
from copro_tui.plain.commands import ASIDES, TOGETHER

SAME = {
    "enter": "go on",
    "space": "tick, or take",
    "escape": "one level out",
    "tab": "next control",
    "f1": "help",
    "question_mark": "help",
    "n": "next",
    "b": "back",
    "f3": "done writing",
    **dict.fromkeys(("delete", "backspace"), "take back"),
    "pagedown": "scroll",
    "pageup": "scroll",
    "d": "where the group differs",
    "x": "save a copy to print",
    **dict.fromkeys(("up", "down", "left", "right", "shift+up", "shift+down", "home", "end"), "move"),
    **dict.fromkeys(map(str, range(1, 10)), "that place, or that option"),
}
"""Keys whose one meaning has several names, by what it is that they do."""

KEYS = {"a": "lesson.show-me", "c": "lesson.check", "e": "screen.settings", "f": "screen.frameworks",
        "g": "lesson.steps", "h": "lesson.hint", "o": "home.results", "p": "home.plan", "q": "home.quit",
        "s": "home.sources", "t": "lesson.try-again", "T": "lesson.try-all", "u": "board.undo",
        "w": "screen.glossary", "x": "plan.export", "slash": "screen.search", "f2": "screen.language",
        "f4": "lesson.skip", "f5": "lesson.other"}  # fmt: skip
"""The keys that people learn by heart, and a command of each."""


def names(key: str, table: tuple[Command, ...]) -> set[str]:
    """What a key is called that means several things: nothing else is."""
    return {one.name for one in table if key in one.keys and one.name}


@pytest.mark.criterion("3.2.4")
@pytest.mark.parametrize("table", [LEARNERS, TRAINERS], ids=["learners", "trainers"])
def test_a_key_means_one_thing_everywhere(table: tuple[Command, ...]) -> None:
    keys = {key for one in table for key in one.keys} - set(SAME)
    several = {key: named for key in keys if len(named := names(key, table)) > 1}
    assert {key: named for key, named in several.items() if not named <= {"Close", "Go to"}} == {}


@pytest.mark.parametrize("key", KEYS)
def test_the_keys_that_people_learn_are_where_they_learnt_them(key: str) -> None:
    assert key in COMMANDS[KEYS[key]].keys


def test_review_has_its_key_to_itself() -> None:
    assert names("r", LEARNERS) == {"Review"}


@pytest.mark.criterion("3.2.3")
def test_what_is_looked_up_has_the_same_key_inside_a_lesson() -> None:
    for one in ("home.plan", "screen.glossary", "screen.frameworks", "home.sources", "home.results", "screen.settings",
                "screen.search"):  # fmt: skip
        assert "course" in COMMANDS[one].scopes


@pytest.mark.parametrize("heard", TOGETHER)
def test_a_word_that_is_typed_means_one_thing_in_a_place(heard: tuple[Command, ...]) -> None:
    words = [word for one in heard if one.typed is not None for word in (*one.typed.words, *one.typed.also)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("one", (one for one in COMMANDS.values() if one.typed), ids=lambda one: one.id)
def test_prompts_name_a_word_that_can_be_spoken(one: Command) -> None:
    assert one.typed is not None
    assert len(one.typed.word) > 1
    assert one.typed.word.replace(" ", "").isalpha()


LETTERS = sorted(
    {word for one in LEARNERS if one.typed for word in (*one.typed.words, *one.typed.also) if len(word) == 1}
    | {key for one in LEARNERS for key in one.keys if len(key) == 1}
)


@pytest.mark.criterion("3.2.4")
@pytest.mark.criterion("3.2.4", front="plain")
@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_means_the_same_in_both_fronts(letter: str) -> None:
    """On the screens as a key, in plain mode as what is typed: one meaning, whichever command it is a letter of."""
    meant = names(letter, LEARNERS)
    for one in LEARNERS:
        if one.typed is not None and letter in (*one.typed.words, *one.typed.also):
            meant.add(one.name)
    alike = ({"Back", "Close"}, {"Next", "Skip"}, {"Save a copy", "Certificate"}, *({one} for one in meant))
    assert letter.isdecimal() or any(meant <= one for one in alike), meant


def test_what_is_typed_is_the_key_of_the_screens() -> None:
    without_letters = ("home.journal", "home.practice", "screen.search")
    for one in ("lesson.check", "lesson.hint", "lesson.show-me", "lesson.steps", "board.undo", "lesson.try-again",
                *(one.id for one in ASIDES if one.id not in without_letters)):  # fmt: skip
        command = COMMANDS[one]
        assert command.typed is not None
        assert command.typed.words[0] == command.keys[0]
