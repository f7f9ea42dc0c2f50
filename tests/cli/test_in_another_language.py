"""What the command line says, in a language that nobody speaks: the help of every command, and mistakes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copro_tui.cli.main import main
from tests.cli.test_lazy import LATER
from tests.pseudo import CODE, english_in, speak, words_of

NAMES = words_of("copro served en", *(" ".join(words) for words in LATER))
"""The names of commands, which are the same in every language, and what some options are without being given."""


@pytest.fixture(autouse=True)
def _spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speak(tmp_path / "pseudo", monkeypatch)


def english(said: str) -> list[str]:
    """What is English in it, but for the names of commands and options."""
    return english_in(re.sub(r"--?[a-z][a-z-]*", "", said), NAMES)


@pytest.mark.parametrize("words", [(), *LATER], ids=lambda words: " ".join(words) or "copro")
def test_all_help_can_be_in_another_language(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", CODE, *words, "--help"]) == 0
    assert english(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nothing"],
        ["nothing"],
        ["--course"],
        ["cohort", "nothing"],
        ["cohort", "show"],
        ["cohort", "show", "spring", "autumn"],
        ["assign", "what"],
        ["report", "spring", "--stuck=1"],
        ["record", "show"],
        ["plan"],
        ["check", "--output", "out.html"],
    ],
    ids=" ".join,
)
def test_all_mistakes_can_be_named_in_another_language(
    folder: Path, arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert main(["--language", CODE, *arguments]) != 0
    said = capsys.readouterr()
    assert said.err.startswith("⟦")
    assert english(re.sub(r"'.*?'|“.*?”|\([a-z ]*\)", "", said.err)) == []
