"""The most memory that the program has at any moment, from its start to its end."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.courses import ladder_in_hand, real_course, settle
from benchmarks.pairs import Comparison, compared, pairs
from benchmarks.terminal import Terminal, module
from benchmarks.words import EMPTY, HOME

AIM = 1.5


def peak_memory(folder: Path) -> Iterator[Comparison]:
    """Home with a real record, and a whole lesson, each against the empty app."""
    course = real_course(folder / "course")
    shutil.copytree(course / "progress", folder / "begun")
    lesson, ladder = ladder_in_hand(course)
    first, last = lesson.steps.index(ladder) + 1, len(lesson.steps)
    program = module("copro_tui", "--course", str(course))
    settle()

    def empty() -> float:
        with Terminal(module("benchmarks.peers", "empty")) as terminal:
            terminal.painted_after(EMPTY)
            return _megabytes(terminal)

    def home() -> float:
        with Terminal(program) as terminal:
            terminal.painted_after(HOME)
            return _megabytes(terminal)

    def whole_lesson() -> float:
        shutil.rmtree(course / "progress")  # every run changes the record
        shutil.copytree(folder / "begun", course / "progress")
        with Terminal(program) as terminal:
            terminal.painted_after(HOME)
            terminal.rest()
            terminal.press(b"\r")
            for step in range(first, last):
                terminal.painted_after(rf"\b{step} of ")
                terminal.rest()
                terminal.press(b"\tn")  # Tab leaves a text, so that the letter skips the step
            terminal.painted_after(rf"\b{last} of ")
            return _megabytes(terminal)

    yield compared("peak memory, home", pairs(home, empty), "MB", "an empty app", AIM)
    yield compared("peak memory, a lesson", pairs(whole_lesson, empty), "MB", "an empty app", AIM)


def _megabytes(terminal: Terminal) -> float:
    return terminal.quit() / 1_000_000
