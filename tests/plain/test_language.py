"""The language of plain mode: asked before the name, and otherwise that of the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.i18n import use_language
from tests.catalogues import speak_welsh
from tests.clock import FakeClock
from tests.plain.talking import replies, talk
from tests.players import start

NAME = "What shall we call you?"
ASKED = "Beth fyddwn ni'n eich galw?"
TEXTS = {
    "What shall we call you? Type a name; any will do.": ASKED,
    "Which language would you like?": "Pa iaith hoffech chi?",
    "help": "cymorth",
    "back": "nôl",
}


def test_where_there_is_one_language_nobody_is_asked(folder: Path, clock: FakeClock) -> None:
    assert "language" not in talk(folder, clock, ["Ann"]).partition(NAME)[0]


def test_the_language_is_asked_before_the_name(
    folder: Path, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_welsh(tmp_path / "welsh", monkeypatch, TEXTS)
    said = talk(folder, clock, ["cymraeg", "Ann"])
    assert "Which language would you like?\n1. English\n2. Cymraeg\n" in said.partition("> ")[0]
    assert ASKED in replies(said)[0]
    assert NAME not in said
    assert start(folder, clock).about.language == "cy"


def test_the_question_is_in_the_language_of_the_environment(
    folder: Path, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_welsh(tmp_path / "welsh", monkeypatch, TEXTS)
    use_language("cy")
    said = talk(folder, clock, ["b", "1", "Ann"])
    assert said.count("Pa iaith hoffech chi?") == 2
    assert NAME in replies(said)[1]
    assert start(folder, clock).about.language == "en"


def test_words_are_typed_in_either_language(
    folder: Path, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_welsh(tmp_path / "welsh", monkeypatch, TEXTS)
    said = replies(talk(folder, clock, ["2", "Ann", "cymorth", "help", "settings", "nôl", "settings", "back", "q"]))
    assert said[3].startswith(said[2].rstrip("\n").split("\n")[0])
    assert "cymorth" in said[1]
    assert said[5].startswith(said[7].split("\n")[0])
