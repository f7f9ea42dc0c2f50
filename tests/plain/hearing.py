"""The whole course by ear: every lesson played in plain mode with mistakes, and how long each thing said takes.

``python -m tests.plain.hearing`` prints the seconds for each kind of exercise and for each place beside the lessons.
"""

from __future__ import annotations

import random
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from copro_tui.course.lesson import Lesson
from copro_tui.exercises import Exercise
from copro_tui.plain.blocks import Block, Form, GoOn, Hint, Way
from copro_tui.plain.door import Closed, Door
from copro_tui.plain.session import visit
from copro_tui.plain.voice import Ended, Terminal, lines_of
from copro_tui.player import Profiles
from copro_tui.progress.learners import Learners
from copro_tui.progress.settings import Settings
from copro_tui.text.speech import LONGEST, seconds, sentences
from tests.clock import FakeClock
from tests.plain.every_exercise import CONTACT, learner_in, tries
from tests.plain.every_exercise import _done_lines as done_lines
from tests.plain.talking import answer_lines
from tests.whole_course import real_course

READS_ON = "Enter reads on."
ACT = "until one can act"
"""How what is said with a step is noted."""


class Typed(Struct, frozen=True):
    """A line, and under which kind and as what the answer to it is noted."""

    line: str
    kind: str
    what: str
    at: str = ""


class Heard(Struct, frozen=True):
    """What was said at once before a line was waited for."""

    kind: str
    what: str
    at: str
    blocks: tuple[Block, ...]
    part: int = 0
    """Which part it is of what is said in parts."""

    @property
    def lines(self) -> list[str]:
        return [line for one in self.blocks for line in lines_of(one)]

    @property
    def seconds(self) -> float:
        return seconds(*self.lines)

    @property
    def first_sentence(self) -> str:
        return next((sentence for line in self.lines for sentence in sentences(line)), "")


class Listener:
    """A voice that notes what is said, and types what it was given; it reads on wherever more is to come."""

    at_once = False
    settings: Container[str] = Terminal.settings

    def __init__(self, typed: Iterable[Typed]) -> None:
        self._typed = iter(typed)
        self._now = Typed("", "start", "start")
        self._said: list[Block] = []
        self._part = 0
        self.heard: list[Heard] = []
        self.forms: list[tuple[Form, tuple[Block, ...]]] = []

    @property
    def door(self) -> Door:
        return Closed()

    def suit(self, likes: Settings) -> None:
        pass

    def say(self, *blocks: Block) -> None:
        self._said += blocks

    def ask(self, form: Form, ways: Sequence[Way] = ()) -> str:
        said, self._said = tuple(self._said), []
        self.heard.append(Heard(self._now.kind, self._now.what, self._now.at, said, self._part))
        self.forms.append((form, said))
        if said and said[-1] == Hint(READS_ON):
            self._part += 1
            return ""
        self._part = 0
        if self._waits(form):
            return ""
        following = next(self._typed, None)
        if following is None:
            raise Ended
        self._now = following
        return following.line

    def _waits(self, form: Form) -> bool:
        """Whether the first case is read only once it is asked for."""
        return isinstance(form, GoOn) and self._now.what == ACT and self._now.kind in ("place", "match", "sort")


def hear(folder: Path, clock: FakeClock, typed: Iterable[Typed]) -> Listener:
    """What a listener hears in a visit to the real course."""
    listener = Listener(typed)
    profiles = Profiles(real_course(), Learners(folder / "progress"), clock, random.Random(0))
    visit(listener, profiles, profiles.only())
    return listener


def lesson_typed(lesson: Lesson, *, asks_for_contact: bool) -> Iterator[Typed]:
    """A lesson from home to its end: each exercise first wrongly, then rightly, with all that can be heard of it."""
    yield Typed(lesson.ref.module, "menu", "a module")
    opened = [lesson.ref.lesson]
    if asks_for_contact:
        yield Typed(lesson.ref.lesson, "menu", "a contact")
        opened = [CONTACT]
    for number, step in enumerate(lesson.steps):
        kind = type(step).__name__.lower()
        at = f"{lesson.ref} {step.id}"
        yield Typed(opened.pop() if opened else "", kind, ACT, at)
        if isinstance(step, Exercise):
            yield from _exercise_typed(step, kind, at)
        else:
            yield Typed("sources", kind, "sources", at)
            if step.figure:
                yield Typed("list", kind, "figure", at)
        if number == len(lesson.steps) - 1:
            yield Typed("", "menu", "the end of a lesson", str(lesson.ref))


