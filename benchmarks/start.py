"""From the command to the first frame of home."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.courses import course_of, real_course
from benchmarks.pairs import Comparison, compare
from benchmarks.programs import EMPTY, HOME, copro, empty_app
from benchmarks.terminal import Terminal

MANY, FEW = 1000, 20
"""Lessons of the large and of the small course."""


def first_frame(folder: Path) -> Comparison:
    """Home with a real record, against the empty app."""
    course = real_course(folder)
    return compare(
        "first frame of home",
        "ms",
        _milliseconds(lambda: copro(course), HOME),
        _milliseconds(empty_app, EMPTY),
        against="an empty app",
        aim=1.35,
    )


def course_size(folder: Path) -> Comparison:
    """Home with a large course, against home with a small one."""
    large, small = course_of(folder / "large", MANY), course_of(folder / "small", FEW)
    return compare(
        f"home with {MANY:,} lessons",
        "ms",
        _milliseconds(lambda: copro(large), HOME),
        _milliseconds(lambda: copro(small), HOME),
        against=f"with {FEW} lessons",
        aim=1.15,
    )


def _milliseconds(start: Callable[[], Terminal], text: str) -> Callable[[], float]:
    """A run that starts a program and tells how long it took until ``text`` was painted."""

    def run() -> float:
        with start() as terminal:
            seconds = terminal.painted_after(text)
            terminal.quit()
        return seconds * 1000

    return run
