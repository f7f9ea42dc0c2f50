"""A real pseudo-terminal with ``copro`` in it."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pyte

from tests.cli.programs import COMMAND, environment

SECONDS = 30


class Terminal:
    """A terminal with ``copro`` in it."""

    def __init__(self, process: subprocess.Popen[bytes], keyboard: int, columns: int, rows: int) -> None:
        self.process = process
        self._keyboard = keyboard
        self.output = b""
        """All that was written to the terminal so far."""
        self.picture = pyte.Screen(columns, rows)
        """What a terminal would show, and where its cursor would be."""
        self._drawing = pyte.ByteStream(self.picture)

    def until(self, condition: Callable[[], object]) -> None:
        """Take in what is written until ``condition`` holds."""
        late = time.monotonic() + SECONDS
        while not condition():
            assert time.monotonic() < late, f"it never came: {self.output[-2000:]!r}"
            self.take_in(0.05)

    def type(self, keys: bytes) -> None:
        os.write(self._keyboard, keys)

    def settings(self) -> list[object]:
        """How the terminal treats what is typed, as ``stty`` says it."""
        import termios

        return termios.tcgetattr(self._keyboard)

    def vanish(self) -> None:
        """Close the window."""
        os.close(self._keyboard)
        self._keyboard = -1

    def end(self) -> int:
        """The status that the program ends with; what it writes meanwhile is taken in."""
        self.until(lambda: self.process.poll() is not None)
        while self.take_in(0):
            pass
        return self.process.returncode

    def close(self) -> None:
        """Kill the program if it still runs, and close the window."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self._keyboard >= 0:
            self.vanish()

    def take_in(self, seconds: float) -> bool:
        """Take in what is written within this time; whether there was anything."""
        if not select.select([self._keyboard], [], [], seconds)[0]:
            return False
        try:
            more = os.read(self._keyboard, 65536)
        except OSError:  # the other side is closed
            return False
        self.output += more
        self._drawing.feed(more)
        return bool(more)


@contextmanager
def terminal(
    *arguments: str, columns: int = 80, rows: int = 24, more: Mapping[str, str] | None = None
) -> Iterator[Terminal]:
    """``copro`` in a terminal of its own; killed at the end if it still runs."""
    import fcntl
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        env=environment(more),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    screen = Terminal(process, ours, columns, rows)
    try:
        yield screen
    finally:
        screen.close()
