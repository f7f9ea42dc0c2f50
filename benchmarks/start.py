"""From the command to the first frame of home."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.courses import course_of, real_course
from benchmarks.pairs import Comparison, medians
from benchmarks.terminal import Terminal
from benchmarks.words import EMPTY, HOME

MANY, FEW = 1000, 20
"""Lessons of the large and of the small course."""


def first_frame(folder: Path) -> Iterator[Comparison]:
    """Home with a real record, against the empty app."""
    course = real_course(folder)
    copro, empty = medians(_home(course), _milliseconds(EMPTY, "benchmarks.peers", "empty"))
    yield Comparison("first frame of home", copro, empty, "ms", "an empty app", 1.35)


def course_size(folder: Path) -> Iterator[Comparison]:
    """Home with a large course, against home with a small one."""
    large, small = course_of(folder / "large", MANY), course_of(folder / "small", FEW)
    many, few = medians(_home(large), _home(small))
    yield Comparison(f"home with {MANY:,} lessons", many, few, "ms", f"with {FEW} lessons", 1.15)


def _home(course: Path) -> Callable[[], float]:
    return _milliseconds(HOME, "copro_tui", "--course", str(course))


def _milliseconds(text: str, *command: str) -> Callable[[], float]:
    """A run that starts a program and tells how long it took until ``text`` was painted."""

    def run() -> float:
        with Terminal(*command) as terminal:
            seconds = terminal.painted_after(text)
            terminal.quit()
        return seconds * 1000

    return run
