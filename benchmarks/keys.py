"""From a key press to the frame that shows what it did."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from statistics import median

from msgspec import Struct

from benchmarks.courses import ladder_in_hand, real_course, stopped_at
from benchmarks.pairs import Comparison, compared, pairs
from benchmarks.terminal import Terminal, module
from benchmarks.words import HOME, LABEL
from copro_tui.exercises import Order

DOWN, UP = b"\x1b[1;2B", b"\x1b[1;2A"
"""Shift and an arrow key: they move a rung, and change the label."""

ARROW_UP, ARROW_DOWN, RIGHT, LEFT = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D"


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


class Board(Struct, frozen=True):
    """A step, the key that begins there, and two keys that go to and fro between two of its places."""

    what: str
    step: str
    """``module/lesson/step``."""
    first: bytes
    keys: tuple[bytes, bytes]
    places: tuple[int, int]
    """The numbers of the places that the two keys lead to."""


BOARDS = (
    Board("lanes", "what/spectrum/first-five", b"1", (RIGHT, LEFT), (2, 1)),
    Board("ladder", "what/ladders/arnstein-cases", b"1", (ARROW_UP, ARROW_DOWN), (2, 1)),
    Board("list", "what/what-it-means/shut-out", b"1", (ARROW_DOWN, ARROW_UP), (2, 1)),
    Board("domains", "when/cynefin/situations", b"3", (RIGHT, LEFT), (2, 3)),
    Board("zones", "what/what-it-means/who-is-in-the-room", b"1", (RIGHT, LEFT), (2, 1)),
    Board("circle", "when/stages/which-stage", b"1", (RIGHT, LEFT), (2, 1)),
    Board("risk scale", "when/risk/risk-cases", b"1", (RIGHT, LEFT), (2, 1)),
    Board("options", "what/spectrum/which-holds", ARROW_DOWN, (ARROW_DOWN, ARROW_UP), (3, 2)),
)


def on_each_board(folder: Path) -> Iterator[Comparison]:
    """A key on each board to its painted frame, against changing one label as often."""
    for board in BOARDS:
        course = stopped_at(folder / board.what.replace(" ", "-"), board.step)
        program, peer = module("copro_tui", "--course", str(course)), module("benchmarks.peers", "label")
        with Terminal(program) as shown, Terminal(peer) as label:
            shown.painted_after(HOME)
            shown.rest()
            shown.press(b"\r")
            shown.rest()
            shown.press(board.first)
            shown.rest()
            label.painted_after(LABEL.format(0))
            runs = pairs(_to_and_fro(shown, board), _one_way(label, [LABEL.format(0), LABEL.format(1)]))
            shown.quit()
            label.quit()
        yield compared(f"a key on {board.what}", runs, "ms", "changing a label", 2.5)


def _to_and_fro(terminal: Terminal, board: Board) -> Callable[[], float]:
    """A run of some key presses to and fro; it tells their median."""

    def run() -> float:
        seconds = []
        for key, place in [*zip(board.keys, board.places, strict=True)] * 3:
            terminal.rest()
            terminal.press(key)
            seconds.append(terminal.painted_after(rf"▶\W*(A\W+)?{place}\b"))
        return median(seconds) * 1000

    return run


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
