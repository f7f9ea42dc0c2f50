"""The rhythm of the lessons' prose: plain, and not clipped.

Short sentences are easy to read one by one; one after another they sound like orders. So most sentences have more than
five words, and a lesson's sentences have about ten on average, which keeps the reading age where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

LESSONS = sorted((Path(__file__).parents[2] / "lessons").glob("*/[0-9]*.yaml"))

PROSE = {"text", "because", "after", "remember", "prompt", "hint", "gloss"}
SHORT = 5
"""A sentence of at most so many words is short."""

ENOUGH = 80
"""The fewest sentences that have a rhythm; a lesson that is mostly a conversation has fewer."""

_PARTS = re.compile(r"\n\n|\n(?=\s*[-*] )")
_SENTENCE = re.compile(r"(?<=[.?!])[”)]?\s+(?=[“(A-Z0-9])")


@cache
def read(path: Path) -> object:
    return yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def texts(node: object, key: str = "") -> Iterator[str]:
    """What learners read as running text, near misses and reasons by point included."""
    if isinstance(node, dict):
        if "talk" in node:
            return  # people speak in it, and they are brief
        whole = key in ("near_miss", "because")
        for name, value in node.items():
            yield from texts(value, "because" if whole else name)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value, key)
    elif key in PROSE:
        yield str(node)


@cache
def lengths(path: Path) -> tuple[int, ...]:
    """The words of each sentence that ends as one; labels and options that are no sentences are left out."""
    found = []
    for text in texts(read(path)):
        for part in _PARTS.split(text):
            plain = " ".join(re.sub(r"^\s*[-*] |[*`_]", "", part).split())
            found += [len(one.split()) for one in _SENTENCE.split(plain) if re.search(r"[.?!][”)]?$", one)]
    return tuple(found)


def share_of_short(found: tuple[int, ...]) -> float:
    return sum(one <= SHORT for one in found) / len(found)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_lesson_is_neither_clipped_nor_long_winded(path: Path) -> None:
    found = lengths(path)
    if len(found) < ENOUGH:
        return
    assert share_of_short(found) <= 0.20, "too many sentences of five words or fewer"
    assert 9.0 <= sum(found) / len(found) <= 13.0
    assert sum(one > 30 for one in found) <= 3


def test_the_course_as_a_whole_is_not_clipped() -> None:
    found = tuple(one for path in LESSONS for one in lengths(path))
    assert share_of_short(found) <= 0.125
    assert 9.5 <= sum(found) / len(found) <= 12.0


WHOM = re.compile(r"(?<!\bto )(?<!\bby )(?<!\bof )(?<!\bon )(?<!\bfor )(?<!\bwith )(?<!\bfrom )\bwhom\b", re.IGNORECASE)


def test_whom_is_left_to_where_a_preposition_asks_for_it() -> None:
    """People say *who*; most relative clauses need neither."""
    assert [f"{path.stem}: {text}" for path in LESSONS for text in texts(read(path)) if WHOM.search(text)] == []
