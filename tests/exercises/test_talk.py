"""Conversations: every walk ends, no cut loses what was said, and what is wrong with one is named."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.exercises import Work
from copro_tui.exercises.talk import END, Conversation
from copro_tui.exercises.talk_map import longest
from copro_tui.exercises.talk_way import turning_points
from tests.exercises.builders import build, shape_of
from tests.exercises.talks import GIVEN_AWAY, SMALL, said, small, talks

MOVES = st.lists(
    st.tuples(st.sampled_from(["hold", "hold", "say", "say", "say", "back", "reopen", "change"]), st.integers(0, 9)),
    max_size=60,
)


def step(exercise: Conversation, work: Work, move: tuple[str, int], layout: Sequence[str]) -> Work:
    """One move of a learner, or a start of the program anew; the end is marked as soon as it is reached."""
    what, number = move
    turn = exercise.turn(work.answer)
    match what:
        case "hold" if turn:
            return exercise.hold(work, turn.replies[number % len(turn.replies)].id, layout)
        case "change" if turn:
            return exercise.changed(work, {turn.id: turn.replies[number % len(turn.replies)].id}, layout)
        case "say":
            down = exercise.put_down(work, layout)
            return exercise.settled(down) if down != work and not exercise.missing(down, layout) else down
        case "back":
            return exercise.taken_back(work)
        case _:
            return exercise.resumed(work, 1)


@given(talks(), st.lists(st.integers(0, 9), min_size=6, max_size=6))
def test_every_walk_ends_within_the_longest_way(exercise: Conversation, numbers: list[int]) -> None:
    work, layout = Work(answer={}), exercise.layout(1)
    turns = 0
    while exercise.missing(work, layout):
        assert exercise.at_most(work.answer) <= exercise.at_most({})
        work = step(exercise, work, ("hold", numbers[turns]), layout)
        work = exercise.put_down(work, layout)
        turns += 1
    assert turns == len(exercise.way(work.answer)) <= longest(exercise.turn_of, exercise.turns[0].id)
    assert exercise.at_most(work.answer) == turns
    assert work.answer[END] == exercise.ending(work.answer).id  # type: ignore[union-attr,call-overload,index]
    assert exercise.judge(work.answer).score is None
    assert 0 <= (exercise.worth(work.answer) or 0) <= 1


@given(talks(), MOVES)
def test_what_was_said_stays_until_it_is_taken_back(exercise: Conversation, moves: list[tuple[str, int]]) -> None:
    work, layout = Work(answer=exercise.fresh(1)), exercise.layout(1)
    for move in moves:
        before = exercise.way(work.answer)
        after = step(exercise, work, move, layout)
        way = exercise.way(after.answer)
        if move[0] == "back":
            assert way == before[:-1]
            assert exercise.phase(after, layout) == "offered"
        elif move[0] == "say":
            assert way[: len(before)] == before
            assert len(way) - len(before) == (exercise.phase(work, layout) == "held")
        else:
            assert way == before
        assert (exercise.phase(after, layout) == "over") == (exercise.ending(after.answer) is not None)
        assert exercise.in_view(after, layout) == (turn.id if (turn := exercise.turn(after.answer)) else "")
        work = after


@given(talks(), MOVES, st.integers())
def test_a_draft_survives_any_cut(exercise: Conversation, moves: list[tuple[str, int]], seed: int) -> None:
    """What was kept at any moment is gone on with at that very turn, with the same reply under the cursor."""
    work, layout = Work(answer=exercise.fresh(seed)), exercise.layout(seed)
    for move in moves:
        work = step(exercise, work, move, layout)
        assert exercise.resumed(work, seed) == work
        assert exercise.fitted(work.answer, seed) == work.answer
        assert exercise.left_out(work.answer) == 0


@given(talks(), MOVES)
def test_what_was_kept_and_never_answered_is_in_hand_again(
    exercise: Conversation, moves: list[tuple[str, int]]
) -> None:
    work, layout = Work(answer=exercise.fresh(1)), exercise.layout(1)
    for move in moves:
        work = step(exercise, work, move, layout)
        if exercise.phase(work, layout) == "held":
            down = exercise.put_down(work, layout)
            assert exercise.taken_up(down) == work


@given(talks(), st.integers())
def test_replies_are_shuffled_among_those_to_their_turn(exercise: Conversation, seed: int) -> None:
    layout = exercise.layout(seed)
    assert layout == exercise.layout(seed)
    for turn in exercise.turns:
        assert {one.id for one in exercise.replies(turn, layout)} == {one.id for one in turn.replies}


def test_no_reply_has_its_own_place_on_the_screen() -> None:
    exercise = small()
    for turn in exercise.turns:
        first = {exercise.replies(turn, exercise.layout(seed))[0].id for seed in range(40)}
        assert first == {one.id for one in turn.replies}


@given(talks(), MOVES)
def test_gauges_stay_within_what_they_can_show(exercise: Conversation, moves: list[tuple[str, int]]) -> None:
    work, layout = Work(answer=exercise.fresh(1)), exercise.layout(1)
    for move in moves:
        work = step(exercise, work, move, layout)
    way = exercise.way(work.answer)
    levels = {one.id: one.start for one in exercise.gauges}
    for one in way:
        assert one.before == levels
        assert all(0 <= level <= 5 for level in one.after.values())
        levels = dict(one.after)
    points = turning_points(way)
    assert len(points) == min(3, len(way))
    assert [one.number for one in points] == sorted({one.number for one in points})
    assert all(one.instead.id != one.reply.id for one in points)


def test_a_conversation_is_walked_to_its_end_and_back() -> None:
    exercise = small()
    work = said(exercise, "keep", "sorry", "facts")
    assert work.answer == {"word": "keep", "upset": "sorry", "fixed": "facts", END: "together"}
    assert exercise.worth(work.answer) == pytest.approx(2 / 3)
    way = exercise.way(work.answer)
    assert [one.moved for one in way] == [{"trust": (2, 0)}, {"trust": (0, 1), "time": (5, 4)},
                                          {"trust": (1, 3), "time": (4, 1)}]  # fmt: skip
    assert [one.number for one in turning_points(way)] == [1, 2, 3]
    assert way[0].instead.id == "true-name"
    assert way[1].instead.id == "defend"
    back = exercise.taken_back(work)
    assert back.answer == {"word": "keep", "upset": "sorry"}
    assert exercise.solution() == {"word": "true-name", "fixed": "facts", END: "together"}


def test_a_turn_that_is_gone_ends_the_way_that_was_kept() -> None:
    exercise = small()
    kept = {"word": "keep", "gone": "reply", "fixed": "facts", END: "together"}
    assert exercise.fitted(kept, 1) == {"word": "keep"}
    assert exercise.left_out(kept) == 1
    resumed = exercise.resumed(Work(answer=kept, checked=True), 1)
    assert (resumed.answer, resumed.checked) == ({"word": "keep"}, False)
    assert exercise.fitted(["word"], 1) == exercise.fitted("word", 1) == {}


def test_the_map_has_every_turn_once_and_says_where_each_reply_leads() -> None:
    assert small().tree() == [
        "poster: A word on a poster",
        "word: Gethin: “I have put the best word on the top.”",
        "├─ keep (credit 0, trust -2): “Leave it.”",
        "│  └─ upset: The telephone rings.",
        "│     ├─ sorry (credit 1, trust +1, time -1): “I was wrong and I will say so.”",
        "│     │  └─ fixed: Nasreen: “What has been decided?”",
        "│     │     ├─ facts (credit 1, trust +2, time -3): “The total. The hours are open.”",
        "│     │     │  └─ ■ together: The hours are shared out together.",
        "│     │     ├─ wait (credit 0.5, time -1): “I will ask.”",
        "│     │     │  └─ ■ together: The hours are shared out together.",
        "│     │     └─ all-open (credit 0, trust -5): “It is all open.”",
        "│     │        └─ ■ against: Nobody believes you in spring.",
        "│     └─ defend (credit 0): “It is only a word.”",
        "│        └─ ■ against: Nobody believes you in spring.",
        "├─ true-name (credit 1, trust +1): “Call it what it is.”",
        "│  └─ ↑ fixed",
        "└─ vague (credit 0.5): “Say engagement.”",
        "   └─ ↑ fixed",
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("goes: against}", "goes: gone}", 'there is no turn or ending "gone"'),
        ("goes: fixed,\n           gauges: {trust: 1", "goes: word,\n           gauges: {trust: 1",
         'this leads back to "word", so it might never end'),
        ("goes: upset", "goes: fixed", 'nothing leads to "upset"'),
        ("    - {id: against, text", "    - {id: more, text: It.}\n    - {id: against, text",
         'nothing leads to "more"'),
        ("  hint: What", "  most_turns: 2\n  hint: What", "one way has too many turns: 3, and 2 are allowed"),
        ("id: facts, text: The total. The hours are open., credit: 1",
         "id: facts, text: The total. The hours are open., credit: 0.5",
         "no way of replies with a credit of 1 comes to an ending"),
        ("who: nasreen", "who: nasren", '"nasren" is not one of the "people"'),
        ("      who: nasreen\n", "", "nobody says this"),
        ("      tells: The telephone rings.\n", "", "nothing happens at this turn"),
        ("trust: -5", "hope: -5", '"hope" is not one of the "gauges"'),
        ("{id: defend,", "{id: defend, at: sharing,", "this talk names no framework"),
        ("{id: defend,", "{id: keep,", 'the id "keep" is used twice'),
        ("- {id: against, text", "- {id: fixed, text", '"fixed" is a turn as well'),
        ("- id: upset", "- id: end", '"end" is kept for the ending'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(old: str, new: str, message: str) -> None:
    assert old in SMALL
    assert message in [one.message for one in shape_of(SMALL.replace(old, new, 1)).faults({})]


def test_a_pattern_that_gives_the_fullest_reply_away_is_named() -> None:
    assert [one.message for one in shape_of(GIVEN_AWAY).patterns()] == [
        "in most turns (4 of 4) the fullest reply is the longest",
        "in most turns (4 of 4) the fullest reply is the first",
    ]
    assert list(shape_of(SMALL).patterns()) == []


def test_the_revision_changes_with_where_a_reply_leads_and_what_it_earns_only() -> None:
    before = small().revision()
    for old, new in (("I will ask.", "I shall ask."), ("start: 2", "start: 1"), ("It mends.", "It heals.")):
        assert build(SMALL.replace(old, new))[0].revision() == before
    for old, new in (("credit: 0.5", "credit: 0.25"), ("goes: against}", "goes: together}")):
        assert build(SMALL.replace(old, new, 1))[0].revision() != before
