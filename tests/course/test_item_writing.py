"""How the questions of the real course are written: rules that hold over all of its lessons.

They are those of the literature on writing items (Haladyna, Downing and Rodriguez 2002): nothing but knowledge should
tell the right answer from the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import sqrt
from pathlib import Path

import pytest

from copro_tui.course.course import Course, open_course
from copro_tui.exercises import Choose, Exercise, Item, Match, Order, Place
from copro_tui.exercises.items import NAME
from copro_tui.exercises.placing import Placing
from copro_tui.text.width import width

ROOT = Path(__file__).parents[2]

FRAMEWORKS = (
    *("arnstein", "tlap", "spectrum", "venn", "values", "stages", "levels", "cynefin", "risk", "involvement"),
)
"""Those whose every point a learner should have met as an answer more than once."""

PROMPT, TEXT, REASON = 200, 200, 300
"""The most characters that fit beside a figure at 80 × 24, and that are read rather than skipped."""

CATCH_ALL = re.compile(r"\b(all|none|both|neither|any) of (the above|these|them|those)\b", re.IGNORECASE)
NEGATIVE = re.compile(r"\b(?<!at )(?<!Why )(not|except|never|least|\w+n't|\w+n’t|cannot)\b")

ExerciseDetail = tuple[str, Exercise]
"""An exercise with its address: module, lesson and step."""


@pytest.fixture(scope="module")
def course() -> Course:
    return open_course(ROOT)


@pytest.fixture(scope="module")
def marked(course: Course) -> list[ExerciseDetail]:
    """Every exercise of the course that is marked."""
    lessons = [course.lesson(ref) for ref in course.all_lessons()]
    return [(f"{one.ref}/{step.id}", step) for one in lessons for step in one.exercises if step.scored]


@pytest.fixture(scope="module")
def choices(marked: list[ExerciseDetail]) -> list[tuple[str, Choose]]:
    found = [(where, one) for where, one in marked if isinstance(one, Choose)]
    assert len(found) >= 20, "too few to say anything about chance"
    return found


def items_of(exercise: Exercise) -> Sequence[Item]:
    assert isinstance(exercise, Choose | Order | Placing)
    return exercise.cases if isinstance(exercise, Placing) else exercise.items


def items(questions: Sequence[ExerciseDetail]) -> Iterator[tuple[str, Item]]:
    for where, one in questions:
        for item in items_of(one):
            yield f"{where}/{item.id}", item


def by_chance(shares: Sequence[float]) -> tuple[float, float]:
    """The fewest and the most hits that are no more than chance, when each try hits with its own probability.

    Two standard deviations either side: a course written blindly stays inside in 19 of 20 cases.
    """
    mean, spread = sum(shares), 2 * sqrt(sum(share * (1 - share) for share in shares))
    return mean - spread, mean + spread


# -- every item ---------------------------------------------------------------------------------------------------


def test_every_item_has_a_reason_of_its_own(marked: list[ExerciseDetail]) -> None:
    assert [where for where, item in items(marked) if len(item.because.split()) < 4] == []
    assert [where for where, item in items(marked) if item.because.strip() == item.text.strip()] == []
    same = [where for where, one in marked if len({item.because for item in items_of(one)}) < len(items_of(one))]
    assert same == []


def test_everything_has_a_length_that_fits(marked: list[ExerciseDetail]) -> None:
    long = [f"{where}: a prompt of {len(one.prompt)}" for where, one in marked if len(one.prompt) > PROMPT]
    for where, item in items(marked):
        long += [f"{where}: a text of {len(item.text)}"] * (len(item.text) > TEXT)
        reasons = [item.because, *item.near_miss.values()]
        long += [f"{where}: a reason of {len(one)}" for one in reasons if len(one) > REASON]
    assert long == []


def test_every_case_has_a_short_name_of_its_own(course: Course) -> None:
    """Boards and lists have no room for more; the first words of a case are rarely what tells it from the others."""
    lessons = [course.lesson(ref) for ref in course.all_lessons()]
    placing = [(f"{one.ref}/{step.id}", step) for one in lessons for step in one.exercises if isinstance(step, Placing)]
    assert [f"{where}/{case.id}" for where, step in placing for case in step.cases if not case.short] == []
    assert [where for where, step in placing if len({one.name for one in step.cases}) < len(step.cases)] == []


def test_every_step_has_a_name_that_fits_beside_a_lesson(course: Course) -> None:
    """In 24 letters and unlike any other of its lesson, so that a list of steps can be read at a glance."""
    for ref in course.all_lessons():
        names = [step.label for step in course.lesson(ref).steps]
        assert [f"{ref}: {name}" for name in names if len(name) > NAME] == []
        assert len({*names}) == len(names), ref


def test_what_is_built_from_a_ladder_or_the_spectrum_says_which_end_is_which(marked: list[ExerciseDetail]) -> None:
    built = [one.framework for _where, one in marked if isinstance(one, Order) and one.framework]
    assert built
    assert [one.id for one in built if one.ordered and not (one.most and one.least)] == []


def test_about_two_hundred_items_are_marked(marked: list[ExerciseDetail]) -> None:
    """An option that is ticked or left is no item of its own; nor is a rung of a ladder."""
    count = sum(len(one.cases) if isinstance(one, Placing) else 1 for _where, one in marked)
    assert count >= 200


def test_every_lesson_has_something_that_is_marked(course: Course, marked: list[ExerciseDetail]) -> None:
    with_marks = {where.rpartition("/")[0] for where, _one in marked}
    assert [str(ref) for ref in course.all_lessons() if str(ref) not in with_marks] == []


PROVENANCE = re.compile(
    r"\bslides\b|\bour (copy|sources?|own words)|\bin our words|[Cc]hoose all that apply"
    r"|\b[Ww]e (found no|read|did not (find|check|re-read))|[Nn]ot (verified|confirmed)|could not (check|confirm)"
)
"""Where a fact comes from is for the sources and for a framework's own account; how to answer, for the board."""


