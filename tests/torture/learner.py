"""A learner at the real program in a pseudo-terminal, who answers question after question and notes each mark seen."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from copro_tui.course.refs import Ref
from tests.cli.terminals import Terminal
from tests.clock import FakeClock
from tests.courses import write_course
from tests.players import open_store

QUESTIONS = 3
MOST_KEYS = 4 * QUESTIONS + 4
"""The most keys that a learner presses, with some to spare for being refused."""
PATIENCE = 8.0
"""Seconds that the program may take for one step."""
MARK_PATIENCE = 2.0
"""Seconds after which an answer without a mark is taken to be refused."""

_QUESTION = """\
  - choose: question-{n}
    prompt: Question {n}?
    options:
      - {{id: yes-{n}, text: This one, right: true, because: Reason {n} is given.}}
      - {{id: no-{n}, text: Another, because: Reason {n} is given.}}
"""
_TOP = "title: Long\nminutes: 5\nobjectives: [Answer]\nsources: [book]\nremember: It is.\nsteps:\n"
_PAGE = _TOP.replace("Long", "Later") + "  - page: read\n    text: Read this.\n"
_MARK = re.compile(r"Reason (\d+) is given")
_PROMPT = re.compile(r"^> $", re.MULTILINE)

CTRL_Q = b"\x11"


def long_course(folder: Path) -> Path:
    """A course folder with a lesson of ``QUESTIONS`` questions, and Ann's record in it."""
    questions = "".join(_QUESTION.format(n=number) for number in range(QUESTIONS))
    write_course(folder, lessons={"what/1-long": _TOP + questions, "when/1-later": _PAGE})
    open_store(folder, FakeClock())
    return folder


def answers_in(folder: Path) -> list[str]:
    """The steps that Ann's record holds an attempt at, once for each attempt; the record is mended first if need be."""
    events = open_store(folder, FakeClock()).events()[1]["attempts"]
    return [Ref.parse(event["exercise"]).step for event in events]


def line_for(said: str) -> bytes | None:
    """What to type in plain mode, by what was said since the last line was typed; None to stop."""
    if "Who is learning?" in said or "What shall we call you?" in said or "complete" in said:
        return None
    if "Type c to check" in said:
        return b"c\n"
    if "Enter goes on" in said:
        return b"\n"
    return b"1\n"  # at home the lesson, in a question the first option


def key_for(screen: str) -> bytes | None:
    """Which key to press, by what is on the screen; None to stop."""
    if "Who is learning?" in screen or "complete" in screen:
        return None
    chosen = "(x)" in screen
    return b" " if "Space Choose" in screen and not chosen else b"\r"


class Learner:
    """Somebody at one start of the program."""

    def __init__(self, screen: Terminal, front: str) -> None:
        self._screen = screen
        self._front = front
        self._typed_at = 0
        self._checking = False
        self.marked: list[str] = []
        """The steps whose mark was seen, as often as they were checked."""

    def work(self, keys: int) -> None:
        """Go on until the last question is marked, the program ends or asks who is learning, or after so many keys."""
        for _key in range(keys):
            self._wait(self._asks)
            self._note()
            if not self._runs() or f"question-{QUESTIONS - 1}" in self.marked:
                break
            keys_now = line_for(self._said()) if self._front == "plain" else key_for(self._said())
            if keys_now is None:
                break
            before, self._typed_at = self._said(), len(self._screen.output)
            self._checking = keys_now == b"c\n" or (keys_now == b"\r" and "Check" in before)
            self._screen.type(keys_now)
            if self._checking:
                self._wait(lambda: bool(_MARK.search(self._said())), MARK_PATIENCE)
            elif self._front != "plain":
                self._wait(lambda before=before: self._said() != before)  # type: ignore[misc]
        self._note()

    def leave(self, patience: float) -> int | None:
        """Quit, as people do, and once more if it says that something is not kept.

        Returns the program's exit status, or None if it does not end within ``patience`` seconds.
        """
        if self._runs():
            self._screen.type(b"q\n" if self._front == "plain" else CTRL_Q)
            self._wait(lambda: not self._runs() or "once more" in self._said(), patience)
        if self._runs() and self._front != "plain":
            self._screen.type(CTRL_Q)
        self._wait(lambda: not self._runs(), patience)
        self._note()
        return self._screen.process.poll()

    def _runs(self) -> bool:
        return self._screen.process.poll() is None

    def _asks(self) -> bool:
        if self._front == "plain":
            return bool(_PROMPT.search(self._said()))
        return "F1" in self._screen.picture.display[-1]

    def _said(self) -> str:
        if self._front == "plain":
            return self._screen.output[self._typed_at :].decode(errors="replace").replace("\r\n", "\n")
        return "\n".join(self._screen.picture.display)

    def _note(self) -> None:
        found = _MARK.search(self._said())
        if self._checking and found:
            self.marked.append(f"question-{found[1]}")
            self._checking = False

    def _wait(self, condition: Callable[[], bool], patience: float = PATIENCE) -> None:
        late = time.monotonic() + patience
        while not condition() and self._runs() and time.monotonic() < late:
            self._screen.take_in(0.05)
        while self._screen.take_in(0):
            pass