def _exercise_typed(step: Exercise, kind: str, at: str) -> Iterator[Typed]:
    for word in ("help", "question", "case", "places", "where", "summary", "again"):
        yield Typed(f".{word}" if step.own_words else word, kind, word, at)
    for answer in tries(step):
        lines = [*answer_lines(step, answer), *done_lines(step, answer)]
        for place, line in enumerate(lines):
            yield Typed(line, kind, "result" if place == len(lines) - 1 else "answer", at)
    if not step.own_words:
        yield Typed("list", kind, "list", at)
    yield Typed("sources", kind, "sources", at)


BESIDE = (
    ("help", "help"), ("where", "where"), ("summary", "summary"), ("again", "home again"), ("frameworks", "frameworks"),
    ("back", "back"), ("words", "words"), ("all", "all words"), ("back", "back"), ("sources", "sources"),
    ("all", "all sources"), ("1", "a source"), ("back", "back"), ("find lader", "nothing found"), ("", "back"),
    ("plan", "plan"), ("help", "help"), ("back", "back"), ("journal", "journal"), ("back", "back"),
    ("results", "results"), ("more", "more"), ("back", "back"), ("settings", "settings"), ("detail", "a setting"),
    ("back", "back"), ("back", "back"), ("practice", "practice"), ("back", "back"), ("what", "a module"),
    ("back", "back"), ("my contact", "contact"), ("", "back"),
)  # fmt: skip
"""Lines typed at home, and what they lead to."""


def beside_typed() -> Iterator[Typed]:
    """Every place beside the lessons."""
    for line, what in BESIDE:
        yield Typed(line, "beside", what)
    for framework in real_course().frameworks.whole():
        yield Typed("frameworks", "beside", "frameworks")
        yield Typed(framework.title, "beside", "a framework", framework.id)
        yield Typed("all", "beside", "all of a framework", framework.id)
        yield Typed(framework.points[0].name, "beside", "a point", framework.id)
        yield Typed("back", "beside", "back")
        yield Typed("back", "beside", "back")


def the_whole_course(folder: Path) -> tuple[list[Heard], list[tuple[Form, tuple[Block, ...]]]]:
    """All that is said in every lesson and beside them, and what was waited for each time."""
    heard: list[Heard] = []
    forms: list[tuple[Form, tuple[Block, ...]]] = []
    for ref in real_course().all_lessons():
        clock = FakeClock()
        player = learner_in(folder / ref.module / ref.lesson, clock)
        lesson = player.course.lesson(ref)
        typed = lesson_typed(lesson, asks_for_contact=player.asks_for_contact(lesson))
        listener = hear(folder / ref.module / ref.lesson, clock, typed)
        heard += listener.heard
        forms += listener.forms
    learner_in(folder / "beside", clock)
    listener = hear(folder / "beside", clock, beside_typed())
    return [*heard, *listener.heard], [*forms, *listener.forms]


def table(heard: Sequence[Heard]) -> Iterator[str]:
    """A line for each kind of thing said: how often, and how many seconds."""
    found: dict[tuple[str, str], list[Heard]] = defaultdict(list)
    for one in heard:
        found[one.kind, one.what if one.part == 0 else f"{one.what}, further parts"].append(one)
    for (kind, what), ones in sorted(found.items()):
        times = [one.seconds for one in ones]
        most = max(ones, key=lambda one: one.seconds)
        over = sum(one > LONGEST for one in times)
        yield (
            f"{kind:13} {what:30} n={len(ones):4}  median {statistics.median(times):5.1f}  most {max(times):5.1f}  "
            f"over 20 s: {over:3}  {most.at}"
        )
    asked = [one.seconds for one in heard if one.what == ACT and one.part == 0]
    yield (
        f"until one can act, every step: n={len(asked)} median {statistics.median(asked):.1f} most {max(asked):.1f} "
        f"over 20 s: {sum(one > LONGEST for one in asked)}"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print("\n".join(table(the_whole_course(Path(name))[0])))
