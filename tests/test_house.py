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

def loaded(*packages):
    return [name for name in sys.modules if name.partition(".")[0] in packages]

for module in sys.argv[1:]:
    for name in loaded("copro_tui", "textual", "rich"):
        del sys.modules[name]
    try:
        importlib.import_module(module)
    except BaseException as error:
        print(f"{module}: {error!r}")
    if found := loaded("textual", "rich"):
        print(f"{module} loads {found[0]}")
"""
"""Imports modules, each as if it were the first of the program; says which cannot be, and which load Textual."""


def modules(folder: Path, package: str) -> Iterator[str]:
    """Every module of a package but those of the screens, found without importing any."""
    yield package
    for one in pkgutil.iter_modules([str(folder)]):
        name = f"{package}.{one.name}"
        if one.ispkg and name not in ("copro_tui.tui", "copro_tui.terminal"):
            yield from modules(folder / one.name, name)
        elif not one.ispkg:
            yield name


def probed(*names: str) -> list[str]:
    """What is wrong with modules that are each imported alone, warnings being errors."""
    command = [sys.executable, "-W", "error", "-c", PROBE, *names]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout.splitlines()


def parts() -> dict[str, list[str]]:
    """The modules outside the screens by the part of the house that they are in."""
    found: dict[str, list[str]] = {}
    for name in modules(ROOT / "copro_tui", "copro_tui"):
        found.setdefault(".".join(name.split(".")[:2]), []).append(name)
    return found


@pytest.mark.parametrize("part", parts())
def test_each_module_outside_the_screens_can_be_imported_first_and_without_textual(part: str) -> None:
    assert probed(*parts()[part]) == []


def test_what_loads_textual_or_cannot_be_imported_is_said_of_each_module_alone() -> None:
    screens, missing = probed("copro_tui.tui.app", "copro_tui.missing", "copro_tui.errors")
    assert screens.startswith("copro_tui.tui.app loads ")
    assert missing == "copro_tui.missing: ModuleNotFoundError(\"No module named 'copro_tui.missing'\")"


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
