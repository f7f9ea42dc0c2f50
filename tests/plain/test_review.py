"""A review in lines: from home's entry through its cards to its end."""

from __future__ import annotations

from pathlib import Path

from tests.clock import FakeClock
from tests.courses import FIRST, SECOND
from tests.plain.talking import replies, talk
from tests.players import answered, finish, go_to, play, start

DAY = 24 * 3600.0


def mixed_up(folder: Path, clock: FakeClock) -> None:
    """Ann mixes two cases up, plays the short lesson, and sleeps on it."""
    player = start(folder, clock)
    lesson = go_to(player, FIRST, "cases")
    answered(lesson, {"letter": "leading", "survey": "leading", "board": "sharing"})
    finish(lesson)
    play(player.open_lesson(SECOND))
    clock.advance(DAY)


PLACES = {"A letter says": "telling", "A survey goes": "asking", "A board of": "sharing"}


def visit(folder: Path, clock: FakeClock, *lines: str) -> list[str]:
    return replies(talk(folder, clock, lines))


def test_home_says_what_is_due(folder: Path, clock: FakeClock) -> None:
    mixed_up(folder, clock)
    assert "Review: 2 mix-ups and 1 more due, about 2 min" in talk(folder, clock, [])


def test_nothing_due_is_said_and_reviews_can_be_off(folder: Path, clock: FakeClock) -> None:
    player = start(folder, clock)
    assert "Review: Nothing to review today." in talk(folder, clock, [])
    assert "comes back here, for the first time on the day after" in visit(folder, clock, "review")[0]
    player.choose("review", "off")
    assert "Review:" not in talk(folder, clock, [])
    assert "You have switched reviews off." in visit(folder, clock, "review")[0]


def test_a_review_from_its_first_card_to_its_end(folder: Path, clock: FakeClock) -> None:
    mixed_up(folder, clock)
    first = visit(folder, clock, "review", "q")[0]
    assert "Review, 1 of 3. WHAT 1" in first
    assert "1 of 1" not in first
    came = visit(folder, clock, "review", place_for(first), "", "q")
    assert "Enter puts it down." in came[1]
    assert came[2].startswith("Right.")
    second = visit(folder, clock, "review", "q")[0]
    assert "Review, 1 of 2. WHAT 2" in second
    came = visit(folder, clock, "review", "this one", "", "q")
    assert came[1].strip().startswith("Right.")
    end = visit(folder, clock, "review", place_for(came[2]), "", "", "q")[3]
    assert "You remembered all three. More comes back tomorrow." in " ".join(end.split())
    assert start(folder, clock).due().count == 0


def place_for(said: str) -> str:
    """The place of the case that was just read out."""
    return next(place for case, place in PLACES.items() if case in said)


def test_what_was_not_right_comes_back_as_the_last(folder: Path, clock: FakeClock) -> None:
    mixed_up(folder, clock)
    said = visit(folder, clock, "review", "leading", "", "", "skip", "skip")
    assert "Not quite." in said[2]
    assert "Review, 2 of 4" in said[3]
    assert "Another look." in said[5]
    assert "At first it was on" in said[5]


def test_it_is_left_with_home_and_gone_on_with(folder: Path, clock: FakeClock) -> None:
    mixed_up(folder, clock)
    said = visit(folder, clock, "review", "leading", "", "home", "review")
    assert "Review: 1 mix-up and 1 more due" in said[3]
    assert "Review, 1 of 2" in said[4]


def test_a_lesson_ends_with_what_comes_back(folder: Path, clock: FakeClock) -> None:
    lesson = go_to(start(folder, clock), FIRST, "cases")
    answered(lesson, {"letter": "leading", "survey": "leading", "board": "sharing"})
    finish(lesson)
    lesson.jump(len(lesson.lesson.steps) - 1)
    assert "2 mix-ups come back tomorrow." in talk(folder, clock, ["continue", ".skip"])


def test_own_words_are_asked_about_as_they_were_written(folder: Path, clock: FakeClock) -> None:
    mixed_up(folder, clock)
    lesson = go_to(start(folder, clock), FIRST, "words")
    lesson.change("I will ask them first.")
    lesson.check()
    clock.advance(40 * DAY)
    said = visit(folder, clock, "review", "skip", "skip", "skip", "yes")
    assert "In January you wrote: “I will ask them first.” Would you still?" in said[3]
    assert "Your words stay as they are." in said[4]
