"""The course's own lessons on the ordinary page, by its forms alone, and the record that comes of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import pytest
from msgspec.structs import replace

from copro_tui.course.lesson import Lesson
from tests.clock import FakeClock
from tests.plain.every_exercise import CONTACT, Came, came_of, learner_in, tries
from tests.plain.talking import talk
from tests.serve.at_hand import read_at_hand
from tests.serve.forms import Reader
from tests.serve.page_learner import play_from_home, recorded, sure_tries, typed_lines
from tests.serve.serving import played, serving
from tests.whole_course import ROOT, real_course

SOME = ("what/spectrum", "what/one-word", "when/stages", "how/my-plan")
"""Lessons that have among them every kind of exercise, and that one is asked for a contact in."""


@pytest.mark.parametrize("lesson", SOME)
def test_the_record_of_a_lesson_is_that_of_the_same_answers_in_a_terminal(
    tmp_path: Path, clock: FakeClock, lesson: str
) -> None:
    page, terminal = tmp_path / "page", tmp_path / "terminal"
    course = real_course()
    (wanted,) = [course.lesson(ref) for ref in course.all_lessons() if str(ref) == lesson]
    contact = CONTACT if learner_in(terminal, clock).asks_for_contact(wanted) else ""

    async def read(reader: Reader) -> None:
        await reader.open()
        await play_from_home(reader, course, wanted, contact=contact)

    read_at_hand(course, page, clock, "Ann", read)
    talk(terminal, clock, typed_lines(wanted, tries, contact), course=course)
    assert_same(page, terminal, clock, [wanted])


def assert_same(page: Path, terminal: Path, clock: FakeClock, lessons: Iterable[Lesson]) -> None:
    """Two course folders have the same record, and the same came of these lessons."""
    for lesson in lessons:
        came, expected = (without_answers(came_of(learner_in(one, clock), lesson)) for one in (page, terminal))
        assert came.completed
        assert came == expected
    ours, others = (recorded(one / "progress", *lessons) for one in (page, terminal))
    for table, rows in others.items():
        assert ours[table] == rows


def without_answers(came: Came) -> Came:
    """What came of a lesson without the last answers: what is ticked on a page is in the order of the page."""
    return replace(came, standings={name: replace(one, answer=None) for name, one in came.standings.items()})


@pytest.mark.browser
@pytest.mark.skipif(not find_spec("playwright"), reason="it is played with the tests that need the extra “browser”")
def test_the_whole_course_from_a_server_is_recorded_as_in_a_terminal(tmp_path: Path, clock: FakeClock) -> None:
    """Of its orders the right one alone, since they begin in any other. It takes a minute, but no browser."""
    shutil.copytree(ROOT / "lessons", tmp_path / "lessons")
    course = real_course()
    lessons = [course.lesson(ref) for ref in course.all_lessons()]

    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            reader = Reader(browser)
            await reader.open()
            for lesson in lessons:
                await play_from_home(reader, course, lesson, sure_tries)
                await reader.press("Home")
            await reader.press("Save and leave")
            shutil.copytree(server.people.folder(server.people.all()[0]), tmp_path / "page" / "progress")

    played(scenario())
    learner_in(tmp_path / "terminal", clock)
    talk(
        tmp_path / "terminal",
        clock,
        chain(*([*typed_lines(one, sure_tries), "home"] for one in lessons)),
        course=course,
    )
    assert_same(tmp_path / "page", tmp_path / "terminal", clock, lessons)
