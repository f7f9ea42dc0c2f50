"""Every lesson of the real course played through the player to its end: all rightly, and all wrongly."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from copro_tui.documents.certificate import certificate_of
from copro_tui.errors import UsageError
from copro_tui.exercises import Answer, Exercise
from copro_tui.player import CoursePlayer, LessonEntry
from tests.clock import FakeClock
from tests.players import answered, open_store, right_answer
from tests.whole_course import all_lessons, real_course, worst_answer

WORDS = "My own words."
"""What ``right_answer`` writes where words are asked for."""


def learner(folder: Path, clock: FakeClock) -> CoursePlayer:
    """Somebody who learns from the real course, everything read afresh from their record in ``folder``."""
    return CoursePlayer(real_course(), open_store(folder, clock), clock, random.Random(7))


def play_all(player: CoursePlayer, answer_to: Callable[[Exercise], Answer]) -> dict[str, float]:
    """Every lesson from its first step to its last; the score of each exercise that is marked."""
    scores = {}
    for ref in player.course.all_lessons():
        lesson_player = player.open_lesson(ref)
        for place, step in enumerate(lesson_player.lesson.steps):
            lesson_player.jump(place)
            if isinstance(step, Exercise):
                feedback = answered(lesson_player, answer_to(step))
                assert (feedback.score is not None) == step.scored, step.id
                if feedback.score is not None:
                    scores[f"{ref}/{step.id}"] = feedback.score
    return scores


def entries(player: CoursePlayer) -> list[LessonEntry]:
    found = [entry for module in player.course.modules for entry in player.lessons(module.id)]
    assert [entry.ref for entry in found] == all_lessons()
    return found


def test_all_right_is_mastered_and_earns_the_certificate(tmp_path: Path, clock: FakeClock) -> None:
    scores = play_all(learner(tmp_path, clock), right_answer)
    assert {where: score for where, score in scores.items() if score != 1} == {}
    player = learner(tmp_path, clock)
    assert [str(one.ref) for one in entries(player) if not (one.completed and one.mastered)] == []
    assert [
        (one.module.id, one.standing.score)
        for one in player.modules()
        if one.standing.done != one.standing.lessons or one.standing.score != 1
    ] == []
    assert player.resume_point() is None
    assert player.not_mastered() == ()
    assert [entry.part.id for entry in player.plan() if not entry.written] == []
    assert player.results().confusions == ()

    said = certificate_of(player)
    assert WORDS not in said
    assert "%" not in said.split("</style>")[1]


def test_all_wrong_is_complete_without_a_certificate_and_all_right_after_it_is_mastered(
    tmp_path: Path, clock: FakeClock
) -> None:
    """Nothing is lost by a bad first try; the first tries and the best are both kept."""
    scores = play_all(learner(tmp_path, clock), worst_answer)
    assert {where: score for where, score in scores.items() if score != 0} == {}
    player = learner(tmp_path, clock)
    assert [str(one.ref) for one in entries(player) if not one.completed] == []
    assert [str(one.ref) for one in entries(player) if one.mastered] == []
    assert [
        (one.module.id, one.standing.score)
        for one in player.modules()
        if one.standing.done != one.standing.lessons or one.standing.score != 0
    ] == []
    assert player.resume_point() is None
    assert player.not_mastered() == tuple(all_lessons())

    with pytest.raises(UsageError, match="mastered"):
        certificate_of(player)

    play_all(player, right_answer)
    results = learner(tmp_path, clock).results()
    lessons = [one for module in results.modules for one in module.lessons]
    assert [one.lesson.ref for one in lessons] == all_lessons()
    assert [
        str(one.lesson.ref) for one in lessons if (one.state.first, one.state.best, one.mastered) != (0, 1, True)
    ] == []
    assert results.confusions
