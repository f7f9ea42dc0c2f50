"""The minute of practice, and what somebody who is new is told: pure, and kept nowhere."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course.course import open_course
from copro_tui.exercises.items import NAME
from copro_tui.exercises.practice import tea
from copro_tui.player.first_start import facts, what_this_is
from copro_tui.player.practice import begun, gone_on, held, put_down
from tests.courses import COURSE, small_course, write_course

PLACES = ("decides", "asks", "together")


@given(st.lists(st.sampled_from(PLACES), max_size=9))
def test_however_it_is_played_it_ends_after_at_most_twice_three_cups(played: list[str]) -> None:
    view = begun()
    for place in (*played, *PLACES * 6):
        before = view
        view = gone_on(put_down(held(view, place)))
        if view.phase == "over":
            break
        if view == before:  # held over the place where it was not: that is barred
            assert view.another_look
    assert view.phase == "over"
    assert view.feedback is not None
    assert len(view.work.earlier) <= 2


def test_played_rightly_nothing_comes_back() -> None:
    view = begun()
    for place in PLACES:
        view = put_down(held(view, place))
        assert view.phase == "down"
        assert next(iter(view.marks.values())).because
        view = gone_on(view)
    assert view.phase == "over"
    assert view.coming_back == ()
    assert set(view.signs.values()) == {"right"}


def test_every_cup_has_a_short_name_and_a_reason() -> None:
    assert [one for one in tea().cases if not one.because or len(one.short) > NAME] == []


def test_the_time_is_counted_from_the_course() -> None:
    course = open_course(Path(__file__).parents[2])
    minutes = [course.lesson(ref).minutes for ref in course.all_lessons()]
    first = facts(course)[0]
    assert f"In {len(minutes)} short lessons" in what_this_is(course)
    assert first.name == f"About {round(sum(minutes) / 60)} hours in all"
    assert first.text.startswith(f"{min(minutes)} to {max(minutes)} minutes a lesson.")


def test_another_course_is_introduced_in_its_own_words_or_in_words_for_any(tmp_path: Path) -> None:
    assert what_this_is(small_course(tmp_path / "any")) == "In 3 short lessons you read, answer, and hear why."
    own = write_course(
        tmp_path / "own", course=f"{COURSE}welcome: Residents decide here. It has {{lessons}} lessons.\n"
    )
    assert what_this_is(open_course(own)) == "Residents decide here. It has 3 lessons."


def test_the_bands_over_the_welcome_are_those_of_the_course(tmp_path: Path) -> None:
    assert small_course(tmp_path).three_bands is None
    line = open_course(Path(__file__).parents[2]).three_bands
    assert line is not None
    assert [band.name for band in line.bands] == ["doing to", "doing for", "doing with"]


def test_plain_mode_hears_of_lines_and_not_of_arrow_keys() -> None:
    course = open_course(Path(__file__).parents[2])
    text = " ".join(f"{one.name} {one.text}" for one in facts(course, screens=False))
    assert "Arrow" not in text
    assert "Help says what can be typed" in text
    assert "On this computer only" in text
