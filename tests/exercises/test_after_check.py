"""What is said after a check, while something is left and at the end."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.exercises import Answer, Choose, Exercise, Item, Work
from tests.exercises.builders import order

FOUR = order([0, 1, 2, 3])
OPTIONS = tuple(Item(one, f"Option {one}", f"Reason {one}.") for one in "abcd")
ONE = Choose(id="one", prompt="?", items=OPTIONS, right=("a",))
SEVERAL = Choose(id="several", prompt="?", items=OPTIONS, right=("a", "b"), several=True)


def checked(exercise: Exercise, *answers: Answer) -> list[str]:
    """What is said after each check of ``answers``, made one after the other."""
    layout: Sequence[str] = exercise.layout(1)
    work, said = Work(answer=exercise.fresh(1)), [exercise.after_check(Work(answer=exercise.fresh(1)))]
    assert said == [""]
    for answer in answers:
        work = exercise.settled(exercise.changed(work, answer, layout))
        said.append(exercise.after_check(work))
    return said[1:]


def test_an_order_says_how_many_are_in_place_and_fixed() -> None:
    assert checked(FOUR, ["i0", "i1", "i3", "i2"], ["i0", "i1", "i2", "i3"]) == [
        "2 of 4 are in place. Those two are fixed.",
        "All four are in place. 2 of 4 were in place at the first check; you needed 2.",
    ]
    assert checked(FOUR, ["i0", "i3", "i1", "i2"]) == ["1 of 4 is in place. That one is fixed."]
    assert checked(FOUR, ["i3", "i2", "i1", "i0"]) == ["None is in place yet."]
    assert checked(FOUR, ["i0", "i1", "i2", "i3"]) == ["All four are in place."]


def test_a_choice_of_one_says_that_there_is_one_more_try() -> None:
    assert checked(ONE, ["b"], ["a"]) == ["One more try: three are left.", "Right at the second try."]
    assert checked(ONE, ["b"], ["c"]) == ["One more try: three are left.", "Not quite."]
    assert checked(ONE, ["a"]) == ["Right."]


def test_a_choice_of_several_says_how_many_are_still_to_find() -> None:
    assert checked(SEVERAL, ["a"], ["b"]) == ["You found 1 of 2. One still to find.", "Right at the second try."]
    assert checked(SEVERAL, ["c"], ["c", "d"]) == [
        "That is not one of them. Two still to find.",
        "That is not one of them.",
    ]


def test_what_is_found_with_a_wrong_one_beside_it_is_over_at_once() -> None:
    assert checked(SEVERAL, ["a", "b", "c"]) == ["You found every right answer, but also ticked a wrong one."]
