"""The example of docs/trainers.md, as it is printed, in a copy of the course and with a home of its own."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.programs import said

ROOT = Path(__file__).parents[2]


def commands() -> list[list[str]]:
    """The commands of the example, without the program's name and without remarks."""
    page = (ROOT / "docs" / "trainers.md").read_text(encoding="utf-8")
    found = re.search(r"^## In five minutes\n+```sh\n(.*?)```", page, re.DOTALL | re.MULTILINE)
    assert found is not None
    return [shlex.split(line, comments=True) for line in found[1].splitlines()]


def test_the_example_works_as_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "lessons", tmp_path / "course" / "lessons")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path / "course")
    printed = ""
    for program, *arguments in commands():
        assert program == "copro"
        printed = said(capsys, *arguments)
    assert len(commands()) == 7
    assert "Spring group: who has done what" in printed
    assert "Ann" in printed
    assert "1 person." in printed
