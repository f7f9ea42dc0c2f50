"""A kind of exercise that the program does not have goes all the way, by a line in each registry and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import inspect

from copro_tui.analytics.distribution import distributions, placements
from copro_tui.analytics.exercise_detail import exercise_detail
from copro_tui.analytics.gradebook import gradebook, outlines
from copro_tui.analytics.item_analysis import item_analysis
from copro_tui.cohorts.learner_work import works_in
from copro_tui.course import decoder, lesson
from copro_tui.course.course import open_course
from copro_tui.course.refs import Ref
from copro_tui.course.schema import lesson_schema
from copro_tui.exercises import AnyExerciseShape
from copro_tui.plain.answers import TALKS
from copro_tui.player import CoursePlayer
from copro_tui.tui.boards.base import Board
from copro_tui.tui.boards.registry import BOARDS
from copro_tui.tui.screens.lesson import LessonScreen
from tests.clock import FakeClock
from tests.cohorts.groups import a_cohort, placing_tries
from tests.courses import problems_of, write_course
from tests.kinds.count import CountBoard, CountShape, CountTalk, MottoShape
from tests.plain.talking import talk
from tests.players import answered, go_to, play, start
from tests.tui.pilots import lesson_screen, running, the, until, until_on, until_shown

LESSON = """\
title: Counting
minutes: 3
objectives: [Count who decides]
sources: [book]
steps:
  - count: deciders
    prompt: How many decide?
    hint: Who signs?
    cases:
      - {id: letter, text: A letter., people: 1, because: One signs it.}
      - {id: board, text: A board., people: 3, because: Three sit on it.}
  - count: ours
    prompt: How many decide where you work?
    plan: today
    cases:
      - {id: budget, text: The budget}
  - motto: ours-in-words
    prompt: And in your words?
    plan: next
"""
REF = Ref("what", "counting")
DECIDERS = "what/counting/deciders"


@pytest.fixture(autouse=True)
def _registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line that the kind has in each of the three registries."""
    monkeypatch.setattr(lesson, "AnyExerciseShape", AnyExerciseShape | CountShape | MottoShape)
    monkeypatch.setattr(decoder, "_described", inspect.type_info)  # which remembers the registry as it was
    monkeypatch.setitem(BOARDS, "count", CountBoard)
    monkeypatch.setitem(TALKS, "count", CountTalk)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course", lessons={"what/1-counting": LESSON, "when/1-counting": LESSON})


@pytest.fixture
def player(folder: Path, clock: FakeClock) -> CoursePlayer:
    return start(folder, clock)


def test_it_is_read_checked_and_published(folder: Path) -> None:
    assert problems_of(folder) == []
    kinds = [one.kind for one in open_course(folder).lesson(REF).exercises]
    assert kinds == ["count", "count", "motto"]
    assert '"count"' in lesson_schema()
    write_course(folder, lessons={"what/1-counting": LESSON.replace("id: board", "id: letter")})
    assert problems_of(folder) == [
        'lessons/what/1-counting.yaml:11:14: the id "letter" is used twice → give each its own id'
    ]


def test_it_is_played_to_the_end(player: CoursePlayer) -> None:
    lesson_player = player.open_lesson(REF)
    assert lesson_player.missing() == "Count them all first."
    assert lesson_player.hint() == "Who signs?"
    assert answered(lesson_player, {"letter": "n3", "board": "n3", "gone": "n1"}).score == 0.5
    play(lesson_player)
    assert lesson_player.state.complete
    assert lesson_player.state.mastered
    standing = go_to(player, REF, "deciders").view().standing
    assert (standing.tries, standing.first, standing.best) == (2, 0.5, 1.0)


def test_what_was_mixed_up_in_it_is_in_the_results(player: CoursePlayer) -> None:
    lesson_player = player.open_lesson(REF)
    for letter in ("n3", "n1", "n3"):
        answered(lesson_player, {"letter": letter, "board": "n3"})
    results = player.results()
    assert [(one.one, one.other, one.mixed) for one in results.confusions] == [("1 people", "3 people", 2)]
    assert results.modules[0].lessons[0].state.first == 0.5


def test_it_fills_the_plan_and_the_journal(player: CoursePlayer) -> None:
    play(player.open_lesson(REF))
    today, following = player.plan()
    assert today.lines == ("The budget: 0 people",)
    assert following.lines == ("My own words.",)
    assert [(one.step, one.prompt, one.text) for one in player.journal()] == [
        ("ours-in-words", "And in your words?", "My own words.")
    ]


async def test_it_is_answered_on_the_screens(folder: Path, clock: FakeClock, player: CoursePlayer) -> None:
    player.open_lesson(REF, "deciders")
    async with running(folder, clock) as pilot:
        await pilot.press("enter")
        await until_on(pilot, LessonScreen)
        await until_shown(pilot, "How many decide?", "A letter.")
        await pilot.press("home", "2", "down", "3", "c")
        await until(pilot, lambda: lesson_screen(pilot).lesson_player.view().feedback)
        await until_shown(pilot, "Counted and marked.", "✗ A letter. n2", "✓ A board. n3")
        assert the(pilot, Board).view.phase == "over"


def test_it_is_answered_in_plain_mode(folder: Path, clock: FakeClock, player: CoursePlayer) -> None:
    player.open_lesson(REF, "deciders")
    said = talk(folder, clock, ["what", "1", "none", "2 3", "c", "q"])
    for text in ("Count. Step 1 of ", "Type numbers.", "Noted.", "Counted and marked.", "One signs it."):
        assert text in said


def test_a_trainer_sees_it_as_any_other(folder: Path, clock: FakeClock, player: CoursePlayer) -> None:
    play(player.open_lesson(REF))
    course = open_course(folder)
    works = list(works_in(folder / "progress", course))
    assert len(works) == 1
    (row,) = gradebook(outlines(course, a_cohort()), works).rows
    assert [(cell.done, cell.mastered, cell.score) for cell in row.cells] == [(1, 1, 1.0), (0, 0, None)]
    assert [one.best for one in exercise_detail([course.lesson(REF)], Ref.parse(DECIDERS), works).people] == [1.0]


def test_its_cases_are_questions_of_their_own(folder: Path) -> None:
    lesson = open_course(folder).lesson(REF)
    answers = [{"letter": f"n{number % 3}", "board": "n3"} for number in range(12)]
    works = placing_tries(DECIDERS, lesson.exercises[0], answers)
    found = {one.case: one for one in item_analysis([lesson], works).items}
    assert list(found) == ["", "letter", "board"]
    assert found["letter"].facility == pytest.approx(1 / 3)
    assert found["board"].text == "A board."
    assert found[""].unused == ("4 people",)


def test_a_group_is_spread_over_its_places(folder: Path) -> None:
    lesson = open_course(folder).lesson(REF)
    known = placements([lesson])
    assert list(map(str, known)) == [DECIDERS, "what/counting/ours"]
    answers = [{"letter": f"n{number}", "board": "n3"} for number in (0, 1, 1, 2)]
    distribution = distributions(known, placing_tries(DECIDERS, lesson.exercises[0], answers))[0]
    assert (distribution.ordered, distribution.people, len(distribution.cases[0].places)) == (True, 4, 5)
    letter, board = distribution.cases
    assert (letter.counts, letter.median, letter.key) == ((1, 2, 1, 0, 0), 1, ((1, 1.0),))
    assert board.agreement == 1
