"""From a key press to the frame that shows what it did."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from statistics import median

from benchmarks.courses import ladder_in_hand, real_course
from benchmarks.pairs import Comparison, compared, pairs
from benchmarks.terminal import Terminal, module
from benchmarks.words import HOME, LABEL
from copro_tui.exercises import Order

DOWN, UP = b"\x1b[1;2B", b"\x1b[1;2A"
"""Shift and an arrow key: they move a rung, and change the label."""


def moving_a_rung(folder: Path) -> Iterator[Comparison]:
    """Moving the top rung of a ladder to the foot and back, against changing one label as often.

    Both programs stay open throughout. A run is one way, and its figure the median of its key presses.
    """
    course = real_course(folder)
    _lesson, ladder = ladder_in_hand(course)
    program, peer = module("copro_tui", "--course", str(course)), module("benchmarks.peers", "label")
    with Terminal(program) as board, Terminal(peer) as label:
        board.painted_after(HOME)
        board.rest()
        board.press(b"\r")
        board.painted_after(re.escape(ladder.prompt[:20]))
        label.painted_after(LABEL.format(0))
        runs = pairs(
            _one_way(board, _rungs(ladder)),
            _one_way(label, [LABEL.format(number) for number in range(len(ladder.items))]),
        )
        board.quit()
        label.quit()
    yield compared("moving a rung", runs, "ms", "changing a label", 3)


def _rungs(ladder: Order) -> list[str]:
    """What shows that the rung which is at the top now has come to each place, from the top down."""
    name = re.escape(ladder.items[0].text)
    return [rf"\b{ladder.number(place)}\b[^\w\n]*{name}" for place in range(len(ladder.items))]


def _one_way(terminal: Terminal, shown: Sequence[str]) -> Callable[[], float]:
    """A run of key presses from the first of ``shown`` to the last, or back; it tells their median."""
    there = [(DOWN, one) for one in shown[1:]]
    back = [(UP, one) for one in reversed(shown[:-1])]
    ways = cycle([there, back])

    def run() -> float:
        seconds = []
        for key, pattern in next(ways):
            terminal.rest()
            terminal.press(key)
            seconds.append(terminal.painted_after(pattern))
        return median(seconds) * 1000

    return run
