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

CASES = 3
ANSWERS = CASES + 1
"""The cases that are put down one by one, and a question that is checked as a whole."""
MOST_KEYS = 4 * ANSWERS + 4
"""The most keys that a learner presses, with some to spare for being refused."""
PATIENCE = 8.0
"""Seconds that the program may take for one step."""
START_PATIENCE = 30.0
"""Seconds that the program may take to begin."""
REFUSED_PATIENCE = 2.0
"""Seconds after which an answer without a mark is taken to be refused, once it is said that nothing is saved."""

_TOP = "title: Long\nminutes: 5\nobjectives: [Answer]\nsources: [book]\nremember: It is.\nsteps:\n"
_SORT = """\
  - sort: cases
    prompt: Where is each of these?
    groups: [{id: here, text: Here}, {id: there, text: There}]
    items:
"""
_CASE = "      - {{id: answer-{n}, text: Number {n}, in: here, because: Reason {n} is given.}}\n"
_QUESTION = """\
  - choose: answer-{n}
    prompt: Question {n}?
    several: true
    options:
      - {{id: yes, text: This one, right: true, because: Reason {n} is given.}}
      - {{id: no, text: Another, because: Reason {n} is given.}}
"""
_PAGE = _TOP.replace("Long", "Later") + "  - page: read\n    text: Read this.\n"
_MARK = re.compile(r"Reason (\d+) is given")
_ASKED = re.compile(r"(?:Case \w+ +Number|Question) (\d+)")
_PROMPT = re.compile(r"^> $", re.MULTILINE)

CTRL_Q = b"\x11"
ENTER, FIRST, CHECK = b"\r", b"1", b"c"


def long_course(folder: Path) -> Path:
    """A course folder with a lesson of ``ANSWERS`` answers, and Ann's record in it."""
    cases = "".join(_CASE.format(n=number) for number in range(CASES))
    lesson = _TOP + _SORT + cases + _QUESTION.format(n=CASES)
    write_course(folder, lessons={"what/1-long": lesson, "when/1-later": _PAGE})
    open_store(folder, FakeClock())
    return folder


def answers_in(folder: Path) -> list[str]:
    """What is kept of Ann's answers, each case and each question; the record is mended first if need be.

    A case is there once for each attempt that it is in, and once if it was put down in a round that is not over. The
    case that fills a round is not answered before the attempt is kept.
    """
    store = open_store(folder, FakeClock())
    kept: list[str] = []
    for event in store.events()[1]["attempts"]:
        step = Ref.parse(event["exercise"]).step
        kept += event["answer"] if step == "cases" else [step]
    draft = store.drafts().get("what/long/cases")
    if draft is not None and not draft.earlier:
        down = [str(case) for case in draft.answer if case not in kept]
        kept += [case for case in down if len(draft.answer) < CASES or case != draft.case]
    return kept


def line_for(said: str) -> bytes | None:
    """What to type in plain mode, by what was said since the last line was typed; None to stop."""
    if "Who is learning?" in said or "What shall we call you?" in said or "finished this lesson" in said:
        return None
    if "To check it" in said:
        return CHECK
    if any(one in said for one in ("Enter reads the first", "Enter puts it down", "Enter goes on")):
        return ENTER
    if "Choose any of" in said:
        return b"1 2"  # one of them is wrong, and its reason is given
    return FIRST  # at home the lesson, of a case the first place


def key_for(screen: str) -> bytes | None:
    """Which key to press, by what is on the screen; None to stop."""
    if "Who is learning?" in screen or "finished this lesson" in screen:
        return None
    if "Move it " in screen:
        return FIRST
    if "Choose all that apply" in screen:
        return CHECK if "□" not in screen else b"2" if "■" in screen else FIRST
    return ENTER


class Learner:
    """Somebody at one start of the program."""

    def __init__(self, screen: Terminal, front: str) -> None:
        self._screen = screen
        self._front = front
        self._typed_at = 0
        self._checking = False
        self._asked: str | None = None
        self.marked: list[str] = []
        """The answers whose mark was seen, as often as they were given."""

    def work(self, keys: int) -> None:
        """Go on until the last answer is marked, the program ends or asks who is learning, or after so many keys."""
        self._wait(self._asks, START_PATIENCE)
        for _key in range(keys):
            self._wait(self._asks)
            self._note()
            if not self._runs() or f"answer-{ANSWERS - 1}" in self.marked:
                break
            key = line_for(self._said()) if self._front == "plain" else key_for(self._said())
            if key is None:
                break
            before, self._typed_at = self._said(), len(self._screen.output)
            held = "Enter puts it down" in before or "Put down" in before
            puts_down = held and not _MARK.search(before)  # the line of keys may be drawn a moment later
            self._checking = key == CHECK or (key == ENTER and puts_down)
            self._screen.type(key.replace(ENTER, b"") + b"\n" if self._front == "plain" else key)
            if self._checking:
                asked, refused = _ASKED.search(before), "Nothing is being saved" in before
                self._asked = asked[1] if asked else None
                self._wait(self._told, REFUSED_PATIENCE if refused else PATIENCE)
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

    def _told(self) -> bool:
        """Whether there is a mark, or plain mode asks for the next line without one."""
        return bool(_MARK.search(self._said())) or (self._front == "plain" and self._asks())

    def _said(self) -> str:
        if self._front == "plain":
            return self._screen.output[self._typed_at :].decode(errors="replace").replace("\r\n", "\n")
        return "\n".join(self._screen.picture.display)

    def _note(self) -> None:
        found = _MARK.search(self._said())
        if self._checking and found and self._asked in (None, found[1]):
            self.marked.append(f"answer-{found[1]}")
            self._checking = False

    def _wait(self, condition: Callable[[], bool], patience: float = PATIENCE) -> None:
        late = time.monotonic() + patience
        while not condition() and self._runs() and time.monotonic() < late:
            self._screen.take_in(0.05)
        while self._screen.take_in(0):
            pass
