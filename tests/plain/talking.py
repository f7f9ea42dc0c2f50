"""Talking to plain mode: a visit from lines to lines, and the lines that answer an exercise or play a lesson."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from copro_tui.cli.start import assignments_in, sending_in
from copro_tui.course.course import Course, open_course
from copro_tui.course.lesson import Lesson
from copro_tui.exercises import Answer, Conversation, Exercise, Order
from copro_tui.plain.commands import HEARING, parse
from copro_tui.plain.session import visit
from copro_tui.plain.voice import Terminal
from copro_tui.player import Profiles
from copro_tui.progress.events import Clock
from copro_tui.progress.learners import Learners
from copro_tui.progress.settings import Settings
from tests.players import right_answer

NEVER_WRAPPED = 1_000_000
"""A width at which every text is on one line."""


class OnOneLine(Terminal):
    """Puts every text on one line, however wide its learner likes it."""

    def suit(self, likes: Settings) -> None:
        super().suit(replace(likes, width=str(NEVER_WRAPPED)))


def talk(
    folder: Path,
    clock: Clock,
    lines: Iterable[str],
    *,
    name: str | None = None,
    width: int = NEVER_WRAPPED,
    encoding: str = "utf-8",
    course: Course | None = None,
    in_parts: bool = False,
) -> str:
    """Everything that is said in a visit to the course in ``folder`` in which ``lines`` are typed, then the input ends.

    What is long is said at once, unless it is to come ``in_parts``. ``name`` is the learner; without it, it is the only
    one there is, or somebody new. ``course`` is another course than that in ``folder``, already open.
    """
    course, records = course or open_course(folder), folder / "progress"
    profiles = Profiles(
        course,
        Learners(records),
        clock,
        random.Random(0),
        assignments_in(course, records),
        sending_of=sending_in(course, records),
    )
    player = profiles.open(name) if name is not None else profiles.only()
    out = io.StringIO()
    source = io.StringIO("".join(f"{line}\n" for line in lines))
    voice = (OnOneLine if width == NEVER_WRAPPED else Terminal)(
        source, out, lambda: width, encoding=encoding, echo=True, at_once=not in_parts
    )
    voice.suit(Settings())
    visit(voice, profiles, player)
    return out.getvalue()


def replies(said: str) -> list[str]:
    """What was said after each line that was typed, without the line itself."""
    return [part.partition("\n")[2] for part in re.split("^> ", said, flags=re.MULTILINE)[1:]]


def answer_lines(exercise: Exercise, answer: Answer) -> list[str]:
    """The lines that put ``answer``, by ids; of what is placed, every case is held over its place."""
    if isinstance(exercise, Conversation):
        return [one.reply.id for one in exercise.way(answer)]
    if isinstance(answer, dict):
        return ["; ".join(f"{item}={place}" for item, place in answer.items())]
    if isinstance(exercise, Order) and exercise.framework and exercise.framework.shape == "spectrum":
        return [" ".join(reversed(list(answer)))]  # a line is read from the left
    if isinstance(answer, list):
        return [" ".join(exercise.options[one] if parse(one, HEARING) else one for one in answer)]
    return answer.splitlines()


def down_lines(exercise: Exercise, cases: int) -> list[str]:
    """The lines that put down so many cases that are held, and go on after the reason of each."""
    if isinstance(exercise, Conversation):
        return []
    return [""] * (2 * cases if exercise.scored else cases)


def exercise_script(exercise: Exercise, answer: Answer | None = None) -> list[str]:
    """The lines that answer an exercise that was not begun (rightly where nothing else is asked for) and check it."""
    answer = right_answer(exercise) if answer is None else answer
    lines = answer_lines(exercise, answer)
    if isinstance(exercise, Conversation):
        return lines
    if exercise.by_case:
        return [*lines, *down_lines(exercise, len(answer))]
    return lines if exercise.answered_at_once else [*lines, "." if exercise.own_words else "c"]


def lesson_script(lesson: Lesson) -> list[str]:
    """The lines that play a lesson from its first step to its end, rightly."""
    lines: list[str] = []
    for step in lesson.steps:
        lines += [*(exercise_script(step) if isinstance(step, Exercise) else []), ""]
    return lines


def course_script(folder: Path) -> list[str]:
    """The lines that play the whole course as somebody new, rightly."""
    course = open_course(folder)
    lines = ["Ann"]
    for ref in course.all_lessons():
        lines += ["1", *lesson_script(course.lesson(ref))]  # 1 is to begin, and the next lesson at each end
    return [*lines, "home", "q"]
