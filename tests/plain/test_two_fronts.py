"""One engine, two fronts: the same answers to every exercise of the course, on the screens and in plain mode."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from copro_tui.course.refs import Ref
from copro_tui.exercises import Answer, Choose, Conversation, Exercise
from copro_tui.player import LessonPlayer, Profiles
from copro_tui.progress.learners import Learners
from copro_tui.tui.app import CoproApp
from copro_tui.tui.boards.base import AnswerChanged, Board
from copro_tui.tui.screens.lesson import LessonScreen
from tests.clock import FakeClock
from tests.plain.every_exercise import CONTACT, Said, came_of, expected, in_plain_mode, learner_in, squeezed, tries
from tests.tui.pilots import the, until, words
from tests.whole_course import all_lessons

HIGH = (80, 70)
"""A window in which nothing has to be scrolled to."""


async def on_the_screens(folder: Path, clock: FakeClock, ref: Ref) -> list[Said]:
    """Play a lesson with a pilot: what the screens say of each answer."""
    player = learner_in(folder, clock)
    if player.asks_for_contact(player.course.lesson(ref)):
        player.name_contact(CONTACT)
    lesson_player = player.open_lesson(ref)
    app = CoproApp(Profiles(player.course, Learners(folder / "progress"), clock, random.Random(1)), player)
    said: list[Said] = []
    async with app.run_test(size=HIGH) as pilot:
        screen = LessonScreen(player, lesson_player)
        await app.push_screen(screen)
        for place, step in enumerate(lesson_player.lesson.steps):
            await until(pilot, lambda place=place: lesson_player.place == place and _shows(pilot, lesson_player))  # type: ignore[misc]
            for answer in tries(step) if isinstance(step, Exercise) else []:
                text = await _answered(pilot, lesson_player, answer)
                said.append(Said(step.id, answer, squeezed(text)))
            await pilot.press("enter")
        await until(pilot, lambda: app.screen is not screen)
    return said


def _shows(pilot: Pilot[None], lesson_player: LessonPlayer) -> bool:
    """Whether the current step is the one on the screen."""
    boards = list(pilot.app.screen.query(Board))
    if not isinstance(lesson_player.step, Exercise) or lesson_player.step.own_words:
        return not boards
    return bool(boards) and boards[0].view.step is lesson_player.step


async def _answered(pilot: Pilot[None], lesson_player: LessonPlayer, answer: Answer) -> str:
    """Give an answer with keys, and read all that is on the screen then."""
    view = lesson_player.view()
    if isinstance(view.exercise, Conversation):
        return [await _said(pilot, lesson_player, one.reply.id) for one in view.exercise.way(answer)][-1]
    if isinstance(answer, dict):
        return " ".join([await _put_down(pilot, lesson_player, answer) for _case in answer] + [words(pilot)])
    if isinstance(answer, str):
        the(pilot, TextArea).text = answer
        await until(pilot, lambda: lesson_player.view().answer == answer)
        return await _pressed(pilot, lambda: lesson_player.view().phase == "over", "f3")
    tried = len(view.work.earlier)
    if isinstance(view.exercise, Choose):
        await pilot.press(*(str(view.layout.index(one) + 1) for one in answer))
    else:
        the(pilot, Board).post_message(AnswerChanged(answer))
    if view.exercise is not None and not view.exercise.answered_at_once:
        await until(pilot, lambda: sorted(lesson_player.view().answer) == sorted(answer))
        return await _pressed(pilot, lambda: len(lesson_player.view().work.earlier) > tried, "c")
    return await _pressed(pilot, lambda: len(lesson_player.view().work.earlier) > tried)


async def _said(pilot: Pilot[None], lesson_player: LessonPlayer, reply: str) -> str:
    """Say a reply, and read what is on the screen then."""
    await pilot.press(str(the(pilot, Board).stops().index(reply) + 1))
    await until(pilot, lambda: reply in lesson_player.view().work.held.values())
    return await _pressed(pilot, lambda: not lesson_player.view().work.held, "enter")


async def _put_down(pilot: Pilot[None], lesson_player: LessonPlayer, wanted: dict[str, str]) -> str:
    """Put the case in view down at its wanted place, and go on once its reason was read."""
    view = lesson_player.view()
    assert view.exercise is not None
    assert view.case is not None
    place, case = wanted[view.case.id], view.case.id
    number = [one.id for one in view.exercise.places].index(place) + 1
    await pilot.press(str(min(number, 9)), *["down"] * (number - 9))
    await until(pilot, lambda: lesson_player.view().work.held.get(case) == place)
    text = await _pressed(pilot, lambda: lesson_player.view().phase == "down", "enter")
    await pilot.press("enter")
    await until(pilot, lambda: lesson_player.view().phase != "down")
    return text


async def _pressed(pilot: Pilot[None], condition: Callable[[], bool], *keys: str) -> str:
    """Everything on the screen once keys were pressed and a condition holds."""
    await pilot.press(*keys)
    await until(pilot, condition)
    await pilot.pause()
    return words(pilot)


@pytest.mark.criterion("1.3.1")
@pytest.mark.parametrize("ref", all_lessons(), ids=str)
async def test_both_fronts_say_and_keep_the_same(tmp_path: Path, clock: FakeClock, ref: Ref) -> None:
    folders = [tmp_path / "screens", tmp_path / "lines"]
    seen = await on_the_screens(folders[0], clock, ref)
    heard = in_plain_mode(folders[1], clock, ref)

    lesson = learner_in(folders[0], clock).course.lesson(ref)
    exercises = {one.id: one for one in lesson.exercises}
    assert list(dict.fromkeys(said.step for said in heard)) == list(exercises)
    assert [(one.step, one.answer) for one in seen] == [(one.step, one.answer) for one in heard]
    for number, (shown, said) in enumerate(zip(seen, heard, strict=True)):
        given = [one.answer for one in heard[: number + 1] if one.step == said.step]
        exercise = exercises[said.step]
        assert [text for text in expected(exercise, given, whole=False) if text not in shown.text] == []
        assert [text for text in expected(exercise, given) if text not in said.text] == []

    on_screens, in_lines = (came_of(learner_in(folder, clock), lesson) for folder in folders)
    assert on_screens == in_lines
    assert in_lines.completed
    for exercise in lesson.exercises:
        tried = sum(one.step == exercise.id for one in heard)
        assert (exercise.id, in_lines.standings[exercise.id].tries) == (exercise.id, 0 if exercise.own_words else tried)
