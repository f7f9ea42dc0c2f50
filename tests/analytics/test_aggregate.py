"""A group without its people: true where it says something, and nothing of fewer than five."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.analytics import aggregate as analytics
from copro_tui.analytics.aggregate import Aggregate, ExerciseTold, LessonTold, ModuleTold, aggregate, tellable_beside
from copro_tui.analytics.disclosure import STEP, in_fives, most, whole_fives
from copro_tui.analytics.distribution import distributions, placements
from copro_tui.analytics.gradebook import gradebook, outlines
from copro_tui.cohorts.learner_work import Done, Trouble, Work
from copro_tui.course.course import Course, available_lessons
from copro_tui.progress.standing import MASTERY
from tests.analytics.groups import somebody
from tests.cohorts.groups import AT, a_cohort, a_try, a_work
from tests.courses import FIRST, SECOND, small_course

MIXED_UP = {"letter": "leading", "survey": "asking", "board": "sharing"}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return small_course(tmp_path_factory.mktemp("course"))


def told_of(course: Course, works: Sequence[Work]) -> Aggregate:
    people = [one.learner for one in works]
    return aggregate(outlines(course, a_cohort()), available_lessons(course), reversed(works), people)


def parts(found: Aggregate) -> Iterator[ModuleTold | LessonTold | ExerciseTold]:
    for module in found.modules:
        yield module
        for lesson in module.lessons:
            yield lesson
            yield from lesson.exercises


def figures(found: Aggregate) -> dict[tuple[str, str], int | None]:
    """Every count, by what it is of."""
    return {
        (str(part.id if isinstance(part, ModuleTold) else part.ref), name): getattr(part, name)
        for part in parts(found)
        for name in ("completed", "mastered", "answered", "right")
        if hasattr(part, name)
    }


groups = st.tuples(st.integers(0, 44), st.integers(0, 2**32))


@given(groups)
def test_what_is_told_is_true_and_surely_about_five(course: Course, group: tuple[int, int]) -> None:
    """The numbers are those of the gradebook and of the standings that it is made of."""
    works = [somebody(course, number, group[1]) for number in range(group[0])]
    found, counted = told_of(course, works), list(whole_fives(works))
    assert found.people == len(counted) == in_fives(len(works))
    rows = gradebook(outlines(course, a_cohort()), counted).rows
    true = dict[tuple[str, str], int]()
    for at, module in enumerate(found.modules):
        true[module.id, "completed"] = sum(row.cells[at].complete for row in rows)
        true[module.id, "mastered"] = sum(row.cells[at].mastered == row.cells[at].lessons for row in rows)
        asked = [one for lesson in module.lessons for one in lesson.exercises]
        true[module.id, "answered"] = max(len(_tried(counted, one)) for one in asked)
        for lesson in module.lessons:
            true[str(lesson.ref), "completed"] = sum(lesson.ref in one.standings.completed for one in counted)
            true[str(lesson.ref), "mastered"] = sum(lesson.ref in one.standings.mastered for one in counted)
            for exercise in lesson.exercises:
                firsts = _tried(counted, exercise)
                right = sum(first >= MASTERY for first in firsts)
                true[str(exercise.ref), "answered"], true[str(exercise.ref), "right"] = len(firsts), right
                if exercise.share is not None:
                    assert exercise.share.low <= right / len(firsts) <= exercise.share.high
                assert (exercise.share is None) == (exercise.right is None)
    told = figures(found)
    assert told.keys() == true.keys()
    for key, least in told.items():
        whole = true[key[0], "answered"] if key[1] == "right" else len(counted)
        if least is None:
            continue
        assert least % STEP == 0
        assert STEP <= least <= true[key] <= most(least) <= whole - STEP
    spread = {one.exercise: one for one in distributions(placements(available_lessons(course)), counted)}
    for one in found.mix_ups:
        asked_in = course.exercise(one.ref.of_lesson.at(one.ref.step))
        assert asked_in is not None
        best = next(case.best for case in asked_in.cases if case.id == one.ref.item)
        assert asked_in.options[best or ""] == one.belongs != one.taken_for
        (placed,) = (case for case in spread[one.ref.of_lesson.at(one.ref.step)].cases if case.id == one.ref.item)
        assert placed.counts[[place.text for place in placed.places].index(one.taken_for)] >= STEP


def _tried(works: Sequence[Work], exercise: ExerciseTold) -> list[float]:
    """The first scores of all who answered an exercise."""
    standings = [one.standings.standing(exercise.ref) for one in works]
    return [one.first or 0.0 for one in standings if one.own]


@given(groups, st.integers(1, 4))
def test_who_joins_changes_nothing_or_comes_with_four_others(
    course: Course, group: tuple[int, int], joined: int
) -> None:
    works = [somebody(course, number, group[1]) for number in range(group[0] + joined)]
    before, after = told_of(course, works[: group[0]]), told_of(course, works)
    assert before == after or after.people - before.people == STEP


@given(groups, st.lists(st.integers(0, 43), min_size=1, max_size=4), st.integers(0, 2**32))
def test_what_one_to_four_people_did_moves_a_count_by_one_step_at_most(
    course: Course, group: tuple[int, int], changed: list[int], seed: int
) -> None:
    works = [somebody(course, number, group[1]) for number in range(group[0])]
    others = [somebody(course, at, seed) if at in changed else one for at, one in enumerate(works)]
    before, after = figures(told_of(course, works)), figures(told_of(course, others))
    for key, least in before.items():
        if least is not None and (other := after[key]) is not None:
            assert abs(least - other) in (0, STEP)


@given(groups)
def test_nothing_that_is_withheld_is_a_number(course: Course, group: tuple[int, int]) -> None:
    works = [somebody(course, number, group[1]) for number in range(group[0])]
    assert all(least is None or least >= STEP for least in figures(told_of(course, works)).values())
    few = told_of(course, works[:4])
    assert few.people == 0
    assert set(figures(few).values()) == {None}
    assert few.mix_ups == ()


def everybody(course: Course, answers: Sequence[dict[str, str]]) -> list[Work]:
    """A learner for each of these answers to the first exercise with cases, who completed and mastered its lesson."""
    exercise = course.exercise(FIRST.at("cases"))
    assert exercise is not None
    done = [Done(what=str(ref), at=AT, mastered=best) for ref in (FIRST, SECOND) for best in (False, True)]
    return [
        a_work(
            number,
            [a_try(str(FIRST.at("cases")), exercise.judge(dict(one)).score, answer=one, revision=exercise.revision())],
            done,
        )
        for number, one in enumerate(answers)
    ]


def test_what_all_did_is_withheld_like_what_nobody_did(course: Course) -> None:
    found = figures(told_of(course, everybody(course, [MIXED_UP] * 20)))
    assert found["what", "completed"] is found["when", "completed"] is None
    assert set(found.values()) == {None}


def test_a_mix_up_is_told_where_five_have_it_and_five_have_neither_that_nor_all_right(course: Course) -> None:
    right = {"letter": "telling", "survey": "asking", "board": "sharing"}
    others = [{"letter": "sharing", "survey": "leading"}, {"letter": "asking", "board": "telling"}]
    alone = told_of(course, everybody(course, [MIXED_UP] * 12 + [right] * 13))
    assert alone.mix_ups == ()
    (one,) = told_of(course, everybody(course, [MIXED_UP] * 15 + [right] * 7 + others * 9)).mix_ups
    assert (one.ref, one.belongs, one.taken_for) == (FIRST.at("cases").case("letter"), "Telling", "Leading")


def test_of_very_many_the_first_are_looked_at_for_mix_ups(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    works = everybody(course, [{}] * 20 + [MIXED_UP] * 20)
    assert told_of(course, works).mix_ups
    monkeypatch.setattr(analytics, "ENOUGH", 20)
    assert told_of(course, works).mix_ups == ()


def test_two_groups_of_which_something_is_told_differ_in_nobody_or_five(monkeypatch: pytest.MonkeyPatch) -> None:
    people = [str(number) for number in range(33)]
    assert tellable_beside(people, people[:30])
    assert tellable_beside(people, people[:29])
    assert tellable_beside(people, [])
    assert not tellable_beside(people, people[1:31]), "one person is another"
    assert not tellable_beside(people[1:31], people)
    others = [*people[1:21], *(f"other {number}" for number in range(9)), people[0]]
    assert tellable_beside(people, others)
    monkeypatch.setattr(analytics, "ENOUGH", 20)
    assert not tellable_beside(people, others), "among the first, who are looked at for mix-ups"


def test_what_could_not_be_read_is_named_and_counts_nobody(course: Course) -> None:
    works = everybody(course, [MIXED_UP] * 20)
    trouble = Trouble("x.json", "cut")
    people = [one.learner for one in works]
    found = aggregate(outlines(course, a_cohort()), available_lessons(course), [trouble, *works[:9]], people)
    assert (found.people, found.troubles) == (20, (trouble,))
    assert figures(found)["what", "completed"] == 5
