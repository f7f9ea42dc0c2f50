"""Whatever somebody answers, Moodle gives it the mark that this program gives it."""

from __future__ import annotations

import random
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.exercises import Answer, Exercise
from copro_tui.moodle.outgoing import questions_of
from copro_tui.moodle.question import Cloze, Matching, MultiChoice, Ordering, Question, is_legal
from copro_tui.moodle.xml_out import xml_of
from tests.exercises.builders import answers, marked
from tests.moodle import marking
from tests.moodle.sent import everything, exercises, questions, random_answer
from tests.whole_course import real_course

ANSWERS = 25
DECIMALS = 1e-6
"""How far Moodle's percentages, which have seven decimals, are from the shares that they stand for, added up."""


def element_of(question: Question) -> Element:
    """The question in a file that goes out."""
    (element,) = marking.elements(xml_of([question])).values()
    return element


def moodle_mark(question: Question, element: Element, exercise: Exercise, answer: Any) -> float:
    """What Moodle gives for an answer, made comparable: its share of pairs in order becomes twice that, less one."""
    items = {one.id: one.text for one in exercise.all_items}
    match question:
        case MultiChoice():
            return marking.choice(element, [items[one] for one in answer])
        case Matching():
            return marking.matching(
                element, [(case.text, exercise.options[answer[case.id]]) for case in exercise.cases]
            )
        case Cloze():
            return marking.cloze(element, [exercise.options[answer[case.id]] for case in exercise.cases])
        case Ordering():
            return max(0.0, 2 * marking.ordering(element, [items[one] for one in answer]) - 1)
    raise AssertionError(f"{question.name} is not marked in Moodle")


def test_every_marked_exercise_of_the_course_gets_equal_marks() -> None:
    chance, compared, tied = random.Random(17), 0, []
    for name, exercise in exercises().items():
        question = everything()[name].question
        assert question is not None
        if any("may change places" in one for one in everything()[name].lost):
            tied.append(name)
            continue
        element = element_of(question)
        for answer in [exercise.solution(), *(random_answer(exercise, chance) for _number in range(ANSWERS))]:
            ours = exercise.judge(answer).score
            assert moodle_mark(question, element, exercise, answer) == pytest.approx(ours, abs=DECIMALS), (name, answer)
            compared += 1
    assert tied == ["how/my-plan/first-steps"]
    assert compared == (len(exercises()) - 1) * (ANSWERS + 1)


@given(marked.flatmap(lambda exercise: st.tuples(st.just(exercise), answers(exercise))))
def test_any_exercise_gets_equal_marks(both: tuple[Exercise, Answer]) -> None:
    exercise, answer = both
    course = real_course()
    ref = course.all_lessons()[0]
    lesson = course.lesson(ref)
    (sent,) = questions_of(replace(lesson, steps=(exercise,)), course, pages=False, whole_places=True)
    assert sent.question is not None
    if any("may change places" in one for one in sent.lost):
        return
    mark = moodle_mark(sent.question, element_of(sent.question), exercise, answer)
    assert mark == pytest.approx(exercise.judge(answer).score, abs=DECIMALS)


def test_every_percentage_is_one_that_moodle_takes_and_the_right_ones_add_up() -> None:
    choices = [one for one in questions() if isinstance(one, MultiChoice)]
    assert choices
    for one in choices:
        fractions = [answer.fraction for answer in one.answers]
        assert all(map(is_legal, fractions)), one.name
        assert sum(each for each in fractions if each > 0) == pytest.approx(100, abs=0.0001)
        if not one.single:
            assert sum(each for each in fractions if each < 0) == pytest.approx(-100, abs=0.0001)
