"""The house: only the screens know Textual, and each dependency says what it is there for."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PYPROJECT = ROOT / "pyproject.toml"
PROBE = """\
import importlib, sys
importlib.import_module(sys.argv[1])
print(*sorted({name.split(".")[0] for name in sys.modules} & {"textual", "rich"}))
"""


def modules(folder: Path, package: str) -> Iterator[str]:
    """Every module of a package but those of the screens, found without importing any."""
    yield package
    for one in pkgutil.iter_modules([str(folder)]):
        name = f"{package}.{one.name}"
        if one.ispkg and name not in ("copro_tui.tui", "copro_tui.terminal"):
            yield from modules(folder / one.name, name)
        elif not one.ispkg:
            yield name


@pytest.mark.parametrize("module", modules(ROOT / "copro_tui", "copro_tui"))
def test_a_module_outside_the_screens_starts_without_textual(module: str) -> None:
    command = [sys.executable, "-W", "error", "-c", PROBE, module]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.split() == []


def test_the_modules_are_really_found() -> None:
    found = set(modules(ROOT / "copro_tui", "copro_tui"))
    assert {
        "copro_tui.errors",
        "copro_tui.exercises.order",
        "copro_tui.player.lesson_player",
        "copro_tui.__main__",
    } <= found
    assert not any(name.startswith(("copro_tui.tui", "copro_tui.terminal")) for name in found)


def test_textual_is_pinned_exactly() -> None:
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    assert [one for one in project["dependencies"] if one.startswith("textual")] == ["textual==8.2.8"]


@pytest.mark.parametrize("opening", ["dependencies = [", "test = ["])
def test_each_dependency_says_what_it_is_there_for(opening: str) -> None:
    lines = PYPROJECT.read_text(encoding="utf-8").split(f"\n{opening}\n")[1].split("\n]")[0].splitlines()
    assert lines
    assert [line.strip() for line in lines if not line.partition("#")[2].strip()] == []
