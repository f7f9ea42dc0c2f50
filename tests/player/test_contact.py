"""My contact: named in a line, placed twice, and kept for the whole course."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course.course import Course, open_course
from copro_tui.course.refs import Ref
from copro_tui.player import Contact, CoursePlayer
from copro_tui.player.contact import contact
from copro_tui.progress.drafts import Draft
from copro_tui.progress.events import Event
from copro_tui.progress.record import Record
from tests.courses import FIRST, WITH_CONTACT, write_course
from tests.players import go_to
from tests.progress.events import ABOUT, attempt, reflection

NAMED, PLACED = FIRST.at("words"), FIRST.at("own")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return open_course(write_course(tmp_path_factory.mktemp("course"), course=WITH_CONTACT))


def contact_of(course: Course, *events: Event, drafts: dict[Ref, Draft] | None = None) -> Contact | None:
    record = Record(ABOUT)
    record.take(events)
    return contact(course, record, drafts or {})


def named(text: str) -> Event:
    return reflection(text, str(NAMED))


def placed(**places: str) -> Event:
    return attempt(str(PLACED), None, {case.replace("_", "-"): place for case, place in places.items()})


def test_there_is_none_before_it_is_named_or_placed(course: Course) -> None:
    assert contact_of(course) is None


def test_there_is_none_where_the_course_asks_for_none(tmp_path: Path) -> None:
    assert contact_of(open_course(write_course(tmp_path)), named("My letter.")) is None


def test_its_name_is_one_line_and_needs_no_lesson(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(course, "lesson_or_none", None)
    found = contact_of(course, named("The letter\n about  bins."))
    assert found == Contact(name="The letter about bins.", named_at=NAMED, placed_at=PLACED)


def test_the_first_case_is_today_and_the_second_the_wish(course: Course) -> None:
    found = contact_of(course, named("A form"), placed(bad_day="doing-with", good_day="doing-to"))
    assert found is not None
    assert (found.name, found.today, found.wish) == ("A form", "doing-to", "doing-with")
    assert found.framework is not None
    assert found.framework.id == "line"


def test_it_can_be_placed_and_not_named(course: Course) -> None:
    found = contact_of(course, placed(good_day="doing-to", bad_day="gone"))
    assert found is not None
    assert (found.name, found.today, found.wish) == ("", "doing-to", "")


@given(
    st.lists(st.sampled_from(["doing-to", "doing-for", "doing-with"]), min_size=2, max_size=2),
    st.dictionaries(
        st.sampled_from(["good-day", "bad-day", "gone"]), st.sampled_from(["doing-to", "doing-for", "nowhere"])
    ),
)
def test_what_is_put_down_anew_counts_at_once(course: Course, first: list[str], anew: dict[str, str]) -> None:
    draft = Draft(step=str(PLACED), answer=anew, seed=1)
    today, wish = first
    found = contact_of(course, placed(good_day=today, bad_day=wish), drafts={PLACED: draft})
    assert found is not None
    kept = {case: place for case, place in anew.items() if place != "nowhere"}
    assert (found.today, found.wish) == (kept.get("good-day", today), kept.get("bad-day", wish))


def test_a_lesson_that_is_not_available_leaves_the_name(tmp_path: Path) -> None:
    folder = write_course(tmp_path, course=WITH_CONTACT, lessons={"what/1-every-kind": b"\xff"})
    found = contact_of(open_course(folder), named("A form"), placed(good_day="doing-to", bad_day="doing-for"))
    assert found is not None
    assert (found.name, found.framework, found.today) == ("A form", None, "")


def test_a_learner_names_it_places_it_and_has_it(folder: Path, player: Callable[[], CoursePlayer]) -> None:
    write_course(folder, course=WITH_CONTACT)
    naming = go_to(player(), FIRST, "words")
    naming.change("The letter")
    naming.keep()
    placing = go_to(player(), FIRST, "own")
    placing.hold("doing-to")
    placing.put_down()
    found = player().contact()
    assert found is not None
    assert (found.name, found.today, found.wish) == ("The letter", "doing-to", "")
