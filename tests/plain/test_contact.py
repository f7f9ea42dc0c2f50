"""My contact in plain mode: asked for once, and named from home."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.course.course import Course
from copro_tui.course.refs import Ref
from copro_tui.player import CoursePlayer
from tests.clock import FakeClock
from tests.plain.every_exercise import learner_in
from tests.plain.talking import replies, talk
from tests.whole_course import real_course

APPLIED = Ref("when", "opportunity")
"""A lesson that is applied to the contact."""


@pytest.fixture
def course() -> Course:
    return real_course()


def said(folder: Path, clock: FakeClock, course: Course, *lines: str) -> list[str]:
    learner_in(folder, clock)
    return replies(talk(folder, clock, lines, course=course))


def named(folder: Path, clock: FakeClock) -> str:
    player: CoursePlayer = learner_in(folder, clock)
    contact = player.contact()
    return contact.name if contact else ""


def test_it_is_asked_for_at_the_first_start_of_a_lesson_that_is_applied_to_it(
    tmp_path: Path, clock: FakeClock, course: Course
) -> None:
    heard = said(tmp_path, clock, course, "when", "opportunity", "?", "A first\u00a0letter", "home", "summary")
    assert heard[1].startswith("\nMy contact.\n")
    assert heard[2].startswith("Type its name.")
    assert heard[3].startswith("Saved.\n\nThink of one service")
    assert "My contact: A first letter. It is not placed yet.\n" in heard[5]
    assert named(tmp_path, clock) == "A first letter"


def test_it_can_be_left_for_later_and_named_from_home(tmp_path: Path, clock: FakeClock, course: Course) -> None:
    heard = said(tmp_path, clock, course, "when", "opportunity", "", "home", "summary", "my contact", "A visit", "b")
    assert heard[2].startswith("\nThink of one service")
    assert "Name one contact of your own: " in heard[4]
    assert named(tmp_path, clock) == "A visit"
    again = said(tmp_path, clock, course, "my contact", "")
    assert "It is called: A visit\n" in again[0]


def test_one_can_look_something_up_or_go_back_instead(tmp_path: Path, clock: FakeClock, course: Course) -> None:
    heard = said(tmp_path, clock, course, "when", "opportunity", "p", "b")
    assert heard[2].startswith("\nMy plan.\n")
    assert heard[3].startswith("\nThink of one service")
    assert named(tmp_path, clock) == ""


def test_it_is_placed_as_it_is_today_and_as_it_is_wished(tmp_path: Path, clock: FakeClock, course: Course) -> None:
    step = course.lesson(Ref("what", "my-service")).place_of("my-service")
    assert step is not None
    heard = said(tmp_path, clock, course, "what", "my-service", f"g {step + 1}", "2", "", "5", "", "l")[2:]
    assert "\n\nToday, 1 of 2.\n" in heard[0]
    assert heard[1] == "Today is on 2 education, doing to. Enter puts it down.\n"
    assert heard[2].startswith("Today is on 2 education, doing to.\n\nMy wish, 2 of 2.\n")
    assert "Saved. There is no right answer: this is your own work.\n" in heard[4]
    assert "Today. My contact today\nYou: 2 education.\n" in heard[5]
