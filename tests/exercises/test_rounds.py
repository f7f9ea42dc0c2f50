"""Rounds: one case at a time, each answered at once; what was not right comes back once. Any moves, in any order."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.exercises import Item, Sort, Work
from copro_tui.exercises.items import Key
from copro_tui.exercises.placing import Placing
from tests.exercises.builders import groups_of, ladder, match, place, sort

LADDER = ladder(5, bands=2)
KEYS: st.SearchStrategy[Key] = st.sampled_from(["g0", "g1", "g2"]) | st.just({"g0": 1.0, "g2": 0.5})


@st.composite
def placings(draw: st.DrawFn) -> Placing:
    """A placement of two to six cases, some of them contested."""
    kind = draw(st.sampled_from(["sort", "match", "place"]))
    if kind == "place":
        points = [point.id for point in LADDER.points]
        keys: list[Key | None] = draw(
            st.lists(st.sampled_from(points) | st.just({"p1": 1.0, "p2": 0.5}), min_size=2, max_size=6)
        )
        return place(keys, LADDER, strict=draw(st.booleans()))
    keys = draw(st.lists(KEYS, min_size=2, max_size=6))
    return sort(keys) if kind == "sort" else match(keys)


MOVES = st.lists(
    st.tuples(st.sampled_from(["hold", "hold", "put", "put", "on", "back", "change", "reopen"]), st.integers(0, 9)),
    max_size=80,
)


def begin(exercise: Placing, seed: int = 1) -> Work:
    return Work(answer=exercise.fresh(seed))


def step(exercise: Placing, work: Work, move: tuple[str, int], layout: Sequence[str], seed: int = 1) -> Work:
    """One move of a learner, or a start of the program anew; a full round is marked as soon as it is full."""
    what, number = move
    places = [*exercise.options]
    place_id = places[number % len(places)]
    match what:
        case "hold":
            return exercise.hold(work, place_id, layout)
        case "back":
            return exercise.hold(work, "", layout)
        case "change":
            return exercise.changed(work, dict.fromkeys(layout, place_id), layout)
        case "reopen":
            return exercise.resumed(work, seed)
        case "put":
            down = exercise.put_down(work, layout)
            return exercise.settled(down) if down != work and not exercise.missing(down, layout) else down
        case _:
            return exercise.go_on(work, layout)


def to_the_end(exercise: Placing, given: Sequence[int], seed: int = 1) -> Work:
    """The work of a learner who takes the places of these numbers one after the other, whatever they are."""
    work, layout, places = begin(exercise, seed), exercise.layout(seed), [*exercise.options]
    turns = iter([*given, *range(100)])
    while not work.checked:
        case = exercise.in_view(work, layout)
        open_places = [one for one in places if one != exercise.barred(work, case)]
        for move in (("hold", places.index(open_places[next(turns) % len(open_places)])), ("put", 0), ("on", 0)):
            work = step(exercise, work, move, layout, seed)
    return work


@given(placings(), MOVES)
def test_nothing_that_was_put_down_moves_until_it_comes_back(exercise: Placing, moves: list[tuple[str, int]]) -> None:
    work, layout = begin(exercise), exercise.layout(1)
    for move in moves:
        after = step(exercise, work, move, layout)
        placed, now = exercise.placed(work.answer), exercise.placed(after.answer)
        gone = {case for case in placed if now.get(case) != placed[case]}
        assert gone <= set(exercise.coming_back(work, layout))
        assert not gone or move[0] == "on"
        assert after.earlier[: len(work.earlier)] == work.earlier
        work = after


@given(placings(), MOVES)
def test_the_phases_follow_one_another(exercise: Placing, moves: list[tuple[str, int]]) -> None:
    allowed = {
        "offered": {"offered", "held"},
        "held": {"offered", "held", "down"},
        "down": {"down", "offered", "held", "over"},
        "over": {"over"},
    }
    work, layout = begin(exercise), exercise.layout(1)
    for move in moves:
        before = exercise.phase(work, layout)
        work = step(exercise, work, move, layout)
        assert exercise.phase(work, layout) in allowed[before]
        assert exercise.in_view(work, layout) in layout


@given(placings(), st.lists(st.integers(0, 9), max_size=12))
def test_a_round_is_scored_by_its_first_placements(exercise: Placing, given: list[int]) -> None:
    work, layout = to_the_end(exercise, given), exercise.layout(1)
    first = exercise.placed(work.earlier[0])
    assert len(first) == len(layout)
    score = exercise.judge(first).score
    earned = [exercise.credit(case, first[case.id]) for case in exercise.cases]
    assert score is not None
    assert abs(score - sum(earned) / len(earned)) < 1e-9


@given(placings(), st.lists(st.integers(0, 9), max_size=12))
def test_what_was_not_right_comes_back_once_and_only_that(exercise: Placing, given: list[int]) -> None:
    work, layout = to_the_end(exercise, given), exercise.layout(1)
    first, last = exercise.placed(work.earlier[0]), exercise.placed(work.answer)
    back = exercise.coming_back(work, layout)
    for case in exercise.cases:
        credit = exercise.credit(case, first[case.id])
        assert (case.id in back) == (credit < 1 and not (case.contested and credit > 0))
        assert (first[case.id] != last[case.id]) == (case.id in back)
    assert len(work.earlier) == (2 if back else 1)
    assert work.earlier[-1] == work.answer


@given(placings(), MOVES)
def test_a_case_that_came_back_is_never_held_or_put_where_it_was_wrong(
    exercise: Placing, moves: list[tuple[str, int]]
) -> None:
    work, layout = begin(exercise), exercise.layout(1)
    for move in moves:
        work = step(exercise, work, move, layout)
        for case in exercise.coming_back(work, layout):
            if barred := exercise.barred(work, case):
                assert barred == work.earlier[0][case]  # type: ignore[call-overload,index]
                assert barred not in (work.held.get(case), exercise.placed(work.answer).get(case))


@given(placings(), st.lists(st.integers(0, 9), max_size=12))
def test_signs_say_how_each_case_came_out(exercise: Placing, given: list[int]) -> None:
    work = to_the_end(exercise, given)
    first, last = exercise.placed(work.earlier[0]), exercise.placed(work.answer)
    for case in exercise.cases:
        now, before = exercise.credit(case, last[case.id]), exercise.credit(case, first[case.id])
        if now == 1:
            assert exercise.signs(work)[case.id] == ("right" if before == 1 else "again")
        else:
            assert exercise.signs(work)[case.id] == ("arguable" if case.contested and now else "wrong")


@given(placings(), MOVES)
def test_work_that_is_kept_is_gone_on_with_as_it_was(exercise: Placing, moves: list[tuple[str, int]]) -> None:
    work, layout = begin(exercise), exercise.layout(1)
    for move in moves:
        work = step(exercise, work, move, layout)
        assert exercise.resumed(work, 1) == work


@given(placings(), placings(), MOVES, st.lists(st.integers(0, 9), max_size=20))
def test_work_at_another_exercise_opens_with_what_still_fits(
    before: Placing, after: Placing, moves: list[tuple[str, int]], given: list[int]
) -> None:
    work = begin(before)
    for move in moves:
        work = step(before, work, move, before.layout(1))
    layout, kept = after.layout(1), after.resumed(work, 1)
    assert set(kept.answer) <= set(layout)
    assert kept.checked <= (len(kept.answer) == len(layout))
    turns = iter([*given, *range(200)])
    for number in range(200):
        if kept.checked:
            break
        phase = after.phase(kept, layout)
        what = "on" if phase == "down" else "put" if phase == "held" else "hold"
        if phase == "down" and not after.missing(kept, layout) and kept.answer not in kept.earlier:
            kept = after.settled(kept)
        kept = step(after, kept, (what, next(turns, number)), layout)
    assert kept.checked, "it can be gone on with to its end"


@given(placings(), st.lists(st.integers(0, 9), max_size=12))
def test_only_what_was_missed_can_be_tried_again(exercise: Placing, given: list[int]) -> None:
    work, layout = to_the_end(exercise, given), exercise.layout(1)
    back = exercise.coming_back(work, layout)
    again = exercise.again(work, 1, missed=True)
    assert exercise.round(again, layout) == (back or layout)
    assert [case for case in layout if case not in again.answer] == list(back or layout)
    everything = exercise.again(work, 1, missed=False)
    assert (everything.answer, everything.earlier, everything.checked) == ({}, (), False)


def test_the_place_that_was_wrong_is_barred_when_a_case_comes_back() -> None:
    exercise, layout = sort(["g0", "g1"]), ("i0", "i1")
    work = begin(exercise)
    for move in (("hold", 1), ("put", 0), ("on", 0), ("hold", 1), ("put", 0), ("on", 0)):
        work = step(exercise, work, move, layout)
    assert exercise.in_view(work, layout) == "i0"
    assert exercise.barred(work, "i0") == "g1"
    assert exercise.hold(work, "g1", layout) == work
    assert exercise.hold(work, "g2", layout).held == {"i0": "g2"}


def test_a_place_that_can_be_defended_does_not_come_back() -> None:
    exercise, layout = sort([{"g0": 1.0, "g2": 0.5}, "g1"]), ("i0", "i1")
    work = begin(exercise)
    for move in (("hold", 2), ("put", 0), ("on", 0), ("hold", 1), ("put", 0), ("on", 0)):
        work = step(exercise, work, move, layout)
    assert work.checked
    assert exercise.signs(work) == {"i0": "arguable", "i1": "right"}


def test_a_learners_own_cases_keep_their_order_and_do_not_come_back() -> None:
    exercise = place([None, None, None], LADDER)
    for seed in range(20):
        assert exercise.layout(seed) == ("i0", "i1", "i2")
    work = to_the_end(exercise, [3, 1, 4])
    assert (len(work.earlier), exercise.signs(work), exercise.marks(work)) == (1, {}, {})


def test_cases_placed_in_an_earlier_version_are_only_held_over_their_places() -> None:
    exercise = sort(["g0", "g1", "g2"])
    layout = exercise.layout(1)
    former = exercise.from_former(Work(answer={"i0": "g1", "i2": "g2"}), layout)
    assert (former.answer, former.held) == ({}, {"i0": "g1", "i2": "g2"})
    work = exercise.put_down(replace(former, case="i2"), layout)
    assert work.answer == {"i2": "g2"}


def test_a_new_case_is_offered_in_the_round_that_was_begun() -> None:
    cases = tuple(Item(f"i{n}", f"Item {n}", "Reason.", "g0") for n in range(3))
    before = Sort(id="sort", prompt="?", cases=cases[:2], places=groups_of(3))
    after = replace(before, cases=cases)
    work = to_the_end(before, [0, 0])
    assert work.checked
    now = after.resumed(work, 1)
    assert not now.checked
    assert after.in_view(replace(now, case=""), after.layout(1)) == "i2"
