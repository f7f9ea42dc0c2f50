"""Naming a contact of one's own at the first start of a lesson that is applied to it, or at any time from home."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from copro_tui.course.course import open_course
from copro_tui.course.refs import Ref
from copro_tui.errors import UsageError
from copro_tui.player import CoursePlayer
from tests.clock import FakeClock
from tests.players import open_store
from tests.whole_course import ROOT

Start = Callable[[], CoursePlayer]

NEEDS, NAMES, READS = Ref("when", "opportunity"), Ref("what", "my-service"), Ref("what", "ladders")


@pytest.fixture
def begin(tmp_path: Path, clock: FakeClock) -> Start:
    """The real course in a folder of its own, opened afresh at every call."""
    shutil.copytree(ROOT / "lessons", tmp_path / "lessons")
    return lambda: CoursePlayer(open_course(tmp_path), open_store(tmp_path, clock), clock, random.Random(1))


def test_a_lesson_that_is_applied_to_it_asks_for_the_contact_once(begin: Start) -> None:
    player = begin()
    opened = player.open_lesson(NEEDS)
    assert player.asks_for_contact(opened.lesson)
    opened.next()
    assert not begin().asks_for_contact(opened.lesson), "it was left for later"


def test_neither_the_lesson_that_names_it_nor_one_without_own_work_asks(begin: Start) -> None:
    player = begin()
    for ref in (NAMES, READS):
        assert not player.asks_for_contact(player.open_lesson(ref).lesson)


def test_a_name_is_kept_in_one_line_and_shown_at_the_step_that_asks_for_it(begin: Start) -> None:
    begin().name_contact("  The letter about a\n missed appointment ")
    player = begin()
    contact = player.contact()
    assert contact is not None
    assert contact.name == "The letter about a missed appointment"
    assert not player.asks_for_contact(player.open_lesson(NEEDS).lesson)
    step = player.open_lesson(NAMES, "my-contact").view()
    assert (step.answer, step.phase) == ("The letter about a missed appointment", "over")


def test_it_can_be_named_anew(begin: Start) -> None:
    begin().name_contact("The form")
    begin().name_contact("The visit")
    player = begin()
    assert (contact := player.contact()) is not None
    assert contact.name == "The visit"
    (first, second) = player.keeping.record.reflections[NAMES.at("my-contact")]
    assert second.after == first.id


def test_a_blank_name_is_refused(begin: Start) -> None:
    with pytest.raises(UsageError, match="name"):
        begin().name_contact(" \n ")
