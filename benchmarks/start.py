"""From the command to the first frame: by the clock, and of the processor's time, which other programs disturb less."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.courses import course_of, people, real_course, settle
from benchmarks.pairs import Comparison, compared, pairs
from benchmarks.terminal import Terminal, module
from benchmarks.words import EMPTY, HOME, WHO
from copro_tui.course.course import open_course

MANY, FEW = 1000, 20
"""Lessons of the large and of the small course."""

LEARNERS = 1000
"""How many learn in one folder."""

Run = Callable[[], tuple[float, float]]
"""Starts a program; tells how many milliseconds it took by the clock, and how many of them of the processor."""

_EMPTY = module("benchmarks.peers", "empty")


def first_frame(folder: Path) -> Iterator[Comparison]:
    """Home with a real record, against the empty app."""
    course = real_course(folder)
    settle()
    yield from _compared("first frame of home", _home(course), _started(_EMPTY, EMPTY), "an empty app", 1.35)


def in_a_terminal(folder: Path) -> Iterator[Comparison]:
    """What people type, up to the name of the first module, in a terminal that answers questions; so the empty app."""
    course = real_course(folder)
    title = open_course(course).modules[0].title
    copro = [str(Path(sys.executable).with_name("copro")), "--course", str(course)]
    settle()
    ours, empty = (_started(*one, answering=True) for one in ((copro, re.escape(title)), (_EMPTY, EMPTY)))
    yield from _compared("in a terminal", ours, empty, "an empty app", 1.35)


def course_size(folder: Path) -> Iterator[Comparison]:
    """Home with a large course, against home with a small one."""
    large, small = course_of(folder / "large", MANY), course_of(folder / "small", FEW)
    settle()
    yield from _compared(f"home, {MANY:,} lessons", _home(large), _home(small), f"{FEW} lessons", 1.1)


def learners(folder: Path) -> Iterator[Comparison]:
    """Choosing among many learners of one folder, against coming home as the only one."""
    many, one = people(real_course(folder / "many"), LEARNERS), real_course(folder / "one")
    settle()
    choosing = _started(module("copro_tui", "--course", str(many)), WHO)
    yield from _compared(f"{LEARNERS:,} learners", choosing, _home(one), "one learner", 1.3)


def _compared(what: str, copro: Run, baseline: Run, against: str, aim: float) -> Iterator[Comparison]:
    runs = pairs(copro, baseline)
    for name, measure in ((what, 0), ("  of the processor", 1)):
        yield compared(name, [(one[measure], other[measure]) for one, other in runs], "ms", against, aim)


def _home(course: Path) -> Run:
    return _started(module("copro_tui", "--course", str(course)), HOME)


def _started(command: Sequence[str], pattern: str, *, answering: bool = False) -> Run:
    """A run that starts a program, and ends it once text that matches ``pattern`` is painted."""

    def run() -> tuple[float, float]:
        with Terminal(command, answering=answering) as terminal:
            seconds = terminal.painted_after(pattern)
            return seconds * 1000, terminal.kill() * 1000

    return run