def test_lessons_speak_to_the_learner_and_not_of_what_they_were_made_from() -> None:
    """Only the lesson on how far figures can be trusted has this as its subject."""
    files = [path for path in ROOT.glob("lessons/w*/*.yaml") if not path.stem.endswith("does-it-pay")]
    files += ROOT.glob("lessons/how/*.yaml")
    found = [
        f"{path.parent.name}/{path.name}:{number}: {line.strip()}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if PROVENANCE.search(line)
    ]
    assert found == []


# -- choosing -----------------------------------------------------------------------------------------------------


def test_the_right_option_is_not_systematically_the_longest_or_the_shortest(choices: list[tuple[str, Choose]]) -> None:
    longest: list[str] = []
    shortest: list[str] = []
    for where, one in choices:
        lengths = {item.id: width(item.text) for item in one.items}
        for found, extreme in ((longest, max(lengths.values())), (shortest, min(lengths.values()))):
            ids = [item for item, length in lengths.items() if length == extreme]
            if len(ids) == 1 and ids[0] in one.right:
                found.append(where)
    _fewest, most = by_chance([len(one.right) / len(one.items) for _where, one in choices])
    assert len(longest) <= most, longest
    assert len(shortest) <= most, shortest


def test_no_right_option_stands_out_by_its_length(choices: list[tuple[str, Choose]]) -> None:
    outstanding = []
    for where, one in choices:
        wrong = max(width(item.text) for item in one.items if item.id not in one.right)
        right = max(width(item.text) for item in one.items if item.id in one.right)
        if right > 1.5 * wrong:
            outstanding.append(f"{where}: {right} beside {wrong}")
    assert outstanding == []


def test_the_positions_of_right_answers_in_the_files_are_balanced(choices: list[tuple[str, Choose]]) -> None:
    single = [one for _where, one in choices if not one.several]
    places = Counter([item.id for item in one.items].index(one.right[0]) for one in single)
    for place in range(max(len(one.items) for one in single)):
        fewest, most = by_chance([1 / len(one.items) for one in single if place < len(one.items)])
        assert fewest <= places[place] <= most, f"place {place + 1}: {places[place]} times, of {len(single)}"


def test_several_right_options_are_not_always_as_many(choices: list[tuple[str, Choose]]) -> None:
    counts = {len(one.right) for _where, one in choices if one.several}
    assert len(counts) >= 2, "whoever has learned the number need not think about the rest"


def test_no_option_catches_all_the_others(choices: list[tuple[str, Choose]]) -> None:
    assert [where for where, item in items(choices) if CATCH_ALL.search(item.text)] == []


def test_what_is_asked_for_in_the_negative_is_in_capitals(choices: list[tuple[str, Choose]]) -> None:
    """Only the question itself counts: the last sentence of a prompt that ends in a question mark, or the first."""
    assert [f"{where}: {one.prompt}" for where, one in choices if NEGATIVE.search(question_in(one.prompt))] == []


