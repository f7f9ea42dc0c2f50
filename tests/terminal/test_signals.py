"""A signal ends the program in order: the terminal is as it was, what was typed is kept, and the status says why."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from copro_tui.cli.terminal import ended_by_signal
from tests.cli.terminals import Terminal, terminal
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import start
from tests.terminal.modes import left_on

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are a thing of Unix")

ENDING = ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT", "SIGUSR1", "SIGUSR2"]


def at_words(screen: Terminal) -> None:
    """Go on from home to the step at which one writes."""
    screen.until(lambda: b"A small course" in screen.output)
    screen.type(b"\r")
    screen.until(lambda: b"Saved as you type" in screen.output)


def draft_of(folder: Path, clock: FakeClock, step: str) -> object:
    return start(folder, clock).open_lesson(FIRST, step).view().answer


@pytest.mark.parametrize("name", ENDING)
def test_a_signal_puts_the_terminal_back_and_keeps_what_was_typed(folder: Path, clock: FakeClock, name: str) -> None:
    start(folder, clock).open_lesson(FIRST, "words")
    number = signal.Signals[name]
    with terminal("--course", str(folder)) as screen:
        at_words(screen)
        screen.type(b"My own words")
        screen.until(lambda: any("My own words" in line for line in screen.picture.display))
        os.kill(screen.process.pid, number)
        assert screen.end() == 128 + number
        assert left_on(screen.output) == set()
        last = screen.output.rpartition(b"\x1b[")[2]
        assert ended_by_signal(number, kept=True).encode() in last
        assert b"Traceback" not in screen.output
    assert draft_of(folder, clock, "words") == "My own words"
