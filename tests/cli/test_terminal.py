"""The program in a real pseudo-terminal: it draws, shows the cursor, and ends cleanly."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from copro_tui.errors import ExitCode
from tests.cli.terminals import terminal
from tests.clock import FakeClock
from tests.courses import EVERY_KIND, FIRST, write_course
from tests.players import open_store, start

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are a thing of Unix")

SHOW, HIDE = b"\x1b[?25h", b"\x1b[?25l"
CTRL_Q = b"\x11"


def test_the_cursor_is_shown_and_ctrl_q_ends_it_cleanly(folder: Path, clock: FakeClock) -> None:
    open_store(folder, clock)
    with terminal("--course", str(folder)) as screen:
        screen.until(lambda: b"A small course" in screen.output)
        screen.until(lambda: screen.output.rfind(SHOW) > screen.output.rfind(HIDE) >= 0)
        screen.type(CTRL_Q)
        assert screen.end() == ExitCode.OK
    assert screen.output.rfind(SHOW) > screen.output.rfind(HIDE)
    assert b"\x1b[?1049l" in screen.output  # back from the alternate screen
    assert b"Traceback" not in screen.output


@pytest.mark.criterion("EN 5.2")
def test_plain_mode_is_named_before_the_screens_are_drawn(folder: Path, clock: FakeClock) -> None:
    open_store(folder, clock)
    with terminal("--course", str(folder)) as screen:
        screen.until(lambda: b"\x1b[?1049h" in screen.output)  # the alternate screen
        before = screen.output.partition(b"\x1b[?1049h")[0]
        screen.until(lambda: "F1" in screen.picture.display[-1])  # before that the terminal itself could take Ctrl+Q
        screen.type(CTRL_Q)
        screen.end()
    assert b"For a screen reader: copro plain\r\n" in before


def test_quitting_in_the_middle_of_a_lesson_keeps_the_place(folder: Path, clock: FakeClock) -> None:
    open_store(folder, clock)
    with terminal("--course", str(folder)) as screen:
        screen.until(lambda: b"A small course" in screen.output)
        screen.type(b"\r")
        screen.until(lambda: b"1 of 8" in screen.output)
        screen.type(b"\r")
        screen.until(lambda: b"Build the ladder" in screen.output)
        screen.type(CTRL_Q)
        assert screen.end() == ExitCode.OK
    stopped = start(folder, clock).resume_point()
    assert stopped is not None
    assert (stopped.lesson.ref, stopped.step) == (FIRST, "build")


def test_a_mistake_is_one_line_in_a_terminal_too(tmp_path: Path) -> None:
    with terminal("--course", str(tmp_path)) as screen:
        assert screen.end() == ExitCode.COURSE
    assert screen.output.count(b"\n") == 1
    assert screen.output.startswith(b"copro: There is no course in")
    assert HIDE not in screen.output


def test_a_mistake_that_would_steer_the_terminal_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    bad = EVERY_KIND.replace("minutes: 7", 'minutes: "\\e[31mX"')
    folder = write_course(tmp_path, lessons={"what/1-bad": bad, "when/1-good": EVERY_KIND})
    with terminal("check", str(folder)) as screen:
        assert screen.end() == ExitCode.FOUND_PROBLEMS
    assert b"[31mX" in screen.output
    assert b"\x1b" not in screen.output
