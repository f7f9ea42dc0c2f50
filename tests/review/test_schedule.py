"""When a card comes back: folded from events, the same for any order of them, and never before its time."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course.course import Course, open_course
from copro_tui.progress.events import Event
from copro_tui.review.schedule import due
from tests.courses import EVERY_KIND, FIRST, LESSONS, small_course, write_course
from tests.review.records import DAY, attempt, cards_of, review

CASES, BUILD, WHICH = FIRST.at("cases"), FIRST.at("build"), FIRST.at("which")
LETTER = f"{CASES}#letter"
RIGHT = {"letter": "telling", "survey": "asking", "board": "sharing"}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return small_course(tmp_path_factory.mktemp("course"))


def days_until(course: Course, events: list[Event], card: str = LETTER) -> int:
    """After how many days from the last answer a card is due."""
    found = cards_of(course, events, 400)[card]
    return found.due - found.last


def test_a_card_is_a_case_or_a_whole_exercise_and_what_is_not_marked_is_none(course: Course) -> None:
    events = [attempt(course, FIRST.at(one), 0) for one in ("build", "cases", "voices", "groups", "which", "own")]
    assert list(cards_of(course, events, 0)) == [
        "what/every-kind/build",
        "what/every-kind/cases#letter",
        "what/every-kind/cases#survey",
        "what/every-kind/cases#board",
        "what/every-kind/voices#we-know",
        "what/every-kind/voices#let-us",
        "what/every-kind/groups#skills",
        "what/every-kind/groups#phone",
        "what/every-kind/groups#form",
        "what/every-kind/which",
    ]


def test_a_first_review_is_due_the_day_after_and_not_before(course: Course) -> None:
    events = [attempt(course, CASES, 0, {**RIGHT, "survey": "leading"})]
    for day, count in ((0, 0), (1, 3)):
        assert len(due(cards_of(course, events, day).values(), DAY + day)) == count


def test_what_is_right_each_time_comes_back_later_and_later(course: Course) -> None:
    events: list[Event] = [attempt(course, CASES, 0)]
    passed = []
    for _time in range(5):
        passed.append(days_until(course, events))
        last = cards_of(course, events, 400)[LETTER].last - DAY
        events.append(review(course, CASES.case("letter"), last + passed[-1]))
    assert passed[0] == 1
    assert passed == sorted(passed)
    assert passed[2] > 30


@pytest.mark.parametrize(
    ("how", "days", "mixed_up"),
    [
        ({}, 1, False),
        ({"sure": {"letter": "sure"}}, 28, False),
        ({"sure": {"letter": "fairly"}}, 1, False),
        ({"sure": {"letter": "guessing"}}, 1, False),
        ({"hinted": True}, 1, False),
        ({"shown": True}, 1, True),
        ({"answer": {**RIGHT, "letter": "leading"}}, 1, True),
    ],
)
def test_the_table(course: Course, how: dict[str, object], days: int, mixed_up: bool) -> None:
    found = cards_of(course, [attempt(course, CASES, 0, **how)], 0)[LETTER]  # type: ignore[arg-type]
    assert (found.due - found.last, found.mixed_up) == (days, mixed_up)


def test_a_guess_and_a_hint_are_held_less_firm(course: Course) -> None:
    plain, hinted, guessed = (
        cards_of(course, [attempt(course, CASES, 0, **how)], 0)[LETTER].memory.stability
        for how in ({}, {"hinted": True}, {"sure": {"letter": "guessing"}})
    )
    assert hinted == guessed < plain


def test_what_can_be_argued_counts_as_right(course: Course) -> None:
    found = cards_of(course, [attempt(course, CASES, 0, {**RIGHT, "board": "leading"})], 0)
    assert not found[f"{CASES}#board"].mixed_up


def test_right_after_another_look_on_the_same_day_is_still_a_mix_up(course: Course) -> None:
    events = [attempt(course, CASES, 0, {**RIGHT, "letter": "asking"}), attempt(course, CASES, 0, RIGHT, minute=5)]
    found = cards_of(course, events, 0)
    assert found[LETTER].mixed_up
    assert not found[f"{CASES}#survey"].mixed_up


def test_a_case_that_was_not_placed_again_is_not_an_answer(course: Course) -> None:
    events = [attempt(course, CASES, 0, {**RIGHT, "letter": "asking"}), attempt(course, CASES, 3, RIGHT)]
    found = cards_of(course, events, 3)
    assert found[f"{CASES}#survey"].last == DAY
    assert found[LETTER].last == DAY + 3


def test_an_order_and_a_choice_are_one_card_each(course: Course) -> None:
    wrong = ["telling", "asking", "sharing", "leading"]
    found = cards_of(course, [attempt(course, BUILD, 0, wrong), attempt(course, WHICH, 0)], 0)
    assert found[str(BUILD)].mixed_up
    assert not found[str(WHICH)].mixed_up


def test_what_was_mixed_up_once_is_repaired_after_thirty_days(course: Course) -> None:
    card = CASES.case("letter")
    events: list[Event] = [attempt(course, CASES, 0, {**RIGHT, "letter": "asking"}), review(course, card, 2)]
    assert not cards_of(course, events, 2)[LETTER].repaired
    assert not cards_of(course, [*events, review(course, card, 31)], 31)[LETTER].repaired
    assert cards_of(course, [*events, review(course, card, 32)], 32)[LETTER].repaired
    lapsed = [*events, review(course, card, 32), review(course, card, 40, 0.0)]
    assert not cards_of(course, lapsed, 40)[LETTER].repaired


EVENTS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 59), st.sampled_from(["attempt", "review"]), st.booleans()),
    min_size=1,
    max_size=12,
    unique_by=lambda one: one[:3],
)


def made(course: Course, drawn: list[tuple[int, int, str, bool]]) -> list[Event]:
    return [
        attempt(course, CASES, day, RIGHT if right else {**RIGHT, "letter": "asking"}, minute=minute)
        if kind == "attempt"
        else review(course, CASES.case("letter"), day, float(right), minute=minute)
        for day, minute, kind, right in drawn
    ]


@given(EVENTS, st.randoms(use_true_random=False))
def test_any_order_of_the_files_makes_the_same_schedule(
    course: Course, drawn: list[tuple[int, int, str, bool]], chance: random.Random
) -> None:
    events = made(course, drawn)
    before = cards_of(course, events, 60)
    chance.shuffle(events)
    assert cards_of(course, events, 60) == before


@given(EVENTS, st.integers(0, 100))
def test_nothing_is_due_before_its_time(course: Course, drawn: list[tuple[int, int, str, bool]], days: int) -> None:
    """From the day of its last answer on, a card is due on its day and on every later one, and on none before."""
    found = cards_of(course, made(course, drawn), 60)
    for card in found.values():
        assert card.due > card.last
        assert (card in due([card], card.last + days)) == (days >= card.due - card.last)


@given(EVENTS, st.sampled_from([1, 400, 36_500]))
def test_a_clock_that_was_ahead_keeps_nothing_from_coming_back(
    course: Course, drawn: list[tuple[int, int, str, bool]], ahead: int
) -> None:
    """Answers in the future are due at once, and once they are answered today not again today."""
    events = made(course, [(day + 61 + ahead, *rest) for day, *rest in drawn])  # type: ignore[misc]
    found = cards_of(course, events, 60)
    assert all(card.due <= DAY + 61 for card in found.values())
    if LETTER in found:
        answered = cards_of(course, [*events, review(course, CASES.case("letter"), 60, minute=59)], 60)[LETTER]
        assert answered.due > DAY + 60


def test_a_clock_that_was_behind_only_makes_cards_due(course: Course) -> None:
    found = cards_of(course, [attempt(course, CASES, -9000)], 0)
    assert all(card.due < DAY for card in found.values())


def test_a_changed_key_starts_afresh(course: Course) -> None:
    assert cards_of(course, [attempt(course, CASES, 0, revision="another")], 1) == {}
    again = [attempt(course, CASES, 0, revision="another"), attempt(course, CASES, 5)]
    assert cards_of(course, again, 5)[LETTER].last == DAY + 5


def test_a_removed_case_is_gone_and_a_renamed_step_goes_on(course: Course, tmp_path: Path) -> None:
    events: list[Event] = [attempt(course, CASES, 0), attempt(course, WHICH, 0), review(course, WHICH, 1)]
    changed = EVERY_KIND.replace("  - choose: which\n", "  - choose: what-shares\n    was: [which]\n")
    changed = changed.replace("  - place: cases\n", "  - place: others\n")
    now = open_course(write_course(tmp_path, lessons={**LESSONS, "what/1-every-kind": changed}))
    found = cards_of(now, events, 1)
    assert list(found) == ["what/every-kind/what-shares"]
    assert found["what/every-kind/what-shares"].last == DAY + 1


def test_what_its_author_does_not_want_back_is_no_card(tmp_path: Path) -> None:
    changed = EVERY_KIND.replace("      - id: letter\n", "      - id: letter\n        review: false\n")
    changed = changed.replace("  - order: build\n", "  - order: build\n    review: false\n")
    now = small_course(tmp_path, lessons={**LESSONS, "what/1-every-kind": changed})
    found = cards_of(now, [attempt(now, CASES, 0), attempt(now, BUILD, 0)], 1)
    assert list(found) == [f"{CASES}#survey", f"{CASES}#board"]
