"""The most memory that the program has at any moment, from its start to its end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from benchmarks.courses import ladder_in_hand, real_course
from benchmarks.pairs import Comparison, medians
from benchmarks.terminal import Terminal
from benchmarks.words import EMPTY, HOME

AIM = 1.5


def peak_memory(folder: Path) -> Iterator[Comparison]:
    """Home with a real record, and a whole lesson, each against the empty app."""
    course = real_course(folder / "home")
    fresh = count()

    def empty() -> float:
        with Terminal("benchmarks.peers", "empty") as terminal:
            terminal.painted_after(EMPTY)
            return _megabytes(terminal)

    def home() -> float:
        with Terminal("copro_tui", "--course", str(course)) as terminal:
            terminal.painted_after(HOME)
            return _megabytes(terminal)

    def whole_lesson() -> float:
        begun = real_course(folder / f"lesson-{next(fresh)}")  # every run changes its record
        lesson, ladder = ladder_in_hand(begun)
        first, last = lesson.steps.index(ladder) + 1, len(lesson.steps)
        with Terminal("copro_tui", "--course", str(begun)) as terminal:
            terminal.painted_after(HOME)
            terminal.rest()
            terminal.press(b"\r")
            for step in range(first, last):
                terminal.painted_after(f"step {step} of ")
                terminal.rest()
                terminal.press(b"\tn")  # Tab leaves a text, so that the letter skips the step
            terminal.painted_after(f"step {last} of ")
            return _megabytes(terminal)

    yield Comparison("peak memory, home", *medians(home, empty), "MB", "an empty app", AIM)
    yield Comparison("peak memory, a lesson", *medians(whole_lesson, empty), "MB", "an empty app", AIM)


def _megabytes(terminal: Terminal) -> float:
    return terminal.quit() / 1_000_000