def question_in(prompt: str) -> str:
    """The sentences of a prompt that ask: without the situation told before, and without what somebody says in it."""
    told = re.sub(r"“[^”]*”", "", prompt)
    asking = [one for one in re.split(r"(?<=[.?!])\s+", told) if one.endswith("?")]
    return " ".join(asking) or told


@pytest.mark.parametrize(
    ("prompt", "negative"),
    [
        ("Which of these is not co-production?", True),
        ("A plan is ready. Which step is never needed?", True),
        ("Which is the least important?", True),
        ("Which of these isn't one?", True),
        ("Which of these is NOT one?", False),
        ("Which needs at least two people?", False),
        ("It was not optional. Why not, and what follows?", False),
        ("Nobody was asked, and that is not new. What now?", False),
        ("“It is not ours,” says a manager. Who is speaking?", False),
    ],
)
def test_a_negative_question_is_told_from_a_situation(prompt: str, negative: bool) -> None:
    assert bool(NEGATIVE.search(question_in(prompt))) == negative


# -- matching and placing -----------------------------------------------------------------------------------------


def test_every_match_has_a_spare_target(marked: list[ExerciseDetail]) -> None:
    matches = [(where, one) for where, one in marked if isinstance(one, Match)]
    assert matches
    taken = [(where, {case.best for case in one.cases}, set(one.options)) for where, one in matches]
    assert [where for where, used, targets in taken if used >= targets] == []


@pytest.mark.parametrize("framework_id", FRAMEWORKS)
def test_every_point_is_an_answer_at_least_twice(
    course: Course, marked: list[ExerciseDetail], framework_id: str
) -> None:
    answers: Counter[str] = Counter()
    for _where, one in marked:
        if isinstance(one, Placing) and one.framework is not None and one.framework.id == framework_id:
            answers.update(place for case in one.cases for place, credit in case.credit_of.items() if credit == 1)
    points = [point.id for point in course.frameworks[framework_id].points]
    assert {point: answers[point] for point in points if answers[point] < 2} == {}


def placements(marked: list[ExerciseDetail]) -> list[tuple[str, list[int]]]:
    """The places of the answers of each placement, as the cases stand in the file."""
    found = []
    for where, one in marked:
        if isinstance(one, Place):
            found.append((where, [one.framework.places[str(case.best)] for case in one.cases]))
    assert found
    return found


def test_cases_that_follow_each_other_have_different_answers(marked: list[ExerciseDetail]) -> None:
    runs = [
        where
        for where, places in placements(marked)
        if any(len(set(three)) == 1 for three in zip(places, places[1:], places[2:], strict=False))
    ]
    assert runs == []


def test_cases_are_not_listed_in_the_order_of_their_answers(marked: list[ExerciseDetail]) -> None:
    longer = [(where, places) for where, places in placements(marked) if len(places) > 2]
    assert [where for where, places in longer if places in (sorted(places), sorted(places, reverse=True))] == []


def test_neighbouring_points_are_mixed_within_one_exercise(marked: list[ExerciseDetail]) -> None:
    """Points that are easily taken for each other have to be told apart in one sitting, and not block by block."""
    longer = [(where, sorted(set(places))) for where, places in placements(marked) if len(places) > 3]
    assert longer
    assert [where for where, used in longer if not any(b - a == 1 for a, b in pairwise(used))] == []


def test_the_answers_of_a_placing_are_not_listed_block_by_block(marked: list[ExerciseDetail]) -> None:
    """The same for sorting and matching: no three in a row, and not one group after the other."""
    blocked = []
    for where, one in marked:
        if isinstance(one, Placing) and not isinstance(one, Place):
            order = list(one.options)
            places = [order.index(str(case.best)) for case in one.cases]
            three = any(len(set(run)) == 1 for run in zip(places, places[1:], places[2:], strict=False))
            if three or places in (sorted(places), sorted(places, reverse=True)):
                blocked.append(where)
    assert blocked == []


# -- across lessons -----------------------------------------------------------------------------------------------


def test_frameworks_of_the_first_module_come_back_in_later_ones(course: Course, marked: list[ExerciseDetail]) -> None:
    used: dict[bool, set[str]] = {True: set(), False: set()}
    for where, one in marked:
        framework = getattr(one, "framework", None)
        if framework is not None:
            used[where.startswith("what/")].add(framework.id)
    assert len(used[True] & used[False]) >= 2


def test_a_case_comes_back_with_a_different_surface_only(marked: list[ExerciseDetail]) -> None:
    texts = Counter(" ".join(item.text.split()).casefold() for _where, item in items(marked) if len(item.text) > 60)
    assert [text for text, count in texts.items() if count > 1] == []
