"""Learners for the tests: starting the program (again), answering, playing a lesson to its end."""

from __future__ import annotations

import random
from pathlib import Path

from copro_tui.course.course import open_course
from copro_tui.course.refs import Ref
from copro_tui.errors import UsageError
from copro_tui.exercises import Answer, Exercise
from copro_tui.player import CoursePlayer, LessonPlayer
from copro_tui.player.lesson_player import Clock
from copro_tui.progress.learners import Learners
from copro_tui.progress.repository import RecordRepository


def open_store(folder: Path, clock: Clock, name: str = "Ann") -> RecordRepository:
    """The record of ``name`` in a course folder, read afresh from disk; begun where there is none."""
    learners = Learners(folder / "progress")
    try:
        return learners.open(name)
    except UsageError:
        return learners.create(name, clock())


def start(folder: Path, clock: Clock, name: str = "Ann", seed: int = 1) -> CoursePlayer:
    """``name`` starts the program in a course folder: everything is read afresh from disk."""
    return CoursePlayer(open_course(folder), open_store(folder, clock, name), clock, random.Random(seed))


def go_to(player: CoursePlayer, ref: Ref, step: str) -> LessonPlayer:
    """Sit down at one step."""
    lesson_player = player.open_lesson(ref, step)
    assert lesson_player.step.id == step
    return lesson_player


def right_answer(exercise: Exercise) -> Answer:
    """An answer that can be checked, and is right where anything is."""
    if exercise.own_words:
        return "My own words."
    if exercise.cases and not exercise.scored:
        return {case.id: exercise.places[0].id for case in exercise.cases}
    return exercise.solution()


def play(lesson_player: LessonPlayer, *, but: str = "") -> None:
    """Play a lesson from its first step to its last, answering everything rightly, ``but`` leaving one step out."""
    for place, step in enumerate(lesson_player.lesson.steps):
        if step.id != but:
            lesson_player.jump(place)
            if isinstance(step, Exercise):
                lesson_player.change(right_answer(step))
                lesson_player.check()
