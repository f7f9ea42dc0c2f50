"""From a key press to the frame that shows what it did."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from statistics import median

from benchmarks.courses import SEED, ladder_in_hand, real_course
from benchmarks.pairs import Comparison, compare
from benchmarks.programs import HOME, copro, label_app
from benchmarks.terminal import Terminal
from copro_tui.exercises import Order

DOWN, UP, ENTER = b"\x1b[1;2B", b"\x1b[1;2A", b"\r"
"""Shift and an arrow key move a rung; they change the label too."""


def moving_a_rung(folder: Path) -> Comparison:
    """Moving the top rung of a ladder down to the foot, and up again, against changing one label as often.

    A run is one way; its figure is the median of its key presses. Both programs stay open throughout.
    """
    course = real_course(folder)
    ladder = ladder_in_hand(course)
    moves = len(ladder.items) - 1
    with copro(course) as board, label_app() as label:
        board.painted_after(HOME)
        board.rest()
        board.press(ENTER)
        board.painted_after(re.escape(ladder.prompt[:20]))
        label.painted_after("count 0 ")
        comparison = compare(
            "moving a rung",
            "ms",
            _run_of_presses(board, _ways(_rungs(ladder), moves), moves),
            _run_of_presses(label, _ways([f"count {number} " for number in range(moves + 1)], moves), moves),
            against="changing a label",
            aim=3,
        )
        board.quit()
        label.quit()
    return comparison


def _rungs(ladder: Order) -> list[str]:
    """What shows that the rung which was at the top has come to each place, from the top down."""
    moved = str(ladder.fresh(SEED)[0])  # type: ignore[index]
    name = next(item.text for item in ladder.items if item.id == moved)
    return [rf"\b{ladder.number(place)}\b[^\w\n]*{re.escape(name)}" for place in range(len(ladder.items))]


def _ways(shown: list[str], moves: int) -> Iterator[tuple[bytes, str]]:
    """For ever down and up: each key, and what is painted once it has done its work."""
    down = [(DOWN, one) for one in shown[1:]]
    up = [(UP, one) for one in reversed(shown[:-1])]
    return cycle([*down, *up])


def _run_of_presses(terminal: Terminal, presses: Iterator[tuple[bytes, str]], moves: int) -> Callable[[], float]:
    """A run of ``moves`` key presses, each with the program at rest; it tells their median in milliseconds."""

    def run() -> float:
        seconds = []
        for _move in range(moves):
            key, shown = next(presses)
            terminal.rest()
            terminal.press(key)
            seconds.append(terminal.painted_after(shown))
        return median(seconds) * 1000

    return run
