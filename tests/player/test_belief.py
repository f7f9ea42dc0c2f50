"""Why an answer is believed, as both front ends say it."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from copro_tui.course.course import Course, open_course
from copro_tui.course.model import Source
from copro_tui.course.refs import Ref
from copro_tui.exercises.evidence import Confidence
from copro_tui.player.belief import HOW_SURE, about, believed
from tests.courses import lesson, write_course

LESSON = lesson(
    """\
    - page: told
      text: Hello.
      source: book
      confidence: one source
    - page: bare
      text: Hello again.
    - sort: it
      prompt: Which one?
      source: book
      confidence: from the case
      groups: [{id: a, text: A}, {id: b, text: B}]
      items:
        - {id: one, short: The letter, text: One., in: a, because: It is A.}
        - id: two
          short: The survey
          text: Two.
          in: b
          because: It is B.
          source: page
          confidence: argued
          review: awaiting
        - {id: three, short: The vote, text: Three., in: b, because: It is B.}
    - choose: which
      prompt: Which?
      source: [page, book]
      options:
        - {id: yes-it-is, text: It is, right: true, because: It is.}
        - {id: no-it-is-not, text: It is not, because: It is.}
    """
).replace("sources: [book]", "sources: [book, page, gone]")
SOURCES = "sources:\n  - {id: book, title: A book, by: Somebody}\n  - {id: page, title: A page}\n"
IT = Ref("what", "it")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return open_course(write_course(tmp_path, lessons={"what/1-it": LESSON}, sources=SOURCES))


def told(course: Course, ref: Ref) -> list[tuple[str, tuple[str, ...], list[str]]]:
    return [(one.heading, one.of, [source.id for source in one.sources]) for one in believed(course, ref).beliefs]


def others(course: Course, ref: Ref) -> list[str]:
    return [source.id for source in believed(course, ref).others]


def test_every_confidence_has_its_words() -> None:
    assert set(HOW_SURE) == set(get_args(Confidence))


def test_an_exercise_says_it_of_its_items_together_where_they_differ(course: Course) -> None:
    assert told(course, IT.at("it")) == [
        ("From the case", ("The letter", "The vote"), ["book"]),
        ("Argued", ("The survey",), ["page"]),
    ]
    assert others(course, IT.at("it")) == []


def test_one_case_has_its_own(course: Course) -> None:
    assert told(course, IT.at("it").case("one")) == [("From the case", (), ["book"])]
    (belief,) = believed(course, IT.at("it").case("two")).beliefs
    assert "An expert has yet to review it." in belief.sentences
    assert others(course, IT.at("it").case("two")) == ["book"], "then the lesson's others that are there"


def test_where_all_answers_rest_on_the_same_it_is_said_once(course: Course) -> None:
    assert told(course, IT.at("which")) == [("How sure is not said", (), ["page", "book"])]


def test_a_page_says_it_of_itself(course: Course) -> None:
    assert told(course, IT.at("told")) == [("One source", (), ["book"])]
    assert (told(course, IT.at("bare")), others(course, IT.at("bare"))) == ([], ["book", "page"])
    assert told(course, IT.at("gone")) == []


def test_of_a_source_it_is_said_when_it_was_last_looked_at() -> None:
    source = Source(id="book", title="A book", by="Somebody", year="1969", note="Its last chapter.", checked="2026-11")
    assert about(source) == ("Somebody, 1969", "Its last chapter.", "Last looked at in November 2026.")
    assert about(Source(id="book", title="A book")) == ()
    assert [about(Source(id="a", title="A", checked=one))[0] for one in ("2025-12", "2026-01")] == [
        "Last looked at in December 2025.",
        "Last looked at in January 2026.",
    ]
