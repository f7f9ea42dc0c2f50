"""One engine, two fronts: the same answers to every exercise of the course, on the screens and in plain mode."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from msgspec import Struct
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from copro_tui.course.model import Lesson
from copro_tui.course.refs import Ref
from copro_tui.exercises import Answer, Choose, Exercise, Mark, Reflect
from copro_tui.exercises.placing import Placing
from copro_tui.player import CoursePlayer, LessonPlayer, Profiles
from copro_tui.player.messages import where_words
from copro_tui.progress.learners import Learners
from copro_tui.progress.standing import Standing
from copro_tui.tui.app import CoproApp
from copro_tui.tui.boards.base import Board
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.widgets.figure_view import FigureView
from tests.clock import FakeClock
from tests.plain.talking import answer_lines, replies, talk
from tests.players import open_store, right_answer
from tests.tui.pilots import until
from tests.whole_course import all_lessons, real_course

CELLS = 76
"""The width at which boards are read."""


class Said(Struct, frozen=True):
    """One answer, and everything that a front said of it."""

    step: str
    answer: Answer
    text: str
    """On one line, with single spaces."""


class Came(Struct, frozen=True):
    """What came of a lesson: how every exercise stands, and what is kept of the lesson and of the learner's words."""

    standings: dict[str, Standing]
    completed: bool
    mastered: bool
    score: float | None
    journal: tuple[tuple[str, str, int], ...]
    plan: tuple[tuple[str, ...], ...]


def tries(exercise: Exercise) -> list[Answer]:
    """A wrong answer where there is one, and the right one."""
    right = right_answer(exercise)
    if isinstance(exercise, Reflect):
        return ["My first words.\nAnd some more."]
    if isinstance(exercise, Placing):
        assert isinstance(right, dict)
        ids = [place.id for place in exercise.places]
        other = {item: ids[(ids.index(place) + 2) % len(ids)] for item, place in right.items()}
        return [other, right]
    if isinstance(exercise, Choose):
        return [[next(item.id for item in exercise.items if item.id not in exercise.right)], right]
    return [[*list(right)[2:], *list(right)[:2]], right]


def came_of(player: CoursePlayer, lesson: Lesson) -> Came:
    entry = next(one for one in player.lessons(lesson.ref.module) if one.ref == lesson.ref)
    assert entry.state is not None
    return Came(
        standings={one.id: player.open_lesson(lesson.ref, one.id).view().standing for one in lesson.exercises},
        completed=entry.completed,
        mastered=entry.mastered,
        score=entry.state.best,
        journal=tuple((one.step, one.text, one.versions) for one in player.journal()),
        plan=tuple(part.lines for part in player.plan()),
    )


def learner_in(folder: Path, clock: FakeClock) -> CoursePlayer:
    """Ann with her record in ``folder``, read afresh from disk."""
    return CoursePlayer(real_course(), open_store(folder, clock), clock, random.Random(1))


def squeezed(text: str) -> str:
    return " ".join(text.split())


# -- the screens ------------------------------------------------------------------------------------------------


async def on_the_screens(folder: Path, clock: FakeClock, ref: Ref) -> list[Said]:
    """Play a lesson with a pilot: what the screens say of each answer."""
    player = learner_in(folder, clock)
    lesson_player = player.open_lesson(ref)
    profiles = Profiles(player.course, Learners(folder / "progress"), clock, random.Random(1))
    app = CoproApp(profiles, player)
    said: list[Said] = []
    async with app.run_test(size=(80, 24)) as pilot:
        screen = LessonScreen(player, lesson_player)
        await app.push_screen(screen)
        for place, step in enumerate(lesson_player.lesson.steps):
            await until(pilot, lambda place=place: lesson_player.place == place and shows(screen, lesson_player))  # type: ignore[misc]
            for number, answer in enumerate(tries(step) if isinstance(step, Exercise) else []):
                if number:
                    await pilot.press("t")
                    await until(pilot, lambda: lesson_player.view().feedback is None)
                said.append(await _answered(pilot, screen, lesson_player, answer))
            await pilot.press("enter")
        await until(pilot, lambda: app.screen is not screen)
    return said


