"""Learners for the tests: starting the program (again), answering, playing a lesson to its end."""

from __future__ import annotations

import random
from pathlib import Path

from copro_tui.course.refs import Ref
from copro_tui.errors import UsageError
from copro_tui.exercises import Answer, Exercise, Feedback
from copro_tui.player import CoursePlayer, LessonPlayer
from copro_tui.progress.events import Clock
from copro_tui.progress.learners import Learners
from copro_tui.progress.ledger import CONNECTION
from copro_tui.progress.repository import RecordRepository
from tests.courses import opened


def open_store(folder: Path, clock: Clock, name: str = "Ann") -> RecordRepository:
    """The record of ``name`` in a course folder, read afresh from disk; begun where there is none."""
    learners = Learners(folder / "progress")
    try:
        return learners.open(name)
    except UsageError:
        return learners.create(name, clock())


def start(folder: Path, clock: Clock, name: str = "Ann", seed: int = 1) -> CoursePlayer:
    """``name`` starts the program in a course folder: what can have changed is read afresh from disk."""
    return CoursePlayer(opened(folder), open_store(folder, clock, name), clock, random.Random(seed))


def connect(folder: Path, clock: Clock, *names: str) -> None:
    """These people have agreed to send something to an LRS; it does not matter what."""
    for name in names:
        open_store(folder, clock, name).path.with_suffix(CONNECTION).write_text("{}")


def go_to(player: CoursePlayer, ref: Ref, step: str) -> LessonPlayer:
    """Sit down at one step."""
    lesson_player = player.open_lesson(ref, step)
    assert lesson_player.step.id == step
    return lesson_player


def right_answer(exercise: Exercise) -> Answer:
    """An answer that can be checked, and is right where anything is."""
    if exercise.own_words:
        return "My own words."
    if exercise.cases and not exercise.keyed:
        return {case.id: exercise.places[0].id for case in exercise.cases}
    return exercise.solution()


def answered(lesson_player: LessonPlayer, answer: Answer) -> Feedback:
    """Give an answer, up to its attempt: cases one after the other, anything else as a whole. Returns its feedback.

    An exercise at which something was marked already is begun anew.
    """
    view = lesson_player.view()
    assert view.exercise is not None
    if view.phase == "over" or view.work.earlier:
        lesson_player.try_again()
    if not view.exercise.by_case:
        lesson_player.change(answer)
        return lesson_player.check()
    assert isinstance(answer, dict)
    put_down(lesson_player, answer)
    return view.exercise.judge(lesson_player.view().answer)


def put_down(lesson_player: LessonPlayer, places: dict[str, str], cases: int = 100) -> None:
    """Put cases down at these places (by case), each as it comes, until the round is marked or ``cases`` are down."""
    for _case in range(cases):
        if lesson_player.view().phase == "down":
            lesson_player.next_case()
        case = lesson_player.view().case
        assert case is not None
        lesson_player.hold(places[case.id])
        lesson_player.put_down()
        if not lesson_player.missing():
            break


def finish(lesson_player: LessonPlayer) -> None:
    """Go on to the end of an exercise that was begun or not; what is left is answered rightly."""
    exercise = lesson_player.view().exercise
    assert exercise is not None
    right = right_answer(exercise)
    for _turn in range(100):
        match lesson_player.view().phase:
            case "over":
                return
            case "down":
                lesson_player.next_case()
            case "offered" | "held":
                assert isinstance(right, dict)
                put_down(lesson_player, right, 1)
            case _:
                lesson_player.change(right)
                lesson_player.check()
    raise AssertionError("it has no end")


def play(lesson_player: LessonPlayer, *, but: str = "") -> None:
    """Play a lesson from its first step to its last, answering everything rightly, ``but`` leaving one step out."""
    for place, step in enumerate(lesson_player.lesson.steps):
        if step.id != but:
            lesson_player.jump(place)
            if isinstance(step, Exercise):
                answered(lesson_player, right_answer(step))
                finish(lesson_player)
