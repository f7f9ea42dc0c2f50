"""Every exercise of a lesson answered in plain mode, wrongly and then rightly, and what has to be said of it."""

from __future__ import annotations

import random
from pathlib import Path

from msgspec import Struct

from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.exercises import Answer, Choose, Conversation, Exercise, Order, Work
from copro_tui.exercises.talk_way import turning_points
from copro_tui.player import CoursePlayer
from copro_tui.player.feedback_words import places_words, verdict_words
from copro_tui.progress.standing import Standing
from tests.clock import FakeClock
from tests.plain.talking import answer_lines, down_lines, replies, talk
from tests.players import open_store, right_answer
from tests.whole_course import real_course

CONTACT = "The letter about a first visit"
"""What the learner's contact is called."""


class Said(Struct, frozen=True):
    """One answer, and everything that was said of it."""

    step: str
    answer: Answer
    text: str
    """On one line, with single spaces."""


class Came(Struct, frozen=True):
    """What came of a lesson: how every exercise stands, and what is kept of the lesson and of the learner's words."""

    standings: dict[str, Standing]
    completed: bool
    score: float | None
    journal: tuple[tuple[str, str, int], ...]
    plan: tuple[tuple[str, ...], ...]


def tries(exercise: Exercise) -> list[Answer]:
    """A wrong answer where there is one, and the right one; of what is placed, what is put down each time."""
    right = right_answer(exercise)
    if exercise.own_words:
        return ["My first words.\nAnd some more."]
    if isinstance(exercise, Conversation):
        return [right]
    if isinstance(right, dict):
        ids = [place.id for place in exercise.places]
        wrong = {item: ids[(ids.index(place) + 2) % len(ids)] for item, place in right.items()}
        back = exercise.coming_back(Work(answer=wrong, earlier=(wrong,)), tuple(wrong))
        again = {case: right[case] for case in back}
        return [wrong, again] if back else [wrong]
    if isinstance(exercise, Choose):
        return [[next(item.id for item in exercise.items if item.id not in exercise.right)], right]
    assert isinstance(exercise, Order)
    reversed_ = list(right)[::-1]
    fixed = exercise.fixed(exercise.settled(Work(answer=reversed_)))
    rest = (one for one in right if one not in fixed)  # of those that may change places, some are fixed by then
    return [reversed_, [one if one in fixed else next(rest) for one in reversed_]]


def expected(exercise: Exercise, given: list[Answer], *, whole: bool = True) -> list[str]:
    """What has to be said of the last of the answers ``given``; ``whole``, at the end every reason, on request."""
    answer, feedback = given[-1], exercise.judge(given[-1])
    if isinstance(answer, dict) and exercise.scored:
        marks = [one for one in feedback.marks if one.item in answer]
        texts = [
            text
            for one in marks
            for text in (verdict_words(exercise, one), places_words(exercise, one), one.note, one.because)
        ]
    elif isinstance(exercise, Conversation):
        ending = exercise.ending(answer)
        assert ending is not None
        texts = [ending.text, ending.gained, *([turning_points(exercise.way(answer))[0].reply.because])]
    elif isinstance(answer, list):
        work = Work(answer=exercise.fresh(1))
        for one in given:
            work = exercise.settled(exercise.changed(work, one, exercise.layout(1)))
        marks = [*exercise.marks(work).values()] if work.checked or isinstance(exercise, Choose) else []
        if not whole:  # the screens name what was not right, and read the rest when the cursor comes to it
            marks = [one for one in marks if isinstance(exercise, Choose) and one.verdict != "unmarked"]
        said_at_once = [] if work.checked and not whole else [exercise.after_check(work)]
        texts = [*said_at_once, *(one.because for one in marks)]
    else:
        texts = [feedback.headline]
    return [squeezed(text) for text in texts if text]


def came_of(player: CoursePlayer, lesson: Lesson) -> Came:
    entry = next(one for one in player.lessons(lesson.ref.module) if one.ref == lesson.ref)
    assert entry.state is not None
    return Came(
        standings={one.id: player.open_lesson(lesson.ref, one.id).view().standing for one in lesson.exercises},
        completed=entry.completed,
        score=entry.state.best,
        journal=tuple((one.step, one.text, one.versions) for one in player.journal()),
        plan=tuple(part.lines for part in player.plan()),
    )


def learner_in(folder: Path, clock: FakeClock) -> CoursePlayer:
    """Ann with her record in ``folder``, read afresh from disk."""
    return CoursePlayer(real_course(), open_store(folder, clock), clock, random.Random(1))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def in_plain_mode(folder: Path, clock: FakeClock, ref: Ref) -> list[Said]:
    """Play a lesson in plain mode: what is said of each answer."""
    player = learner_in(folder, clock)
    lesson = player.course.lesson(ref)
    typed, given = [ref.module, ref.lesson], []
    typed += [CONTACT] if player.asks_for_contact(lesson) else []
    for step in lesson.steps:
        answers = tries(step) if isinstance(step, Exercise) else []
        for number, answer in enumerate(answers, start=1):
            assert isinstance(step, Exercise)
            begun = len(typed)
            typed += [*answer_lines(step, answer), *_done_lines(step, answer)]
            typed += ["l"] if number == len(answers) and not step.own_words else []
            given.append((begun, len(typed), step.id, answer))
        typed.append("")
    heard = replies(talk(folder, clock, typed, course=real_course()))
    return [Said(step, answer, squeezed(" ".join(heard[begun:end]))) for begun, end, step, answer in given]


def _done_lines(exercise: Exercise, answer: Answer) -> list[str]:
    if exercise.by_case:
        return down_lines(exercise, len(answer))
    return [] if exercise.answered_at_once else ["." if exercise.own_words else "c"]