def shows(screen: LessonScreen, lesson_player: LessonPlayer) -> bool:
    """Whether the current step is the one on the screen."""
    if not isinstance(lesson_player.step, Exercise):
        return not screen.query("#board")
    return bool(screen.query("#board")) and screen.query_one("#board").view.step is lesson_player.step  # type: ignore[attr-defined]


async def _answered(pilot: Pilot[None], screen: LessonScreen, lesson_player: LessonPlayer, answer: Answer) -> Said:
    """Give an answer on the board, check it with a key, and read all that is on the screen then."""
    if isinstance(answer, str):
        screen.query_one(TextArea).text = answer
    else:
        screen.query_one("#board", Board).change(answer)
    await until(pilot, lambda: lesson_player.view().answer == answer)
    await pilot.press("f3")
    await until(pilot, lambda: lesson_player.view().feedback is not None)
    texts = [str(screen.query_one("#result", Static).content)]
    for board in screen.query(Board):
        for stop in board.stops():
            board.set_reactive(FigureView.current, stop)  # read here, and not drawn on the screen as well
            texts += ["".join(cell.text for cell in row) for row in board.draw(CELLS)]
    return Said(lesson_player.step.id, answer, squeezed(" ".join(texts)))


# -- plain mode -------------------------------------------------------------------------------------------------


def in_plain_mode(folder: Path, clock: FakeClock, ref: Ref) -> list[Said]:
    """Play a lesson in plain mode: what is said of each answer."""
    lesson = learner_in(folder, clock).course.lesson(ref)
    typed, given = [ref.module, ref.lesson], []
    for step in lesson.steps:
        for number, answer in enumerate(tries(step) if isinstance(step, Exercise) else []):
            assert isinstance(step, Exercise)
            typed += [*(["t"] if number else []), *answer_lines(step, answer), "." if isinstance(answer, str) else "c"]
            given.append((len(typed) - 1, step.id, answer))
        typed.append("")
    heard = replies(talk(folder, clock, typed, course=real_course()))
    return [Said(step, answer, squeezed(heard[at])) for at, step, answer in given]


# -- both -------------------------------------------------------------------------------------------------------


def expected(exercise: Exercise, answer: Answer) -> list[str]:
    """All that has to be said of an answer: headline, notes, score, and of each item its place, reason and note."""
    feedback = exercise.judge(answer)
    texts = [feedback.headline, *feedback.notes]
    if feedback.score is not None:
        texts.append(f"{round(100 * feedback.score)} %")
    for given in feedback.marks:
        texts += [given.because, given.note, *_place(exercise, given)]
    return [squeezed(text) for text in texts if text]


def _place(exercise: Exercise, given: Mark) -> list[str]:
    return [where_words(given)] if isinstance(exercise, Placing) else []


@pytest.mark.parametrize("ref", all_lessons(), ids=str)
async def test_both_fronts_say_and_keep_the_same(tmp_path: Path, clock: FakeClock, ref: Ref) -> None:
    folders = [tmp_path / "screens", tmp_path / "lines"]
    seen = await on_the_screens(folders[0], clock, ref)
    heard = in_plain_mode(folders[1], clock, ref)

    lesson = learner_in(folders[0], clock).course.lesson(ref)
    exercises = {one.id: one for one in lesson.exercises}
    assert [(one.step, one.answer) for one in seen] == [(one.step, one.answer) for one in heard]
    assert {one.step for one in seen} == set(exercises)
    for said in (*seen, *heard):
        assert [text for text in expected(exercises[said.step], said.answer) if text not in said.text] == []

    on_screens, in_lines = (came_of(learner_in(folder, clock), lesson) for folder in folders)
    assert on_screens == in_lines
    assert on_screens.completed
