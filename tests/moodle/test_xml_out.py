"""What goes out as Moodle XML: what Moodle's reader asks for, and what it would take otherwise without a word."""

from __future__ import annotations

import re
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given

from copro_tui.moodle.question import ALL_PAIRS, LONGEST, Answer, Cloze, Essay, Gap, Matching, Ordering
from copro_tui.moodle.xml_out import category_path, cloze_text, xml_of
from copro_tui.text.html import tag
from tests.moodle import marking
from tests.moodle.sent import everything, questions
from tests.strategies import texts
from tests.whole_course import real_course

WHOLE = xml_of(questions())


def test_every_exercise_of_the_course_goes_out_under_the_path_of_its_step() -> None:
    course = real_course()
    steps = {str(ref.at(step.id)) for ref in course.all_lessons() for step in course.lesson(ref).steps}
    found = marking.elements(WHOLE)
    assert set(found) == steps
    for name, element in found.items():
        assert element.findtext("idnumber") == name
        assert len(name) <= LONGEST
        assert element.findtext("penalty") == "0"
        assert "copro" in [one.text for one in element.iterfind("tags/tag/text")]


def test_revisions_go_along_as_tags() -> None:
    course = real_course()
    ref = course.all_lessons()[0]
    exercise = course.lesson(ref).exercises[-1]
    tags = [one.text for one in marking.elements(WHOLE)[str(ref.at(exercise.id))].iterfind("tags/tag/text")]
    assert tags == ["copro", f"copro:{exercise.kind}", f"copro:revision:{exercise.revision()}"]


def test_an_order_is_graded_by_all_pairs_in_the_very_words() -> None:
    orders = [one for one in marking.elements(WHOLE).values() if one.get("type") == "ordering"]
    assert len(orders) == sum(isinstance(one, Ordering) for one in questions())
    assert orders
    for one in orders:
        assert one.findtext("gradingtype") == ALL_PAIRS == "RELATIVE_ALL_PREVIOUS_AND_NEXT"
        assert one.findtext("selectcount") == str(len(one.findall("answer")))


def test_unmarked_questions_are_worth_nothing() -> None:
    unmarked = [one for one in marking.elements(WHOLE).values() if one.get("type") in ("essay", "description")]
    assert {one.findtext("defaultgrade") for one in unmarked} == {"0"}


def test_answers_of_a_matching_question_differ_and_are_not_too_long() -> None:
    for one in questions():
        if isinstance(one, Matching):
            answers = [pair.answer for pair in one.pairs]
            assert max(map(len, answers)) <= LONGEST
            spare = [pair.answer for pair in one.pairs if not pair.stem]
            assert len(set(spare)) == len(spare)
            assert not set(spare) & {pair.answer for pair in one.pairs if pair.stem}


def test_a_category_is_named_once_for_each_lesson_and_from_the_top() -> None:
    found = fromstring(WHOLE).iterfind("question[@type='category']")
    paths = [str(one.findtext("category/text")) for one in found]
    course = real_course()
    assert len(paths) == len(course.all_lessons())
    assert paths[0] == "$course$/top/" + "/".join(questions()[0].category)
    assert category_path(["Doing to/for/with"]) == "$course$/top/Doing to//for//with"


@given(texts(least=1), texts())
def test_whatever_stands_in_a_gap_is_read_again(text: str, feedback: str) -> None:
    answers = tuple(Answer(tag("p", f"x{text}{number}"), 0, tag("p", feedback)) for number in range(2))
    right = Answer(tag("p", f"{text}&\\"), 100, "")
    written = cloze_text(Cloze(name="n", text="", gaps=(Gap(text=tag("p", text), answers=(*answers, right)),)))
    question = fromstring(xml_of([Essay(name="n", text=written)])).find("question")
    assert question is not None
    (gap,) = marking.gaps(question)
    assert [one.worth for one in gap] == [0, 0, 1]
    assert [one.text[-1] for one in gap] == ["0", "1", "\\"]


@pytest.mark.parametrize(
    ("written", "as_html"),
    [("}", "\\}"), ("#", "\\#"), ("~", "&#126;"), ("/", "/"), ("<", "&lt;"), ("&", "&amp;"), ("=", "="), ("%", "%")],
)
def test_a_sign_in_a_gap_is_written_as_moodle_reads_it(written: str, as_html: str) -> None:
    gap = Gap(text="", answers=(Answer(tag("p", f"a{written}b"), 100),))
    assert f"=<p>a{as_html}b</p>}}" in cloze_text(Cloze(name="n", text="", gaps=(gap,)))


def test_moodle_takes_no_other_escape_back_than_those_two() -> None:
    gaps = [one for one in questions() if isinstance(one, Cloze)]
    assert gaps
    for one in gaps:
        assert set(re.findall(r"\\(.)", cloze_text(one))) <= {"}", "#"}


def test_braces_around_gaps_begin_none() -> None:
    gap = Gap(text="{1:MULTICHOICE:=no}", answers=(Answer("yes", 100), Answer("no", 0)))
    question = fromstring(xml_of([Cloze(name="n", text="{#1}", gaps=(gap,))])).find("question")
    assert question is not None
    assert [[one.text for one in each] for each in marking.gaps(question)] == [["yes", "no"]]


def test_what_is_lost_is_said_of_each_exercise_that_loses_something() -> None:
    lost = {name: " ".join(sent.lost) for name, sent in everything().items()}
    assert "The drawing of “Arnstein's ladder” is not there." in lost["what/ladders/build-arnstein"]
    assert "twice that, less one" in lost["what/ladders/build-arnstein"]
    assert "differ about 1 case" in lost["what/ladders/arnstein-cases"]
    assert "may change places" in lost["how/my-plan/first-steps"]
    assert "Only the first turn (of" in lost["what/one-word/poster"]
    assert "no plan" in lost["how/my-plan/if-then"]
    assert all("Only the best place" in one for one in [" ".join(everything(False)["what/ladders/tlap-cases"].lost)])
