"""Choosing: nothing is chosen for anybody; one more try after a wrong one; several are ticked and then checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.clock import FakeClock
from tests.courses import SECOND, write_course
from tests.courses import SHORT as LESSON
from tests.players import start
from tests.tui.hands import answer, at, board, buttons, carry_on, check, exercise_of, keys, shown_phase, view, walk_to
from tests.tui.pilots import click, running, shown, until_said, words

THREE = LESSON.replace(
    "      - {id: other-one", "      - {id: third-one, text: A third, because: Nor this.}\n      - {id: other-one"
)


async def press_option(pilot: Pilot[None], option: str) -> None:
    await pilot.press(str(board(pilot).stops().index(option) + 1))


async def test_enter_chooses_nothing_before_the_learner_went_to_one(tmp_path: Path, clock: FakeClock) -> None:
    folder = write_course(tmp_path, lessons={"what/2-short": THREE, "when/1-later": LESSON})
    start(folder, clock).open_lesson(SECOND, "tick")
    async with running(folder, clock) as pilot:
        await carry_on(pilot, "tick")
        await pilot.press("enter", "enter")
        await until_said(pilot, "Choose one first.")
        assert (answer(pilot), view(pilot).standing.tries) == ([], 0)
        assert buttons(pilot) == []


async def test_one_more_try_closes_what_was_wrong(tmp_path: Path, clock: FakeClock) -> None:
    folder = write_course(tmp_path, lessons={"what/2-short": THREE, "when/1-later": LESSON})
    start(folder, clock).open_lesson(SECOND, "tick")
    async with running(folder, clock) as pilot:
        await carry_on(pilot, "tick")
        await walk_to(pilot, "other-one")
        await pilot.press("up", "down")
        await walk_to(pilot, "other-one")
        await pilot.press("enter")
        await until_said(pilot, "✗", "It is not this one.", "One more try: two are left.")
        assert "It is this one." not in words(pilot)
        assert "Nor this." not in words(pilot)
        await press_option(pilot, "other-one")
        await until_said(pilot, "That one is not it. Choose another.")
        await click(pilot, ("item", "other-one"))
        await pilot.press("enter")
        assert view(pilot).standing.tries == 1
        await press_option(pilot, "this-one")
        await until_said(pilot, "✓ Right at the second try.", "It is this one.")
        assert (view(pilot).standing.tries, view(pilot).standing.first, view(pilot).standing.last) == (2, 0, 1)


async def test_two_wrong_ones_open_the_right_one(tmp_path: Path, clock: FakeClock) -> None:
    folder = write_course(tmp_path, lessons={"what/2-short": THREE, "when/1-later": LESSON})
    start(folder, clock).open_lesson(SECOND, "tick")
    async with running(folder, clock) as pilot:
        await carry_on(pilot, "tick")
        await press_option(pilot, "other-one")
        await press_option(pilot, "third-one")
        await until_said(pilot, "✗ Not quite.", "It is this one.", "Nor this.", "It is not this one.")
        assert shown_phase(pilot) == "over"
        assert board(pilot).current == "this-one"


async def test_a_right_choice_is_answered_at_once(tmp_path: Path, clock: FakeClock) -> None:
    folder = write_course(tmp_path, lessons={"what/2-short": THREE, "when/1-later": LESSON})
    start(folder, clock).open_lesson(SECOND, "tick")
    async with running(folder, clock) as pilot:
        await carry_on(pilot, "tick")
        await click(pilot, ("item", "this-one"))
        await until_said(pilot, "✓ Right.", "It is this one.")
        assert "Nor this." not in words(pilot)
        await walk_to(pilot, "third-one")
        await until_said(pilot, "Nor this.")


async def test_several_are_ticked_and_unticked_by_space_number_and_mouse(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "which") as pilot:
        first, second, *_rest = board(pilot).stops()
        await pilot.press("space", "2")
        assert answer(pilot) == [first, second]
        assert shown(pilot).count("■") == 2
        await pilot.press("2")
        assert answer(pilot) == [first]
        await click(pilot, ("item", first))
        assert answer(pilot) == []
        await pilot.press("u")
        assert answer(pilot) == [first]
        await pilot.press("u", "u", "u", "u")
        assert answer(pilot) == []


@pytest.mark.criterion("3.2.2")
async def test_enter_neither_ticks_nor_checks_several(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "which") as pilot:
        await pilot.press("enter")
        await until_said(pilot, "Space ticks an option, c checks.")
        await pilot.press("c")
        await until_said(pilot, "Tick at least one first.")
        await pilot.press("2", "enter", "enter")
        assert (view(pilot).standing.tries, len(answer(pilot))) == (0, 1)


async def test_several_say_at_first_what_was_found_and_then_the_rest(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "which") as pilot:
        await press_option(pilot, "tea")
        await press_option(pilot, "vote")
        await check(pilot)
        await until_said(
            pilot, "You found 1 of 2, and ticked 1 wrong one. One still to find.", "Not quite. It is kind."
        )
        assert "It settles the matter." in words(pilot)
        assert "It stops the matter." not in words(pilot)
        lines = shown(pilot).split("\n")
        assert any("✓  A binding vote" in line for line in lines)
        assert any("✗  A cup of tea" in line for line in lines)
        for option in ("vote", "tea"):
            await press_option(pilot, option)
            await until_said(pilot, "That one is fixed.")
        await pilot.press("c")
        await until_said(pilot, "Tick at least one first.")
        assert view(pilot).standing.tries == 1
        await press_option(pilot, "poster")
        await check(pilot)
        assert shown_phase(pilot) == "over"
        await walk_to(pilot, "veto")
        await until_said(pilot, "This is right. It stops the matter.")
        assert exercise_of(pilot).id == "which"
        assert "Check" not in keys(pilot)
