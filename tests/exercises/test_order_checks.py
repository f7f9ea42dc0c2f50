"""An order check by check: what stands is fixed, and what is left can be moved. Any moves, in any order."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.exercises import Order, Work
from tests.exercises.builders import ladder, order, sorted_tiers

Moves = list[tuple[str, int, Random]]
MOVES: st.SearchStrategy[Moves] = st.lists(
    st.tuples(st.sampled_from(["move", "move", "move", "check", "change", "reopen"]), st.integers(0, 9), st.randoms()),
    max_size=40,
)
SEED = 3


def begin(exercise: Order) -> Work:
    return Work(answer=exercise.fresh(SEED))


def step(exercise: Order, work: Work, what: str, number: int, chance: Random) -> Work:
    """One move of a learner, or a start of the program anew."""
    layout = exercise.layout(SEED)
    item = layout[number % len(layout)]
    match what:
        case "move":
            return exercise.changed(work, exercise.moved(work, item, chance.randrange(-1, 11)), layout)
        case "change":
            other = list(layout)
            chance.shuffle(other)
            return exercise.changed(work, other, layout)
        case "reopen":
            return exercise.resumed(work, SEED)
        case _:
            return work if work.checked or exercise.missing(work, layout) else exercise.settled(work)


def in_place(exercise: Order, work: Work) -> set[str]:
    """What stood in its place at the last check."""
    tiers = [item.tier for item in exercise.items]
    last = work.earlier[-1] if work.earlier else ()
    return {one for place, one in enumerate(last) if tiers[place] == exercise.tiers[one]}


@given(sorted_tiers, MOVES)
def test_no_moves_move_what_is_fixed_and_what_is_fixed_only_grows(tiers: list[int], moves: Moves) -> None:
    exercise = order(tiers)
    work = begin(exercise)
    for move in moves:
        after = step(exercise, work, *move)
        assert exercise.fixed(work) == in_place(exercise, work)
        assert exercise.fixed(work) <= exercise.fixed(after)
        for one in exercise.fixed(work):
            assert [*work.answer].index(one) == [*after.answer].index(one)
        assert sorted(after.answer) == sorted(work.answer)
        assert after.earlier[: len(work.earlier)] == work.earlier
        work = after


@given(sorted_tiers, MOVES, st.integers(0, 9), st.integers(-1, 11))
def test_a_moved_item_steps_over_the_fixed_ones(tiers: list[int], moves: Moves, number: int, to: int) -> None:
    exercise = order(tiers)
    work = begin(exercise)
    for move in moves:
        work = step(exercise, work, *move)
    now, fixed = [*work.answer], exercise.fixed(work)
    item = now[number % len(now)]
    moved = exercise.moved(work, item, to)
    free = [place for place, one in enumerate(now) if one not in fixed]
    if item in fixed:
        assert moved == now
        return
    assert moved.index(item) in free
    assert all(abs(moved.index(item) - to) <= abs(one - to) for one in free), "no free place is nearer"
    assert [moved.index(one) for one in fixed] == [now.index(one) for one in fixed]
    others = [one for one in now if one not in fixed and one != item]
    assert [one for one in moved if one in others] == others, "the others keep their order"
    assert exercise.changed(work, moved, exercise.layout(SEED)).answer == (now if work.checked else moved)


@given(sorted_tiers, st.integers(0, 50))
def test_an_untouched_order_is_never_checked(tiers: list[int], seed: int) -> None:
    exercise = order(tiers)
    layout = exercise.layout(seed)
    work = Work(answer=exercise.fresh(seed))
    assert exercise.missing(work, layout) == "Nothing moved yet."
    moved = exercise.changed(work, exercise.moved(work, layout[0], 1), layout)
    assert exercise.missing(moved, layout) == ""
    back = exercise.changed(moved, exercise.moved(moved, layout[0], 0), layout)
    assert exercise.missing(back, layout) == "Nothing moved yet."


@given(sorted_tiers, MOVES)
def test_the_same_order_is_not_checked_twice(tiers: list[int], moves: Moves) -> None:
    exercise = order(tiers)
    work = begin(exercise)
    for move in moves:
        work = step(exercise, work, *move)
        if work.earlier and work.answer == work.earlier[-1] and not work.checked:
            assert exercise.missing(work, exercise.layout(SEED)) == "Nothing has moved since you checked."
            assert exercise.phase(work, exercise.layout(SEED)) == "marked"
    assert all(one != other for one, other in zip(work.earlier, work.earlier[1:], strict=False))


@given(sorted_tiers, MOVES)
def test_what_the_second_check_says_mends_the_order_without_moving_what_is_fixed(
    tiers: list[int], moves: Moves
) -> None:
    exercise = order(tiers)
    work = begin(exercise)
    for move in moves:
        work = step(exercise, work, *move)
    if len(work.earlier) < 2 or work.checked:
        return
    marks, last = exercise.marks(work), [*work.earlier[-1]]
    mended = {last.index(one) - mark.move: one for one, mark in marks.items()}
    assert sorted(mended) == [*range(len(last))], "each has a free place of its own"
    for one in exercise.fixed(work):
        assert marks[one].move == 0
    work = replace(work, answer=last)
    work = exercise.changed(work, [mended[place] for place in range(len(last))], exercise.layout(SEED))
    assert exercise.settled(work).checked


def test_the_first_check_does_not_say_where_the_others_belong() -> None:
    exercise = order([0, 1, 2, 3])
    work = exercise.settled(replace(begin(exercise), answer=["i0", "i2", "i3", "i1"]))
    said = exercise.marks(work)
    assert [(said[one].verdict, said[one].belongs, said[one].because) for one in ("i0", "i1")] == [
        ("right", "1", "Reason 0."),
        ("wrong", "", ""),
    ]
    assert said["i1"].move == 0
    work = exercise.settled(replace(work, answer=["i0", "i3", "i1", "i2"]))
    assert (exercise.marks(work)["i1"].belongs, exercise.marks(work)["i1"].move) == ("2", 1)


@given(sorted_tiers, st.data(), MOVES)
def test_where_the_key_has_changed_what_is_fixed_is_where_it_was_found_in_place(
    tiers: list[int], data: st.DataObject, moves: Moves
) -> None:
    before = order(tiers)
    work = begin(before)
    for move in moves:
        work = step(before, work, *move)
    after = replace(before, items=tuple(data.draw(st.permutations(before.items))))
    kept = after.resumed(work, SEED)
    assert kept.answer == work.answer
    for one in after.fixed(kept):
        assert [*kept.answer].index(one) == [*kept.earlier[-1]].index(one)


def test_on_a_circle_a_moved_item_changes_places_with_the_one_that_is_there() -> None:
    exercise = replace(order([0, 1, 2, 3]), framework=replace(ladder(4), shape="cycle"))
    work = replace(begin(exercise), answer=["i3", "i1", "i2", "i0"])
    assert exercise.moved(work, "i3", 2) == ["i2", "i1", "i3", "i0"]
    checked = exercise.settled(work)
    assert exercise.fixed(checked) == {"i1", "i2"}
    assert exercise.moved(checked, "i3", 2) == ["i3", "i1", "i2", "i0"], "the one there is fixed"
    assert exercise.moved(checked, "i3", 3) == ["i0", "i1", "i2", "i3"]
