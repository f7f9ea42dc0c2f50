"""What the tests of the cache stand on."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.course import loader
from copro_tui.course.yaml_nodes import Rules, read_text
from tests.course.cached import RENAMED, everything, opened
from tests.courses import write_course


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files of the course that were read, as they are read."""
    names: list[str] = []

    def reading(path: Path, name: str, rules: Rules) -> str:
        names.append(name.removeprefix("lessons/"))
        return read_text(path, name, rules)

    monkeypatch.setattr(loader, "read_text", reading)
    return names


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where the cache is."""
    return tmp_path / "cache" / "courses"


@pytest.fixture
def small(tmp_path: Path, kept: Path) -> Path:
    """The folder of the small course, with all of it in the cache."""
    folder = write_course(tmp_path / "course", lessons=RENAMED)
    everything(opened(folder, kept))
    return folder
