"""``docs/coverage.md`` says where each idea of the slides is taught; its steps exist, and say the words it claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.course.layout import LOADER

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")

Places = list[tuple[str, list[str]]]
"""Files under ``lessons/`` without their ending, each with what is named in it."""

_FILE = re.compile(r"`((?:what|when|why|how|frameworks)/[a-z0-9-]+)`(?:: ((?:`[a-z0-9/-]+`(?:, )?)+))?")


def places(cell: str) -> Places:
    return [(file, re.findall(r"`([^`]+)`", names)) for file, names in _FILE.findall(cell)]


def words(texts: object) -> Iterator[str]:
    """Every text of a step, with what is inside its cases and options."""
    if isinstance(texts, dict):
        for text in texts.values():
            yield from words(text)
    elif isinstance(texts, list):
        for text in texts:
            yield from words(text)
    else:
        yield re.sub(r"[*_`]", "", " ".join(str(texts).split()))


@cache
def steps(file: str) -> dict[str, object]:
    """The steps of a lesson by id, and their cases and options as ``step/case``."""
    path = ROOT / "lessons" / f"{file}.yaml"
    assert path.is_file(), f"{file} is not there"
    found: dict[str, object] = {}
    for step in yaml.load(path.read_text(encoding="utf-8"), LOADER).get("steps", ()):
        name = next(iter(step.values()))
        found[name] = step
        for kind in ("cases", "pairs", "items", "options"):
            found |= {f"{name}/{one['id']}": one for one in step.get(kind, ())}
    return found


def test_every_lesson_step_and_case_that_is_named_exists() -> None:
    named = places(PAGE)
    assert len(named) > 80
    missing = [
        f"{file}: {one}"
        for file, names in named
        for one in names
        if not file.startswith("frameworks/") and one not in steps(file)
    ]
    assert missing == []


def own_words() -> list[tuple[list[str], Places]]:
    """The rows of the slides' own words: the words, and where they have to be said."""
    table = PAGE.partition("## The slides' own words")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| “")]
    return [(re.findall(r"“([^”]+)”", said), places(where)) for said, where in rows]


@pytest.mark.parametrize(("said", "where"), own_words(), ids=lambda one: str(one[0]))
def test_the_slides_own_words_are_said_in_the_steps_that_are_named(said: list[str], where: Places) -> None:
    assert said
    assert where
    for file, names in where:
        for name in names:
            text = " ".join(words(steps(file)[name])).casefold()
            assert [one for one in said if one.casefold() not in text] == [], f"{file}/{name}"
