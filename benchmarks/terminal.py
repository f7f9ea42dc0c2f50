"""A program in a real pseudo-terminal: how long until something is painted, and what the run has cost."""

from __future__ import annotations

import os
import pty
import re
import resource
import select
import signal
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Self

from benchmarks.home import HOME

ROOT = Path(__file__).resolve().parent.parent
"""Where the programs are started, so that they are those of this very tree."""

ROWS_AND_COLUMNS = (24, 80)

PATIENCE = 30.0
"""Seconds until a program that has not painted what is awaited is given up."""

STILL = 0.1
"""Seconds without output after which a program is at rest."""

QUIT = b"\x11"
"""Ctrl+Q."""

_LOOKS = re.compile(rb"\x1b\[[0-9;:]*m|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_STEERING = re.compile(rb"\x1b\[[0-9;:?<=>$]*[ -/]*[@-~]|\x1b.|\r")


ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;2$y"}
"""What terminals of today say when they are asked for synchronised output, and for telling their size in-band."""


def module(name: str, *arguments: str) -> list[str]:
    """The command ``python -m name arguments``."""
    return [sys.executable, "-m", name, *arguments]


class Terminal:
    """One run of a command, from its start to its end. Leaving it half-way ends the program."""

    def __init__(self, command: Sequence[str], *, answering: bool = False) -> None:
        """``answering``: whether the terminal answers what the program asks it, as a person's does."""
        self._command = list(command)
        self._answers = ANSWERS if answering else {}
        self._output = b""
        self._since = time.perf_counter()
        self._pid, self._handle = pty.fork()
        if self._pid == 0:
            _become(self._command)
        self._running = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._running:
            self.kill()

    def painted_after(self, pattern: str) -> float:
        """Seconds from the start, or from the last key, until text that matches ``pattern`` is painted."""
        wanted = re.compile(pattern)
        while not wanted.search(self._painted()):
            if not self._read(PATIENCE):
                raise self._failed(f"has not painted {pattern!r} after {PATIENCE:g} seconds")
        return time.perf_counter() - self._since

    def kill(self) -> float:
        """End the program at once; return how long it has kept the processor busy, in seconds."""
        os.kill(self._pid, signal.SIGKILL)
        usage = self._end()[1]
        return usage.ru_utime + usage.ru_stime

    def press(self, keys: bytes) -> None:
        """Send keys; what was painted before is forgotten."""
        self._output = b""
        self._since = time.perf_counter()
        os.write(self._handle, keys)

    def rest(self) -> None:
        """Wait until nothing more is painted."""
        while self._read(STILL):
            pass

    def quit(self) -> int:
        """Quit the program; return the most memory that it had at any moment, in bytes.

        The system counts from the fork on, so this is never less than what the benchmarks themselves have: little.
        """
        self.rest()
        self.press(QUIT)
        try:
            while self._read(PATIENCE):
                pass
        except EOFError:
            status, usage = self._end()
            if status:
                raise self._failed(f"ended with status {status}") from None
            return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        raise self._failed(f"has not ended {PATIENCE:g} seconds after Ctrl+Q")

    def _painted(self) -> str:
        """The output as text: styles taken out, and a new line wherever the cursor was sent to another place."""
        return _STEERING.sub(b"\n", _LOOKS.sub(b"", self._output)).decode(errors="ignore")

    def _read(self, seconds: float) -> bool:
        """Take in what comes within ``seconds``, and say whether anything did. Raises EOFError at the program's end."""
        if not select.select([self._handle], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._handle, 65536)
        except OSError:  # Linux's way to say that nobody is at the other end any more
            data = b""
        if not data:
            raise EOFError(str(self._failed("ended")))
        self._output += data
        for question, answer in self._answers.items():
            if question in data:
                os.write(self._handle, answer)
        return True

    def _end(self) -> tuple[int, resource.struct_rusage]:
        """Wait for the end of the program; its exit status, and what it used."""
        _pid, status, usage = os.wait4(self._pid, 0)
        os.close(self._handle)
        self._running = False
        return os.waitstatus_to_exitcode(status), usage

    def _failed(self, what: str) -> RuntimeError:
        return RuntimeError(f"{' '.join(self._command)} {what}; its last words:\n{self._painted()[-2000:]}")


def _become(command: list[str]) -> NoReturn:
    """Turn the child into the program, with a terminal and an environment that are the same for every program."""
    try:
        termios.tcsetwinsize(0, ROWS_AND_COLUMNS)
        os.chdir(ROOT)
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        looks = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        os.execve(command[0], command, {**kept, **looks, "HOME": HOME})
    finally:
        os._exit(127)
