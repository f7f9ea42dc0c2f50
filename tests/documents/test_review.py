"""The reviewer's page: every claim and answer with what it rests on, and room to say what an expert thinks of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from copro_tui.course.course import Course, open_course
from copro_tui.course.evidence.check import check_evidence
from copro_tui.course.evidence.review import lesson_section
from copro_tui.course.refs import Ref
from copro_tui.documents.review import review_page
from tests.courses import lesson, write_course
from tests.documents.lint import PageReader, problems
from tests.exercises.talks import SMALL

LESSON = lesson(
    """\
    - page: told
      title: A claim
      text: People **must** be asked, *early*.
      source: book
      confidence: one source
    - place: it
      prompt: Which rung?
      framework: ladder
      source: book
      confidence: from the case
      objective: 1
      cases:
        - {id: one, text: A letter., at: telling, because: Nobody answers., near_miss: {leading: Hardly.}}
        - id: two
          text: A vote.
          at: {sharing: 1, leading: 0.5}
          because: Both can be said.
          confidence: argued
          review: awaiting
    - order: build
      prompt: Build it.
      framework: ladder
    - choose: which
      prompt: Which?
      options:
        - {id: yes-it-is, text: It is, right: true, because: It surely is.}
        - {id: no-it-is-not, text: It is not, because: It surely is.}
    - reflect: words
      prompt: And in your words?
    """
)
SOURCES = (
    'sources:\n  - {id: book, title: "A <b>book</b> & more", by: Somebody, address: "https://example.org/?a=b&c"}\n'
)
IT, TODAY = Ref("what", "it"), date(2026, 11, 26)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return open_course(write_course(tmp_path, lessons={"what/1-it": LESSON}, sources=SOURCES))


def test_everyone_can_read_it(course: Course) -> None:
    assert problems(review_page(course, TODAY)) == []


def test_every_claim_and_every_marked_answer_is_an_entry(course: Course) -> None:
    names = [one.name for one in lesson_section(course.lesson(IT), course).entries]
    exercises = {one.id: one for one in course.lesson(IT).exercises}
    assert names[0] == "what/it/told"
    marked = [f"what/it/{one}#{item.id}" for one in ("it", "build", "which") for item in exercises[one].all_items]
    assert names[1:] == marked, "and nothing that learners write themselves"


def test_an_entry_says_the_answer_what_it_rests_on_and_what_near_misses_hear(course: Course) -> None:
    by_name = {one.name: one for one in lesson_section(course.lesson(IT), course).entries}
    one, two = by_name["what/it/it#one"], by_name["what/it/it#two"]
    assert [(one.place, one.credit) for one in one.answers] == [("Telling", 1.0)]
    assert one.near_misses == (("Leading", "Hardly."),)
    assert (one.evidence.confidence, one.evidence.sources, one.awaiting) == ("from the case", ("book",), False)
    assert [(one.place, one.credit) for one in two.answers] == [("Sharing", 1.0), ("Leading", 0.5)]
    assert two.awaiting
    assert [one.place for one in by_name["what/it/which#yes-it-is"].answers] == ["right"]
    assert [one.place for one in by_name["what/it/build#leading"].answers] == ["4"]


def test_the_page_has_room_for_a_reviewer_in_every_row(course: Course) -> None:
    page = PageReader(review_page(course, TODAY))
    entries = lesson_section(course.lesson(IT), course).entries
    labels = [one.get("aria-label", "") for one in page.of("div") if one.get("class") == "line"]
    for entry in entries:
        assert {f"{what} {entry.name}" for what in ("Name:", "Date:", "Remark:")} <= set(labels)
    assert {"Reviewed by", "Organisation", "Date", "Signature"} <= set(labels)
    for words in ("From the case", "One source", "Sharing: 1", "Leading: 0.5", "Objective: 1", "26 November 2026"):
        assert words in page.said
    assert page.said.count("☐ wrong") >= len(entries)


def test_what_awaits_review_stands_out(course: Course) -> None:
    page = PageReader(review_page(course, TODAY))
    assert [one.get("class") for one in page.of("tr") if one.get("class")] == ["awaiting"]
    assert "1 row awaits review: what/it/it#two" in page.said
    assert page.said.count("Awaiting review") == 1


def test_bold_and_italics_are_so_and_all_else_is_text(course: Course) -> None:
    html = review_page(course, TODAY)
    assert "People <strong>must</strong> be asked, <em>early</em>." in html
    assert "A &lt;b&gt;book&lt;/b&gt; &amp; more" in html


def test_the_real_course_can_be_reviewed() -> None:
    course = open_course(Path(__file__).parents[2])
    page = review_page(course, TODAY)
    assert problems(page) == []
    said = PageReader(page).said
    assert all(lesson.title in said for ref in course.all_lessons() if (lesson := course.lesson(ref)))


def test_of_a_conversation_every_reply_is_an_entry_with_what_it_is_worth(tmp_path: Path) -> None:
    text = lesson(SMALL.replace("  hint: What is really open?\n", "  review: awaiting\n"))
    course = open_course(write_course(tmp_path, lessons={"what/1-it": text}))
    entries = lesson_section(course.lesson(IT), course).entries
    assert [one.name.partition("#")[2] for one in entries[:3]] == ["keep", "true-name", "vague"]
    assert [one.answers[0].credit for one in entries[:3]] == [0, 1, 0.5]
    assert {"The council's office, half past nine.", "Nobody believes you in spring."} <= set(entries[0].said)
    assert entries[1].said == (
        "Gethin: I have put the best word on the top.",
        "→ Call it what it is.",
        "Nobody can call us liars.",
    )
    assert all(one.awaiting for one in entries)
    page = review_page(course, TODAY)
    assert problems(page) == []
    assert "Credit: 0.5" in PageReader(page).said
    found = [one for one in check_evidence(course, TODAY) if "lessons/what" in one.path]
    assert [one.message for one in found if "believed" in one.message] == ["nothing says why its answers are believed"]


def test_a_page_has_its_lists_and_tables_in_words(tmp_path: Path) -> None:
    steps = """\
    - page: it
      text: |
        First *this*:

        - one **thing**

        And `two`.

        | a | b |
        |---|---|
        | c | d |
    """
    course = open_course(write_course(tmp_path, lessons={"what/1-it": lesson(steps)}))
    html = review_page(course, TODAY)
    for part in ("First <em>this</em>:", "<p>- one <strong>thing</strong></p>", "<code>two</code>", "<p>a | b</p>"):
        assert part in html
