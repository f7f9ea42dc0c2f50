"""The whole course in plain mode, every exercise answered wrongly and then rightly: what is said, and what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.course.refs import Ref
from tests.clock import FakeClock
from tests.plain.every_exercise import came_of, expected, in_plain_mode, learner_in
from tests.whole_course import all_lessons


@pytest.mark.criterion("1.3.1")
@pytest.mark.parametrize("ref", all_lessons(), ids=str)
def test_everything_is_said_of_every_answer(tmp_path: Path, clock: FakeClock, ref: Ref) -> None:
    heard = in_plain_mode(tmp_path, clock, ref)
    lesson = learner_in(tmp_path, clock).course.lesson(ref)
    exercises = {one.id: one for one in lesson.exercises}
    assert list(dict.fromkeys(said.step for said in heard)) == list(exercises)
    for number, said in enumerate(heard):
        given = [one.answer for one in heard[: number + 1] if one.step == said.step]
        assert [text for text in expected(exercises[said.step], given) if text not in said.text] == []
    came = came_of(learner_in(tmp_path, clock), lesson)
    assert came.completed
    for exercise in lesson.exercises:
        tries = sum(one.step == exercise.id for one in heard)
        assert (exercise.id, came.standings[exercise.id].tries) == (exercise.id, 0 if exercise.own_words else tries)
