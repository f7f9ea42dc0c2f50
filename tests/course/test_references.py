"""Names of other steps: what a step recalls, and where learners choose a contact of their own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from copro_tui.course.course import open_course
from copro_tui.course.refs import Ref
from tests.courses import COURSE, FIRST, LESSONS, SHORT, lesson, problems_in_lesson, problems_of, write_course

WORDS = "- reflect: words\n  prompt: What do you think?\n"
PAGE = "- page: a\n  text: Hello.\n"


@pytest.mark.parametrize(
    ("steps", "complaint"),
    [
        (WORDS + PAGE + "  recall: words", ""),
        (WORDS + "- reflect: again\n  prompt: And now?\n  recall: what/it/words", ""),
        (WORDS + PAGE + "  recall: wurds", '10:13: there is no step "wurds" → did you mean "words"?'),
        (WORDS + PAGE + "  recall: what/it/wurds", '10:13: there is no step "what/it/wurds" →'),
        (WORDS + PAGE + "  recall: what/gone/words", '10:13: there is no step "what/gone/words" →'),
        (WORDS + PAGE + "  recall: it/words", '10:13: "it/words" is not an id →'),
        (PAGE + WORDS + "  recall: a", '10:13: "a" is not written in the learner\'s own words →'),
        (WORDS + "  recall: words", '8:13: "words" does not come before this step →'),
        (PAGE + "  recall: words\n" + WORDS, '8:13: "words" does not come before this step → name an earlier one'),
    ],
)
def test_only_an_earlier_reflection_can_be_recalled(tmp_path: Path, steps: str, complaint: str) -> None:
    found = problems_in_lesson(tmp_path, lesson(steps))
    assert [one.startswith(complaint) for one in found] == [True] * bool(complaint), found


def later_lesson(recall: str) -> Mapping[str, str | bytes]:
    return {**LESSONS, "when/1-later": lesson(f"{PAGE}  recall: {recall}")}


def test_a_reflection_of_an_earlier_lesson_can_be_recalled(tmp_path: Path) -> None:
    folder = write_course(tmp_path, lessons=later_lesson("what/every-kind/words"))
    assert problems_of(folder) == []
    later = open_course(folder).lesson(Ref("when", "later"))
    assert later.recalled(later.steps[0]) == FIRST.at("words")


def test_a_lesson_with_mistakes_is_not_blamed_for_what_others_recall_of_it(tmp_path: Path) -> None:
    lessons = {**later_lesson("what/short/words"), "what/2-short": SHORT.replace("minutes: 2", "minutes: two")}
    found = problems_of(write_course(tmp_path, lessons=lessons))
    assert [one for one in found if "short/words" in one] == []


def test_a_step_recalls_what_is_in_its_own_lesson_by_a_short_name(tmp_path: Path) -> None:
    text = lesson(WORDS + PAGE + "  recall: words")
    it = open_course(write_course(tmp_path, lessons={"what/1-it": text, "when/1-later": SHORT})).lesson(
        Ref("what", "it")
    )
    assert [it.recalled(step) for step in it.steps] == [None, it.ref.at("words")]


@pytest.mark.parametrize(
    ("name", "place", "complaint"),
    [
        ("what/every-kind/words", "what/every-kind/own", ""),
        (
            "what/every-kind/wurds",
            "what/every-kind/own",
            '10:9: there is no step "what/every-kind/wurds" → did you mean',
        ),
        ("what/every-kind/own", "what/every-kind/own", '10:9: "what/every-kind/own" is not written in the learner\'s'),
        (
            "what/every-kind/words",
            "what/every-kind/cases",
            '11:10: "what/every-kind/cases" does not place one thing tw',
        ),
        (
            "what/every-kind/words",
            "what/every-kind/words",
            '11:10: "what/every-kind/words" does not place one thing tw',
        ),
        ("words", "what/every-kind/own", '10:9: "words" is not an id →'),
    ],
)
def test_the_contact_is_named_in_words_and_placed_twice(tmp_path: Path, name: str, place: str, complaint: str) -> None:
    course = f"{COURSE}contact:\n  name: {name}\n  place: {place}\n"
    found = [one.removeprefix("lessons/course.yaml:") for one in problems_of(write_course(tmp_path, course=course))]
    assert [one.startswith(complaint) for one in found] == [True] * bool(complaint), found


@pytest.mark.parametrize(
    ("order", "complaint"),
    [
        ("[values, ladder]", ""),
        ("[values, lader]", 'there is no framework "lader" → did you mean "ladder"?'),
        ("[values, values]", 'the framework "values" is named twice → name it once'),
    ],
)
def test_the_order_of_the_frameworks_names_each_once(tmp_path: Path, order: str, complaint: str) -> None:
    found = problems_of(write_course(tmp_path, course=f"{COURSE}frameworks: {order}\n"))
    assert [one.endswith(complaint) for one in found] == [True] * bool(complaint), found


def test_frameworks_are_listed_in_the_courses_order_and_the_others_after_them(tmp_path: Path) -> None:
    course = open_course(write_course(tmp_path, course=f"{COURSE}frameworks: [values, line]\n"))
    assert [one.id for one in course.frameworks_in_order()] == ["values", "line", "ladder"]
