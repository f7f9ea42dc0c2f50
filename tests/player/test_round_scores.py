"""What a round counts for: first placements are the first attempt, returns the second; a trainer reads the first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from copro_tui.analytics.distribution import distributions, placements
from copro_tui.analytics.gradebook import gradebook, outlines
from copro_tui.analytics.item_analysis import item_analysis
from copro_tui.cohorts.invitations import invitation_of
from copro_tui.cohorts.learner_work import record_files, words_in, work_in, works_in
from copro_tui.cohorts.submission import submission_of
from copro_tui.course.course import open_course
from copro_tui.course.refs import Ref
from copro_tui.player import CoursePlayer
from tests.clock import FakeClock
from tests.cohorts.groups import NOW, a_cohort
from tests.courses import FIRST
from tests.player.steps import attempts
from tests.players import answered, finish, go_to, play, put_down, start

Start = Callable[[], CoursePlayer]

RIGHT = {"letter": "telling", "survey": "asking", "board": "sharing"}
WRONG = {"letter": "leading", "survey": "leading", "board": "telling"}
ONE_WRONG = {**RIGHT, "letter": "leading"}
CASES = Ref("what", "every-kind", "cases")


def test_first_placements_are_the_first_attempt_and_returns_the_second(player: Start, folder: Path) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    put_down(lesson_player, {**WRONG, "survey": "asking"})
    standing = lesson_player.view().standing
    assert standing.tries == 1
    assert standing.first == pytest.approx(1 / 3)
    lesson_player.next_case()
    put_down(lesson_player, {"letter": "telling", "board": "asking"})
    standing = lesson_player.view().standing
    assert (standing.tries, standing.own) == (2, 2)
    assert standing.first == pytest.approx(1 / 3)
    assert standing.best == standing.last == pytest.approx(2 / 3)
    lesson_player.next_case()
    assert lesson_player.view().phase == "over"
    assert [one.answer for one in attempts(folder, "cases")] == [
        {**WRONG, "survey": "asking"},
        {"letter": "telling", "survey": "asking", "board": "asking"},
    ]


def test_a_round_in_which_all_is_right_is_one_attempt(player: Start, folder: Path) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    put_down(lesson_player, RIGHT)
    lesson_player.next_case()
    assert lesson_player.view().phase == "over"
    assert [one.score for one in attempts(folder, "cases")] == [1]


def test_nothing_is_an_attempt_before_the_round_is_whole(player: Start, folder: Path) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    put_down(lesson_player, RIGHT, 2)
    lesson_player.next()
    assert attempts(folder, "cases") == []
    assert go_to(player(), FIRST, "cases").view().standing.tries == 0


def test_what_comes_back_right_masters_the_exercise_as_another_try_did(player: Start) -> None:
    play(player().open_lesson(FIRST), but="cases")
    lesson_player = go_to(player(), FIRST, "cases")
    put_down(lesson_player, WRONG)
    assert (lesson_player.state.complete, lesson_player.state.mastered) == (True, False)
    lesson_player.next_case()
    put_down(lesson_player, RIGHT)
    assert lesson_player.state.mastered
    assert player().lessons("what")[0].mastered


def test_an_answer_that_was_shown_never_counts(player: Start) -> None:
    play(player().open_lesson(FIRST), but="cases")
    lesson_player = go_to(player(), FIRST, "cases")
    put_down(lesson_player, WRONG)
    lesson_player.next_case()
    put_down(lesson_player, {"letter": "asking", "survey": "sharing", "board": "asking"})
    lesson_player.try_again()
    put_down(lesson_player, WRONG, 1)
    lesson_player.show_me()
    assert lesson_player.view().was_shown
    for view in (lesson_player.view(), go_to(player(), FIRST, "cases").view()):
        assert (view.answer, view.phase) == (RIGHT, "over")
        assert view.standing.best is not None
        assert view.standing.best < 0.8
        assert (view.standing.tries, view.standing.own) == (3, 2)
    assert not lesson_player.state.mastered
    assert not player().lessons("what")[0].mastered


# -- once more ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mended", [True, False])
def test_trying_again_what_was_missed_offers_exactly_that(player: Start, folder: Path, mended: bool) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    put_down(lesson_player, {**WRONG, "survey": "asking"})
    lesson_player.next_case()
    put_down(lesson_player, RIGHT if mended else {"letter": "sharing", "board": "asking"})
    lesson_player.next_case()
    assert lesson_player.view().can("lesson.try-all")
    lesson_player.try_again(missed=True)
    lesson_player.keep()
    lesson_player = go_to(player(), FIRST, "cases")
    view = lesson_player.view()
    assert set(view.round) == {"letter", "board"}
    assert (view.answer, view.signs) == ({"survey": "asking"}, {"survey": "right"})
    assert view.another_look
    offered = []
    while lesson_player.view().phase != "over":
        view = lesson_player.view()
        assert view.case is not None
        offered.append(view.case.id)
        put_down(lesson_player, RIGHT, 1)
        lesson_player.next_case()
    assert sorted(offered) == ["board", "letter"]
    assert [one.answer for one in attempts(folder, "cases")][2] == RIGHT


def test_trying_all_again_offers_every_case(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    put_down(lesson_player, ONE_WRONG)
    finish(lesson_player)
    lesson_player.try_again()
    view = lesson_player.view()
    assert (view.round, view.answer, view.coming_back, view.another_look) == (view.layout, {}, (), False)


def test_where_every_case_comes_back_it_is_still_another_look(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    put_down(lesson_player, WRONG)
    assert not lesson_player.view().another_look
    lesson_player.next_case()
    view = lesson_player.view()
    assert view.another_look
    assert view.round == view.coming_back == view.layout


# -- what a trainer reads -------------------------------------------------------------------------------------------


@pytest.fixture
def group(folder: Path, clock: FakeClock) -> Path:
    """Six people, of whom two get the letter wrong at first, and right when it comes back."""
    for number in range(6):
        player = start(folder, clock, f"Person {number}", seed=number)
        lesson_player = go_to(player, FIRST, "cases")
        put_down(lesson_player, ONE_WRONG if number < 2 else RIGHT)
        finish(lesson_player)
    return folder


def test_questions_are_analysed_by_first_placements(group: Path) -> None:
    lesson = open_course(group).lesson(FIRST)
    report = item_analysis([lesson], works_in(group / "progress", open_course(group)))
    found = {one.case: one for one in report.items if one.exercise == CASES}
    assert [(found[case].people, found[case].facility) for case in ("letter", "survey", "board")] == [
        (6, pytest.approx(4 / 6)),
        (6, 1),
        (6, 1),
    ]
    assert found[""].facility == pytest.approx((2 * 2 / 3 + 4) / 6)
    assert set(found[""].unused) == set(), "leading was chosen for the letter at first"


def test_a_group_is_spread_by_first_placements(group: Path) -> None:
    known = placements([open_course(group).lesson(FIRST)])
    (spread,) = (
        one for one in distributions(known, works_in(group / "progress", open_course(group))) if one.exercise == CASES
    )
    assert spread.people == 6
    letter = next(one for one in spread.cases if one.text == "A letter says what will happen.")
    assert letter.counts == (4, 0, 0, 2)


def test_own_cases_are_spread_by_the_last_placements(folder: Path, clock: FakeClock) -> None:
    lesson_player = go_to(start(folder, clock), FIRST, "own")
    for places in (
        {"good-day": "doing-with", "bad-day": "doing-to"},
        {"good-day": "doing-for", "bad-day": "doing-to"},
    ):
        answered(lesson_player, places)
    course = open_course(folder)
    known = placements([course.lesson(FIRST)])
    (record,) = record_files(folder / "progress")
    invitation = invitation_of(a_cohort(), course)
    for words, counts in (((), [(0, 0, 0)] * 2), (words_in(record, course), [(0, 1, 0), (1, 0, 0)])):
        sent = submission_of(work_in(record, course), invitation, words, NOW).work
        (spread,) = (one for one in distributions(known, [sent]) if one.exercise.step == "own")
        assert [one.counts for one in spread.cases] == counts


def test_the_gradebook_has_the_best_score_and_who_has_mastered(group: Path, clock: FakeClock) -> None:
    play(start(group, clock, "Person 0").open_lesson(FIRST), but="cases")
    works = list(works_in(group / "progress", open_course(group)))
    rows = gradebook(outlines(open_course(group), a_cohort()), works).rows
    assert {row.cells[0].mastered for row in rows if row.cells[0].done} == {1}
    assert all(row.cells[0].score == 1 for row in rows), "what came back right is the best"


# -- one's own cases ------------------------------------------------------------------------------------------------


def test_own_cases_are_one_attempt_without_a_mark_and_do_not_come_back(player: Start, folder: Path) -> None:
    lesson_player = go_to(player(), FIRST, "own")
    places = {"good-day": "doing-with", "bad-day": "doing-to"}
    assert lesson_player.view().layout == ("good-day", "bad-day")
    put_down(lesson_player, places, 1)
    view = lesson_player.view()
    assert (view.marks, view.signs, view.phase) == ({}, {}, "down")
    put_down(lesson_player, places)
    lesson_player.next_case()
    view = lesson_player.view()
    assert (view.phase, view.coming_back, view.marks, view.signs) == ("over", (), {}, {})
    assert view.feedback is not None
    assert view.feedback.score is None
    assert not view.can("lesson.try-all")
    assert [(one.answer, one.score) for one in attempts(folder, "own")] == [(places, None)]
    assert player().plan()[0].lines == ("On a good day: Doing with", "On a bad day: Doing to")


def test_own_cases_placed_again_are_the_plan_from_then_on(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "own")
    answered(lesson_player, {"good-day": "doing-with", "bad-day": "doing-to"})
    finish(lesson_player)
    answered(lesson_player, {"good-day": "doing-for", "bad-day": "doing-to"})
    assert player().plan()[0].lines[0] == "On a good day: Doing for"


def test_mending_brings_back_what_the_best_try_left_and_nothing_else(folder: Path, clock: FakeClock) -> None:
    lesson_player = go_to(start(folder, clock), FIRST, "cases")
    wrong = {"letter": "leading", "survey": "leading", "board": "sharing"}
    put_down(lesson_player, wrong, 3)
    lesson_player.next_case()
    put_down(lesson_player, {**wrong, "letter": "telling", "survey": "telling"}, 2)
    lesson_player.next_case()
    assert lesson_player.view().phase == "over"
    lesson_player.mend("cases")
    view = lesson_player.view()
    assert (view.answer, view.case and view.case.id) == ({"letter": "telling", "board": "sharing"}, "survey")
    put_down(lesson_player, {"survey": "asking"}, 1)
    lesson_player.next_case()
    signs = lesson_player.view().signs
    assert (lesson_player.view().phase, signs["letter"], signs["board"]) == ("over", "again", "right")
    lesson_player.mend("cases")  # nothing is left: all of it begins anew
    assert lesson_player.view().answer == {}
