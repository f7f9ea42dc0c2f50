"""What is said of a case that was put down, and of a round that is over: true, and in whole sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from copro_tui.player import CoursePlayer, LessonPlayer
from copro_tui.player.feedback_words import after_case, places_words, summary_words, verdict_words
from tests.courses import FIRST
from tests.players import finish, go_to, put_down

Start = Callable[[], CoursePlayer]
RIGHT = {"letter": "telling", "survey": "asking", "board": "sharing"}
WRONG = {"letter": "leading", "survey": "leading", "board": "telling"}


def said_of(player: LessonPlayer, case: str, place: str) -> tuple[str, str]:
    """What is said of a case at a place, and of where it was put and belongs."""
    view = player.view()
    assert view.exercise is not None
    mark = view.exercise.judge({**RIGHT, case: place}).mark(case)
    assert mark is not None
    return verdict_words(view.exercise, mark), places_words(view.exercise, mark)


@pytest.mark.parametrize(
    ("case", "place", "verdict", "places"),
    [
        ("letter", "telling", "Right.", ""),
        ("letter", "asking", "Close, but not quite.", "You: 2 Asking. Its place: 1 Telling."),
        ("letter", "leading", "Not quite.", "You: 4 Leading. Its place: 1 Telling."),
        ("board", "sharing", "Right.", ""),
        ("board", "leading", "You can argue that. Most would say 3 Sharing.", ""),
        ("board", "asking", "Not quite.", "You: 2 Asking. Its place: 3 Sharing."),
    ],
)
def test_of_a_case(player: Start, case: str, place: str, verdict: str, places: str) -> None:
    assert said_of(go_to(player(), FIRST, "cases"), case, place) == (verdict, places)


def test_what_comes_back_is_announced_once_and_only_for_what_does(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    assert after_case(lesson_player.view()) == ""
    for number in range(3):
        put_down(lesson_player, {**WRONG, "survey": "asking"}, 1)
        view = lesson_player.view()
        assert view.case is not None
        if number < 2:
            alone = "This one comes back once at the end." if view.case.id != "survey" else ""
            assert after_case(view) == alone
    assert after_case(lesson_player.view()) == "Two come back. You know more about them now."
    lesson_player.next_case()
    put_down(lesson_player, {"letter": "asking", "board": "asking"})
    assert after_case(lesson_player.view()) == ""


def test_where_all_come_back_it_is_not_announced_again_in_their_round(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    put_down(lesson_player, WRONG)
    assert after_case(lesson_player.view()) == "Three come back. You know more about them now."
    lesson_player.next_case()
    put_down(lesson_player, RIGHT, 1)
    assert after_case(lesson_player.view()) == ""


@pytest.mark.parametrize(
    ("first", "then", "summary"),
    [
        (RIGHT, {}, "All three stand. Every one right first time."),
        ({**RIGHT, "letter": "leading"}, RIGHT, "All three stand. 2 right first time, 1 after another look."),
        ({**RIGHT, "board": "leading"}, {}, "All three stand. 2 right first time, 1 can be argued."),
        ({**RIGHT, "letter": "leading"}, {"letter": "sharing"}, "2 of 3 stand. 2 right first time."),
        (WRONG, {**RIGHT, "letter": "asking"}, "2 of 3 stand. 0 right first time, 2 after another look."),
    ],
)
def test_the_summary_counts_what_stands_and_since_when(
    player: Start, first: dict[str, str], then: dict[str, str], summary: str
) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    put_down(lesson_player, first)
    assert summary_words(lesson_player.view()) == ""
    lesson_player.next_case()
    if then:
        put_down(lesson_player, then)
        lesson_player.next_case()
    assert summary_words(lesson_player.view()) == summary


def test_an_answer_that_was_shown_is_said_to_be_ours(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    put_down(lesson_player, WRONG)
    finish(lesson_player)
    lesson_player.try_again()
    lesson_player.show_me()
    assert summary_words(lesson_player.view()) == "Here is our answer."


def test_own_cases_are_not_said_to_stand(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "own")
    finish(lesson_player)
    assert "your own work" in summary_words(lesson_player.view())
