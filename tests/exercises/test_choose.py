"""Choosing one or several options."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.exercises import Choose
from copro_tui.exercises.choose import score_choice
from tests.exercises.builders import choose, missing, several, single


@pytest.mark.parametrize(
    ("ticked", "score"),
    [("", 0), ("a", 0.5), ("ab", 1), ("abc", 2 / 3), ("ac", 1 / 6), ("acd", 0), ("c", 0), ("abcde", 0)],
)
def test_several_is_the_share_of_right_less_the_share_of_wrong(ticked: str, score: float) -> None:
    assert score_choice(list(ticked), ["a", "b"], list("abcde"), several=True) == pytest.approx(score)


@pytest.mark.parametrize(("ticked", "score"), [("a", 1), ("b", 0), ("", 0), ("ab", 0)])
def test_one_is_all_or_nothing(ticked: str, score: float) -> None:
    assert score_choice(list(ticked), ["a"], list("abc"), several=False) == score


@given(several)
def test_ticking_everything_or_nothing_earns_nothing(exercise: Choose) -> None:
    assert exercise.judge([item.id for item in exercise.items]).score == 0
    assert exercise.judge([]).score == 0


@given(several | single, st.data())
def test_only_the_right_set_is_perfect(exercise: Choose, data: st.DataObject) -> None:
    ticked = data.draw(st.lists(st.sampled_from([item.id for item in exercise.items]), unique=True))
    assert (exercise.judge(ticked).score == 1) == (set(ticked) == set(exercise.right))


def test_every_option_is_marked_whether_ticked_or_not() -> None:
    marks = choose(4, [0, 1]).judge(["i0", "i2"]).marks
    assert [(mark.verdict, mark.given, mark.belongs, mark.target) for mark in marks] == [
        ("right", "chosen", "right", "i0"),
        ("missed", "not chosen", "right", "i1"),
        ("wrong", "chosen", "not right", ""),
        ("unmarked", "not chosen", "not right", ""),
    ]
    assert [mark.because for mark in marks] == ["Reason 0.", "Reason 1.", "Reason 2.", "Reason 3."]


def test_of_a_single_choice_only_the_chosen_and_the_right_option_are_marked() -> None:
    said = choose(4, [1], several=False)
    assert [mark.verdict for mark in said.judge(["i2"]).marks] == ["unmarked", "missed", "wrong", "unmarked"]
    assert [mark.verdict for mark in said.judge(["i1"]).marks] == ["unmarked", "right", "unmarked", "unmarked"]


@pytest.mark.parametrize(
    ("exercise", "ticked", "headline"),
    [
        (choose(4, [0, 1]), ["i1", "i0"], "Right."),
        (choose(4, [0, 1]), ["i0"], "You found 1 of 2."),
        (choose(4, [0, 1]), ["i0", "i2"], "You found 1 of 2, and ticked 1 wrong one."),
        (choose(4, [0, 1]), ["i0", "i2", "i3"], "You found 1 of 2, and ticked 2 wrong ones."),
        (choose(4, [0, 1]), ["i2"], "That is not one of them."),
        (choose(4, [0]), ["i2", "i3"], "None of those is right."),
        (choose(4, [0]), ["i0", "i3"], "You found every right answer, but also ticked a wrong one."),
        (choose(4, [0, 1]), ["i0", "i1", "i2", "i3"], "You found every right answer, but also ticked 2 wrong ones."),
        (choose(3, [1], several=False), ["i1"], "Right."),
        (choose(3, [1], several=False), ["i0"], "Not quite."),
    ],
)
def test_the_headline(exercise: Choose, ticked: list[str], headline: str) -> None:
    assert exercise.judge(ticked).headline == headline


def test_nothing_ticked_cannot_be_checked() -> None:
    assert missing(choose(3, [0]), []) == "Tick at least one first."
    assert missing(choose(3, [0], several=False), []) == "Choose one first."
    assert missing(choose(3, [0]), ["i2"]) == ""


def test_two_ticks_of_a_draft_do_not_fit_a_choice_of_one() -> None:
    answer = choose(3, [0], several=False).fitted(["i0", "i1"], 1)
    assert isinstance(answer, list)
    assert len(answer) <= 1
