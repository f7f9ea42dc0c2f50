"""The program itself, in a terminal that sends what it should not."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest

from copro_tui.errors import ExitCode
from tests.cli.terminals import Terminal, terminal
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import start
from tests.terminal.modes import left_on
from tests.terminal.test_signals import at_words, draft_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are a thing of Unix")

SENT = (
    (b"Caf\xe9 ", "Caf� "),
    (b"\xa320 ", "�20 "),
    (b"\x1b[M" + bytes([67, 152, 42]), ""),
    (b"\x1b[97:65;2;65u", "A"),
    (b"\x1b[97;1:3u", ""),
    (b"\x1b[99999999u", ""),
    (b"\x1b[55296u", ""),
    (b"\x1b[200~one\x1b two\x1b[201~", "one two"),
    (b"\x1b[<35;99999999;99999999M", ""),
    (b"\x1b[48;99999999;99999999;1;1t", ""),
    (b"\x1b]11;rgb:0/0/0\x07", ""),
    (b"\x1b[?62;22c", ""),
    (b"\x00", ""),
    ("ŵ名🐑".encode(), "ŵ名🐑"),
    (b" the end", " the end"),
)
"""What is sent while one writes, and what of it is in the text."""


def test_whatever_is_sent_the_program_goes_on_and_keeps_the_text(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).open_lesson(FIRST, "words")
    with terminal("--course", str(folder), columns=100) as screen:
        at_words(screen)
        for data, _text in SENT:
            screen.type(data)
        screen.until(lambda: any("the end" in line for line in screen.picture.display))
        os.kill(screen.process.pid, signal.SIGTERM)
        assert screen.end() == 128 + signal.SIGTERM
        assert b"Traceback" not in screen.output
    assert draft_of(folder, clock, "words") == "".join(text for _data, text in SENT)


def test_a_terminal_that_vanishes_ends_the_program_and_keeps_what_was_typed(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).open_lesson(FIRST, "words")
    with terminal("--course", str(folder)) as screen:
        at_words(screen)
        screen.type(b"Gone")
        screen.until(lambda: any("Gone" in line for line in screen.picture.display))
        screen.vanish()
        assert screen.process.wait(timeout=10) == 128 + signal.SIGHUP
    assert draft_of(folder, clock, "words") == "Gone"


def whole(screen: Terminal) -> bool:
    """Whether home is drawn to its end: the name at its top, what is counted after the first frame, and the keys."""
    top, *_others, keys = screen.picture.display
    return (
        "Ann" in top and "F1 Help" in keys and any(re.search(r"Sources +\d", line) for line in screen.picture.display)
    )


def test_suspended_the_terminal_is_the_shells_and_then_the_screen_is_drawn_again(
    folder: Path, clock: FakeClock
) -> None:
    start(folder, clock).open_lesson(FIRST, "welcome")
    with terminal("--course", str(folder)) as screen:
        screen.until(lambda: whole(screen))
        drawn = list(screen.picture.display)
        for _time in range(2):
            screen.type(b"\x1a")
            screen.until(lambda: stopped(screen.process.pid))
            screen.until(lambda: not left_on(screen.output))
            screen.picture.reset()
            os.kill(screen.process.pid, signal.SIGCONT)
            screen.until(lambda: list(screen.picture.display) == drawn)
        screen.type(b"\x11")
        assert screen.end() == ExitCode.OK
        assert left_on(screen.output) == set()


def test_told_to_go_on_without_having_stopped_it_keeps_the_terminal_as_it_was(folder: Path, clock: FakeClock) -> None:
    start(folder, clock)
    with terminal("--course", str(folder)) as screen:
        before = screen.settings()
        screen.until(lambda: b"A small course" in screen.output)
        assert screen.settings() != before
        os.kill(screen.process.pid, signal.SIGCONT)
        screen.type(b",")
        screen.until(lambda: b"Settings" in screen.output)
        screen.type(b"\x11")
        assert screen.end() == ExitCode.OK
        assert screen.settings() == before


def stopped(pid: int) -> bool:
    """Whether a child is stopped."""
    found, status = os.waitpid(pid, os.WNOHANG | os.WUNTRACED)
    return found == pid and os.WIFSTOPPED(status)
