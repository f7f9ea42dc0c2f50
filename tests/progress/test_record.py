"""What events add up to, and when a lesson is complete or mastered."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course.lesson import Lesson, Page
from copro_tui.course.refs import Ref
from copro_tui.exercises import Reflect
from copro_tui.progress.completion import standing_in_lesson
from copro_tui.progress.events import Event
from copro_tui.progress.record import Record
from copro_tui.progress.standing import standing_in_module
from tests.exercises.builders import choose, order, place
from tests.progress.events import ABOUT, attempt, completion, reflection, visit

scores = st.lists(st.none() | st.floats(0, 1), min_size=1)

LESSON = Lesson(
    ref=Ref("what", "it"),
    title="It",
    minutes=5,
    objectives=("Do it",),
    sources=("book",),
    steps=(
        Page(id="read", text="Hello."),
        order([0, 1]),
        choose(2, [0]),
        msgspec.structs.replace(place([None, None]), id="own"),
        Reflect(id="words", prompt="Hm?"),
    ),
)
STEPS = ["read", "order", "choose", "own", "words"]


def record(*events: Event) -> Record:
    made = Record(ABOUT)
    for event in events:
        made.take([event])
    return made


def seen(*steps: str) -> list[Event]:
    return [visit(f"what/it/{step}") for step in steps]


def answered(order: float | None, choose: float | None) -> list[Event]:
    """Every exercise of the lesson answered, the marked ones with these scores."""
    return [
        attempt("what/it/order", order),
        attempt("what/it/choose", choose),
        attempt("what/it/own", None),
        reflection("My words."),
    ]


def test_first_best_and_last_are_all_kept() -> None:
    standing = record(*(attempt(score=one) for one in (0.4, 0.9, 0.6))).standing(Ref.parse("what/it/build"))
    assert (standing.tries, standing.first, standing.best, standing.last) == (3, 0.4, 0.9, 0.6)


@given(scores)
def test_standing_of_any_tries(tries: list[float | None]) -> None:
    standing = record(*(attempt(score=one) for one in tries)).standing(Ref.parse("what/it/build"))
    numbers = [one for one in tries if one is not None]
    assert (standing.tries, standing.first, standing.last) == (len(tries), next(iter(numbers), None), tries[-1])
    assert standing.best == max(numbers, default=None)


def test_a_shown_answer_is_a_try_that_earns_nothing() -> None:
    standing = record(attempt(score=0.2), attempt(score=1, shown=True)).standing(Ref.parse("what/it/build"))
    assert (standing.tries, standing.best, standing.last, standing.shown) == (2, 0.2, None, True)


def test_nothing_answered_is_an_empty_standing() -> None:
    assert record().standing(Ref.parse("what/it/build")).tries == 0
    assert not record().answered(Ref.parse("what/it/build"))


def test_the_newest_words_are_in_force_and_the_older_ones_are_kept() -> None:
    made = record(reflection("Old."), reflection("New."))
    assert [one.text for one in made.reflections[Ref("what", "it", "words")]] == ["Old.", "New."]


def test_a_completion_keeps_its_first_time_and_is_never_unmastered() -> None:
    made = record(completion(mastered=True), completion(mastered=False))
    assert made.mastered == {Ref("what", "it")}
    assert list(made.completed) == [Ref("what", "it")]


def test_the_score_of_a_module_is_the_mean_of_the_best_scores_of_what_the_course_still_has() -> None:
    made = record(
        attempt("what/a/x", 0.5), attempt("what/a/x", 0.7), attempt("what/b/y", 0.1), attempt("what/a/gone", 1)
    )
    marked = [Ref("what", "a", "x"), Ref("what", "b", "y"), Ref("what", "b", "z")]
    standing = standing_in_module([Ref("what", "a"), Ref("what", "b")], marked, made)
    assert standing.score == pytest.approx(0.4)
    assert standing_in_module([Ref("when", "a")], [Ref("when", "a", "x")], made).score is None


@pytest.mark.parametrize(
    ("events", "complete", "mastered"),
    [
        pytest.param([], False, False, id="nothing"),
        pytest.param(seen(*STEPS), False, False, id="only read"),
        pytest.param(answered(1, 1), False, False, id="answered, a page not seen"),
        pytest.param([*seen(*STEPS), *answered(1, 1)[:-1]], False, False, id="no words"),
        pytest.param([*seen(*STEPS), *answered(0, 0)], True, False, id="all wrong is complete"),
        pytest.param([*seen(*STEPS), *answered(1, 0.79)], True, False, id="just not mastered"),
        pytest.param([*seen(*STEPS), *answered(0.8, 0.8)], True, True, id="just mastered"),
        pytest.param([*seen(*STEPS), *answered(1, None)], True, False, id="answered before it was marked"),
        pytest.param([*seen(*STEPS), *answered(1, 0.5), *answered(0, 1)], True, True, id="the best of each counts"),
        pytest.param(
            [*seen(*STEPS), *answered(0, 1), attempt("what/it/order", 1, shown=True)],
            True,
            False,
            id="shown earns nothing",
        ),
    ],
)
def test_complete_and_mastered(events: list[Event], complete: bool, mastered: bool) -> None:
    state = standing_in_lesson(LESSON.outline, record(*events))
    assert (state.complete, state.mastered) == (complete, mastered)


def test_the_score_of_a_lesson_is_the_mean_of_its_best() -> None:
    state = standing_in_lesson(
        LESSON.outline, record(*seen("read", "order"), attempt("what/it/order", 0.5), attempt("what/it/choose", 0))
    )
    assert (len(state.states), state.seen, state.exercises, state.answered, state.best) == (5, 2, 4, 2, 0.25)
    assert standing_in_lesson(LESSON.outline, record()).best is None


def test_a_lesson_to_read_is_mastered_once_it_was_seen() -> None:
    to_read: Any = msgspec.structs.replace(LESSON, steps=LESSON.steps[:1])
    state = standing_in_lesson(to_read.outline, record(*seen("read")))
    assert (state.complete, state.mastered, state.best) == (True, True, None)
