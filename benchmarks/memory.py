"""The most memory that the program has at any moment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.courses import real_course
from benchmarks.pairs import Comparison, compare
from benchmarks.programs import EMPTY, HOME, copro, empty_app
from benchmarks.terminal import Terminal


def peak_memory(folder: Path) -> Comparison:
    """Home with a real record, against the empty app."""
    course = real_course(folder)
    return compare(
        "peak memory at home",
        "MB",
        _megabytes(lambda: copro(course), HOME),
        _megabytes(empty_app, EMPTY),
        against="an empty app",
        aim=1.5,
    )


def _megabytes(start: Callable[[], Terminal], text: str) -> Callable[[], float]:
    """A run that starts a program, waits for ``text``, quits and tells the peak."""

    def run() -> float:
        with start() as terminal:
            terminal.painted_after(text)
            return terminal.quit() / 1_000_000

    return run
