"""A board in words: everything that is drawn is also said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.board import TOKEN_SIGNS, Board, Laid, Token
from copro_tui.figures.spoken import spoken, spoken_place
from tests.figures.boards import laid, layings, nasty_boards, real

SPECTRUM = real("spectrum")


def test_a_board_is_said_place_by_place_and_then_what_is_in_hand() -> None:
    state = laid(SPECTRUM, "A✓4 C✗1", chosen=3, held="B3", barred=2)
    assert spoken(SPECTRUM, state) == (
        "The spectrum. A line of 6 points, read from left to right.",
        "Band: doing to, from 1 to 2.",
        "1: coercion. Here: C, not right.",
        "2: education. The case in hand does not belong here.",
        "Band: doing for, from 3 to 5.",
        "3: information. You are here. In hand over it: B.",
        "4: consultation. Here: A, right first time.",
        "5: participation.",
        "Band: doing with, at 6.",
        "6: co-production.",
        "In hand: B, over place: 3 information.",
    )


def test_a_miss_is_said_at_both_places_and_once_more() -> None:
    lines = spoken(SPECTRUM, laid(SPECTRUM, "B✗3", trace="B32"))
    assert "3: information. Case B: you put it here, and it does not belong here." in lines
    assert "2: education. Case B: it belongs here." in lines
    assert lines[-1] == "Case B. You: 3 information. Its place: 2 education."


def test_a_ladder_is_said_from_the_top() -> None:
    places = [line for line in spoken(real("arnstein"), Laid()) if line[0].isdigit()]
    assert [int(line[0]) for line in places] == [8, 7, 6, 5, 4, 3, 2, 1]


def test_a_case_that_was_not_moved_yet_is_said_to_be_nowhere() -> None:
    held = Token(case="b", letter="B", place="")
    assert spoken(SPECTRUM, Laid(held=held))[-1] == "In hand: B. It is at no place yet."


def test_groups_of_an_author_and_names_that_are_sentences() -> None:
    board = Board(targets=(*real("stages").targets[:1], *real("venn", "Who decides?").targets[3:]))
    assert spoken(board, Laid())[0] == "2 places."
    assert spoken_place(board, Laid(), "outside-1") == "4: Who decides?"


@pytest.mark.criterion("1.1.1", front="plain")
def test_every_sign_is_said_in_words_of_its_own() -> None:
    first = SPECTRUM.targets[0].id
    said = {spoken_place(SPECTRUM, laid(SPECTRUM, f"A{sign}1"), first) for sign in TOKEN_SIGNS.values()}
    assert len(said) == len(TOKEN_SIGNS)


@pytest.mark.criterion("1.1.1", "1.3.2", front="plain")
@given(st.data())
def test_nothing_that_lies_on_a_board_is_left_unsaid(data: st.DataObject) -> None:
    board = data.draw(nasty_boards("domains", 5))
    state = data.draw(layings(board))
    text = "\n".join(spoken(board, state))
    for target in board.targets:
        assert f"{target.number}: {target.name}" in text
    for token in state.lying:
        assert token.sign in ("today", "wish") or token.letter in text
    assert text.count("You are here.") == 1
