"""Which questions work badly, and where a group placed things."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.analytics.distribution import CaseDistribution, distributions, find_placement, placements
from copro_tui.analytics.item_analysis import FEWEST, Item, item_analysis, sure_words
from copro_tui.analytics.statistics import discrimination
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.course.course import open_course
from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.errors import UsageError
from copro_tui.exercises import Exercise
from tests.analytics.test_statistics import by_mark
from tests.cohorts.groups import a_try, a_work, placing_tries
from tests.courses import FIRST, small_course, write_course

REF = "what/every-kind/cases"
PLACES = ("telling", "asking", "sharing", "leading")


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Lesson:
    return small_course(tmp_path_factory.mktemp("course")).lesson(FIRST)


def exercise(lesson: Lesson, step: str) -> Exercise:
    return next(one for one in lesson.exercises if one.id == step)


def found(lesson: Lesson, works: list[Work], ref: str = REF, case: str = "") -> Item:
    report = item_analysis([lesson], works)
    return next(one for one in report.items if (str(one.exercise), one.case) == (ref, case))


def answers(lesson: Lesson, marks: list[tuple[float, float]]) -> list[Work]:
    """Learners who earned these scores in two exercises of a module."""
    build, tick = exercise(lesson, "build"), exercise(lesson, "which")
    return [
        a_work(
            number,
            [
                a_try("what/every-kind/build", one, revision=build.revision(), answer=list(PLACES)),
                a_try("what/every-kind/which", other, revision=tick.revision(), answer=["vote"]),
            ],
        )
        for number, (one, other) in enumerate(marks)
    ]


def test_the_numbers_are_those_of_the_formulas(lesson: Lesson) -> None:
    marks = [(number / 11, (number * 7 % 11) / 11) for number in range(12)]
    item = found(lesson, answers(lesson, marks), "what/every-kind/build")
    one, other = [mark for mark, _rest in marks], [rest for _mark, rest in marks]
    assert item.people == 12
    assert item.facility == pytest.approx(0.5)
    assert (item.index, item.efficiency) == pytest.approx(discrimination(by_mark(one, other)))
    assert item.low is not None
    assert item.high is not None
    assert item.low < 0.5 < item.high


def test_nothing_is_said_of_fewer_than_ten(lesson: Lesson) -> None:
    marks = [(number / 11, number / 11) for number in range(12)]
    few = found(lesson, answers(lesson, marks[: FEWEST - 1]), "what/every-kind/build")
    assert (few.index, few.low, few.flags) == (None, None, ("too-few",))
    assert "too-few" not in found(lesson, answers(lesson, marks[:FEWEST]), "what/every-kind/build").flags
    assert found(lesson, [], "what/every-kind/build").facility is None


@pytest.mark.parametrize(
    ("marks", "flag"),
    [
        ([(0.0, n % 2) for n in range(11)] + [(1.0, 1.0)], "hard"),
        ([(1.0, n % 2) for n in range(12)], "easy"),
        ([(n % 2, 1.0 - n % 2) for n in range(12)], "negative"),
        ([(n % 2, n // 2 % 2) for n in range(12)], "low"),
    ],
)
def test_a_question_that_works_badly_is_flagged(lesson: Lesson, marks: list[tuple[float, float]], flag: str) -> None:
    assert flag in found(lesson, answers(lesson, marks), "what/every-kind/build").flags


def test_a_question_that_works_is_not_flagged(lesson: Lesson) -> None:
    assert found(lesson, answers(lesson, [(n % 2, n % 2) for n in range(12)]), "what/every-kind/build").flags == ()


def test_only_the_first_own_try_at_the_question_of_today_counts(lesson: Lesson) -> None:
    build = exercise(lesson, "build")
    ref, now = "what/every-kind/build", build.revision()
    work = a_work(1, [
        a_try(ref, 1.0, revision="an older key"),
        a_try(ref, 1.0, revision=now, shown=True),
        a_try(ref, 0.25, revision=now),
        a_try(ref, 1.0, revision=now),
    ])  # fmt: skip
    item = found(lesson, [work], ref)
    assert (item.people, item.facility) == (1, 0.25)


def test_each_case_is_marked_on_its_own_and_unused_places_are_named(lesson: Lesson) -> None:
    placed = [{"letter": "telling", "survey": "asking" if n % 2 else "telling", "board": "leading"} for n in range(12)]
    works = placing_tries(REF, exercise(lesson, "cases"), placed)
    assert found(lesson, works, case="letter").facility == 1
    assert found(lesson, works, case="survey").facility == pytest.approx(0.75)
    assert found(lesson, works, case="board").facility == pytest.approx(0.5)
    whole = found(lesson, works)
    assert whole.unused == ("Sharing",)
    assert "unused" in whole.flags


def test_troubles_are_handed_on(lesson: Lesson) -> None:
    trouble = Trouble("bad.json", "it is cut short")
    assert item_analysis([lesson], [trouble]).troubles == (trouble,)
    assert distributions(placements([lesson]), [trouble])[0].troubles == (trouble,)


placed = st.fixed_dictionaries({case: st.sampled_from(PLACES) for case in ("letter", "survey", "board")})


def spread_of(lesson: Lesson, works: list[Work], ref: str = REF) -> dict[str, CaseDistribution]:
    known = placements([lesson])
    (distribution,) = distributions({Ref.parse(ref): known[Ref.parse(ref)]}, works)
    return {one.id: one for one in distribution.cases}


@given(answered=st.lists(placed, max_size=12), data=st.data())
def test_a_spread_counts_everybody_once_in_any_order(
    lesson: Lesson, answered: list[dict[str, str]], data: st.DataObject
) -> None:
    works = placing_tries(REF, exercise(lesson, "cases"), answered)
    cases = spread_of(lesson, works)
    assert spread_of(lesson, data.draw(st.permutations(works))) == cases
    for case, one in cases.items():
        assert one.counts == tuple(sum(answer[case] == place for answer in answered) for place in PLACES)
        if answered:
            numbers = sorted(PLACES.index(answer[case]) for answer in answered)
            assert one.median == numbers[(len(numbers) - 1) // 2]
            assert one.lower is not None
            assert one.upper is not None
            assert one.lower <= one.median <= one.upper
        else:
            assert (one.lower, one.median, one.upper, one.agreement) == (None, None, None, None)


def test_a_spread_has_the_courses_answer_and_the_contested_come_first(lesson: Lesson) -> None:
    answered = [
        {"letter": "telling", "survey": "telling" if n % 2 else "leading", "board": "sharing"} for n in range(8)
    ]
    works = placing_tries(REF, exercise(lesson, "cases"), answered)
    (distribution,) = distributions({Ref.parse(REF): placements([lesson])[Ref.parse(REF)]}, works)
    assert distribution.contested_first[0].id == "survey"
    by_id = {one.id: one for one in distribution.cases}
    assert by_id["board"].key == ((2, 1.0), (3, 0.5))
    assert (by_id["letter"].agreement, by_id["survey"].agreement) == (1, 0)
    assert distribution.people == 8


def test_scored_exercises_use_the_first_attempt_and_open_ones_the_latest(lesson: Lesson) -> None:
    tries = [a_try(REF, answer={"letter": "asking"}, shown=True), a_try(REF, answer={"letter": "telling"}),
             a_try(REF, answer={"letter": "leading", "gone": "telling", "survey": "nowhere"})]  # fmt: skip
    assert spread_of(lesson, [a_work(1, tries)])["letter"].counts == (1, 0, 0, 0)
    own = "what/every-kind/own"
    tries = [a_try(own, None, answer={"good-day": place}) for place in ("doing-to", "doing-with")]
    case = spread_of(lesson, [a_work(1, tries)], own)["good-day"]
    assert (case.counts, case.key) == ((0, 0, 1), ())


def test_groups_without_an_order_have_no_median(lesson: Lesson) -> None:
    works = placing_tries("what/every-kind/groups", exercise(lesson, "groups"), [{"skills": "trust"}] * 3)
    case = spread_of(lesson, works, "what/every-kind/groups")["skills"]
    assert (case.median, case.agreement) == (None, 1)


def test_an_exercise_is_found_by_as_much_of_its_name_as_is_enough(tmp_path: Path) -> None:
    course = open_course(write_course(tmp_path))
    known = placements([course.lesson(FIRST)])
    for name in ("cases", "every-kind/cases", REF):
        assert str(find_placement(known, name)) == REF
    with pytest.raises(UsageError, match="Did you mean"):
        find_placement(known, "casess")
    with pytest.raises(UsageError, match="Several"):
        find_placement({**known, Ref("when", "later", "cases"): known[Ref.parse(REF)]}, "cases")


def test_who_was_sure_and_not_right_is_counted_from_five_people_on(lesson: Lesson) -> None:
    placing = exercise(lesson, "cases")
    put = {case.id: case.best or "" for case in placing.cases}
    wrong = {**put, "letter": "leading"}
    said = {"letter": "sure", "survey": "guessing", "board": "sure"}

    def works(answers: list[dict[str, str]]) -> list[Work]:
        return [
            a_work(
                number,
                [a_try(REF, placing.judge(dict(one)).score, answer=dict(one), revision=placing.revision(), sure=said)],
            )
            for number, one in enumerate(answers)
        ]

    five = works([wrong, wrong, wrong, put, put])
    items = {one: found(lesson, five, case=one) for one in ("", "letter", "survey", "board")}
    counts = {case: (one.sure, one.sure_missed) for case, one in items.items()}
    assert counts == {"": (None, None), "letter": (5, 3), "survey": (0, 0), "board": (5, 0)}
    assert sure_words(items["letter"]) == "3 of 5 who were sure were not right."
    assert not sure_words(items["survey"])
    few = found(lesson, five[:4], case="letter")
    assert (few.sure, few.sure_missed) == (None, None)
    assert not sure_words(few)
