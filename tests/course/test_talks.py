"""The conversations of the real course: nothing but sense tells which reply is the fullest."""

from __future__ import annotations

import pytest

from copro_tui.course.lesson import Page
from copro_tui.course.refs import Ref
from copro_tui.exercises import Conversation
from copro_tui.exercises.turns import Turn, fullest
from tests.course.test_item_writing import by_chance
from tests.whole_course import real_course

TALKS = {
    f"{ref}/{one.id}": one
    for ref in real_course().all_lessons()
    for one in real_course().lesson(ref).exercises
    if isinstance(one, Conversation)
}
TURNS = [turn for one in TALKS.values() for turn in one.turns]


def is_first(turn: Turn) -> bool:
    return turn.replies[0] is fullest(turn)


def is_longest(turn: Turn) -> bool:
    return max(turn.replies, key=lambda one: len(one.text)) is fullest(turn)


def is_shortest(turn: Turn) -> bool:
    return min(turn.replies, key=lambda one: len(one.text)) is fullest(turn)


def test_there_are_six() -> None:
    assert len(TALKS) == 6
    assert len(TURNS) >= 36


@pytest.mark.parametrize("told_by", [is_first, is_longest, is_shortest])
def test_neither_place_nor_length_tells_the_fullest_reply(told_by: object) -> None:
    assert callable(told_by)
    fewest, most = by_chance([1 / len(turn.replies) for turn in TURNS])
    assert fewest <= sum(map(told_by, TURNS)) <= most


def test_further_right_is_not_always_fuller() -> None:
    """Doing to, telling and asking win somewhere too, and what sounds most shared loses somewhere."""
    best = {fullest(turn).at for turn in TURNS}
    assert best >= {"coercion", "information", "consultation", "participation", "co-production"}
    assert any(one.at == "co-production" and not one.credit for turn in TURNS for one in turn.replies)


@pytest.mark.parametrize("name", TALKS)
def test_the_fullest_way_ends_well_and_the_poorest_elsewhere(name: str) -> None:
    talk = TALKS[name]
    poorest = {turn.id: min(turn.replies, key=lambda one: one.credit).id for turn in talk.turns}
    assert talk.worth(talk.solution()) == 1
    assert talk.ending(poorest) != talk.ending(talk.solution())
    assert all(turn.who or turn.tells for turn in talk.turns)


def test_what_is_told_of_a_child_at_risk_waits_for_an_expert_and_says_what_to_do() -> None:
    talk = TALKS["how/not-for-the-talk/rehearsal"]
    assert talk.evidence.review == "awaiting"
    page = real_course().lesson(Ref("how", "not-for-the-talk")).steps[0]
    assert isinstance(page, Page)
    assert "follow your own organisation's safeguarding procedure" in " ".join(page.text.replace("*", "").split())
