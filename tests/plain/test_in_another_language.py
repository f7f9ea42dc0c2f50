"""Plain mode in a language that nobody speaks: no English is left, whatever is asked for."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from copro_tui.progress.learners import Learners
from tests.clock import FakeClock
from tests.plain.talking import talk
from tests.plain.transcripts import HERE, NAMES
from tests.pseudo import CODE, depth, english_in, speak, words_of

ASIDES = [
    *("?", "full", "again", "summary", "more", "where", "question", "places", "case", "normal"),
    *("settings", "?", "colours", "1", "b", "keys", "?", "list", "lesson.hint = x", "lesson.hint = f1", "b", "b"),
    *(
        "frameworks",
        "1",
        "?",
        "",
        "b",
        "b",
        "words",
        "1",
        "b",
        "b",
        "results",
        "?",
        "b",
        "plan",
        "?",
        "b",
        "journal",
        "b",
    ),
    *(
        "sources",
        "1",
        "b",
        "b",
        "practice",
        "?",
        "",
        "2",
        "",
        "",
        "b",
        "/ nothing",
        "b",
        "/ ladder",
        "1",
        "b",
        "b",
        "nonsense",
    ),
    *("review", "", "b", "contact", "My letter", "b", "what", "2", "?", "list", "", "hint", "c", "", "go", "2", "home"),
    *("12", "?", "2", "?", "b", "q"),
]
"""What is looked at besides the lessons."""

FIRST_START = ["?", "nothing", "2", "?", " ", "Ben", "?", "q"]


def english(said: str, folder: Path) -> list[str]:
    """The English that is left in what was said, less what was typed, what is the course's, and ids of commands."""
    files = (path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml"))
    typed = (line for line in said.splitlines() if line.startswith("> "))
    known = words_of("Ann copro English qps", str(folder), *files, *typed)
    answers = [line for line in said.splitlines() if not line.startswith("> ")]
    return english_in(re.sub(r"“[^”]*”|^[a-z]+\.[a-z-]+ =", "", "\n".join(answers), flags=re.MULTILINE), known)


@pytest.mark.parametrize("name", [*NAMES, "asides", "first start"])
def test_plain_mode_can_be_in_another_language(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    speak(tmp_path / "pseudo", monkeypatch)
    folder = tmp_path / "course"
    shutil.copytree(HERE / "lessons", folder / "lessons")
    typed = HERE / f"{name}.typed.txt"
    lines = ASIDES if name == "asides" else FIRST_START
    if typed.exists():
        lines = typed.read_text(encoding="utf-8").splitlines()[1:]
    if name != "first start":
        Learners(folder / "progress").create("Ann", clock(), CODE)
    said = talk(folder, clock, lines, width=80)
    assert english(said, folder) == []
    assert [line for line in said.splitlines() if depth(line) > 2] == []
