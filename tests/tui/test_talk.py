"""A conversation on the screen: nothing is said by itself, one reply leads on, turns are taken back, and it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.exercises.talk import END
from tests.clock import FakeClock
from tests.plain.talking import talk
from tests.players import open_store, start
from tests.talking_course import LESSON, STEP, talking_course
from tests.tui.hands import answer, board, carry_on, shown_phase, view
from tests.tui.pilots import click, running, until, until_said, words

WAYS = [("keep", "sorry", "facts"), ("keep", "defend"), ("true-name", "all-open"), ("vague", "wait")]


@pytest.fixture
def folder(tmp_path: Path, clock: FakeClock) -> Path:
    folder = talking_course(tmp_path / "course")
    start(folder, clock).open_lesson(LESSON, "poster")
    return folder


async def test_from_the_first_word_to_another_ending(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await carry_on(pilot, "poster")
        await until_said(pilot, "The council's office", "turn 1, at most 2 more", "Gethin makes the posters")
        await pilot.press("enter")
        await until_said(pilot, "Choose what you say first.")
        assert answer(pilot) == {}

        await pilot.press("down")  # the first arrow only says that one is meant
        assert view(pilot).work.held == {"word": board(pilot).stops()[0]}
        await pilot.press(str(board(pilot).stops().index("keep") + 1), "enter")
        await until_said(pilot, "It is printed.", "The telephone rings.", "Trust □□□□□ 2 → 0", "turn 2, at most 1 more")
        assert shown_phase(pilot) == "offered"

        await pilot.press("u")
        await until_said(pilot, "I have put the best word on the top.")
        await click(pilot, ("item", "keep"))
        await click(pilot, ("item", "keep"))
        await until_said(pilot, "The telephone rings.")
        await pilot.press(str(board(pilot).stops().index("defend") + 1), "enter")
        await until_said(pilot, "the end", "Nobody believes you in spring.", "Lost: Trust.", "Where it turned")
        await until_said(pilot, "What else you could have said: “Call it what it is.” It names the offer.")
        assert "%" not in words(pilot)
        await pilot.press("down")
        await until_said(pilot, "It explains the hurt away.")

        await pilot.press("u")
        await until_said(pilot, "The telephone rings.")
        assert answer(pilot) == {"word": "keep"}
        await pilot.press(str(board(pilot).stops().index("sorry") + 1), "enter")
        await until_said(pilot, "turn 3, the last", "Nasreen chairs the carers")
        await pilot.press(str(board(pilot).stops().index("facts") + 1), "enter")
        await until_said(pilot, "The hours are shared out together.", "Gained: Trust.")
        await pilot.press("t")
        await until_said(pilot, "turn 1, at most 2 more")
    tries = open_store(folder, clock).record.attempts[STEP]
    assert [one.score for one in tries] == [None, None]


async def test_the_same_replies_give_the_same_ending_in_both_fronts(
    tmp_path: Path, folder: Path, clock: FakeClock
) -> None:
    lines = talking_course(tmp_path / "lines")
    start(lines, clock)
    async with running(folder, clock) as pilot:
        await carry_on(pilot, "poster")
        for way in WAYS:
            for reply in way:
                await pilot.press(str(board(pilot).stops().index(reply) + 1), "enter")
                await until(pilot, lambda: not view(pilot).work.held)
            await until(pilot, lambda: shown_phase(pilot) == "over")
            await pilot.press("t")
            await until(pilot, lambda: shown_phase(pilot) == "offered")
    talk(lines, clock, ["1", *(line for way in WAYS for line in (*way, "t")), "q"])
    on_screens, in_lines = (
        [one.answer for one in open_store(one, clock).record.attempts[STEP]] for one in (folder, lines)
    )
    assert on_screens == in_lines
    assert [dict(one)[END] for one in on_screens] == ["together", "against", "against", "together"]  # type: ignore[arg-type]
