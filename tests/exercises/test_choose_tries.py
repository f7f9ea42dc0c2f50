"""Two tries at a choice: what was wrong is closed, what was found stays ticked. Any ticks, in any order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.exercises import Choose, Work
from tests.exercises.builders import choose, several, single

Ticks = list[list[int]]
TICKS: st.SearchStrategy[Ticks] = st.lists(st.lists(st.integers(0, 6), max_size=7), max_size=6)


def ids(exercise: Choose, numbers: list[int]) -> list[str]:
    return [exercise.items[number % len(exercise.items)].id for number in dict.fromkeys(numbers)]


def answer_with(exercise: Choose, work: Work, numbers: list[int]) -> Work:
    """Tick these, leave the program and come back, and check if nothing is missing."""
    work = exercise.resumed(exercise.changed(work, ids(exercise, numbers), exercise.layout(1)), 1)
    return work if work.checked or exercise.missing(work, exercise.layout(1)) else exercise.settled(work)


@given(several | single, TICKS)
def test_what_was_found_stays_ticked_and_what_was_wrong_stays_closed(exercise: Choose, ticks: Ticks) -> None:
    work = Work(answer=[])
    for numbers in ticks:
        closed = {one for one in exercise.fixed(work) if one not in exercise.right}
        found = exercise.fixed(work) - closed
        after = answer_with(exercise, work, numbers)
        if not work.checked:
            assert found <= set(after.answer)
            assert not closed & set(after.answer)
            assert exercise.fixed(work) <= exercise.fixed(after)
        else:
            assert after == work
        work = after


@given(several | single, TICKS)
def test_there_are_two_tries_and_no_more(exercise: Choose, ticks: Ticks) -> None:
    work = Work(answer=[])
    for numbers in ticks:
        work = answer_with(exercise, work, numbers)
    assert len(work.earlier) <= 2
    right = [set(one) == set(exercise.right) for one in work.earlier]
    found_all = [exercise.several and set(one) >= set(exercise.right) for one in work.earlier]
    assert work.checked == (any(right) or any(found_all) or len(work.earlier) == 2)
    assert (exercise.phase(work, exercise.layout(1)) == "over") == work.checked


@given(several | single, TICKS)
def test_once_it_is_over_every_option_has_its_reason_and_the_last_answer_is_the_one_that_was_marked(
    exercise: Choose, ticks: Ticks
) -> None:
    work = Work(answer=[])
    for numbers in ticks:
        work = answer_with(exercise, work, numbers)
    said = exercise.marks(work)
    tried = {one for answer in work.earlier for one in answer}
    if work.checked:
        assert work.answer == work.earlier[-1], "so that what is said of it is true"
        assert set(said) == {item.id for item in exercise.items}
    else:
        assert set(said) <= tried, "the answer is not given away"
    for one in set(said) & tried:
        assert said[one].verdict == ("right" if one in exercise.right else "wrong")


@given(several | single, several | single, TICKS)
def test_work_at_another_choice_can_be_gone_on_with(before: Choose, after: Choose, ticks: Ticks) -> None:
    work = Work(answer=[])
    for numbers in ticks:
        work = answer_with(before, work, numbers)
    work = after.resumed(work, 1)
    if not work.checked:
        closed = {one for one in after.fixed(work) if one not in after.right}
        assert after.fixed(work) - closed <= set(work.answer)
        assert not closed & set(work.answer)
        work = after.changed(work, list(after.right), after.layout(1))
        assert set(work.answer) == set(after.right)
        assert after.settled(work).checked


def test_several_that_were_all_found_with_a_wrong_one_are_said_to_be_just_that() -> None:
    exercise = choose(4, [0, 1])
    work = exercise.settled(replace(Work(answer=[]), answer=["i0", "i1", "i2"]))
    assert work.checked
    said = exercise.judge(work.answer)
    assert (said.score, said.headline) == (0.5, "You found every right answer, but also ticked a wrong one.")


def test_one_is_still_to_find_after_the_first_check() -> None:
    exercise = choose(4, [0, 1])
    work = exercise.settled(replace(Work(answer=[]), answer=["i0", "i2"]))
    assert work.answer == ["i0"]
    assert exercise.fixed(work) == {"i0", "i2"}
    assert exercise.missing(work, exercise.layout(1)) == "Tick at least one first."
    assert exercise.missing(exercise.changed(work, ["i2"], ()), ()) == "Tick at least one first.", "i2 is closed"
    assert exercise.missing(exercise.changed(work, ["i3"], ()), ()) == ""


def test_nothing_is_marked_beforehand_in_a_choice_of_one_that_a_former_version_kept() -> None:
    assert choose(3, [0], several=False).from_former(Work(answer=["i1"]), ()).answer == []
    assert choose(3, [0]).from_former(Work(answer=["i1"]), ()).answer == ["i1"]
