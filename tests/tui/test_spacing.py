"""Airy spacing in a lesson: drawn where the window has room, and still hit by the mouse."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from copro_tui.exercises import Exercise
from copro_tui.tui.boards.base import Board
from copro_tui.tui.screens.glossary import GlossaryScreen, WordList
from tests.clock import FakeClock
from tests.players import right_answer, start
from tests.tui.hands import answer_by_keys, answer_by_mouse, at, check, feedback
from tests.tui.pilots import lesson_screen, running, shown, the, until, until_on

EXERCISES = ("build", "cases", "voices", "groups", "which", "own")


def rows(text: str) -> list[int]:
    """On which lines the rungs of the ladder are."""
    return [number for number, line in enumerate(text.splitlines()) if "╠═" in line]


@pytest.mark.parametrize("step", EXERCISES)
@pytest.mark.parametrize("columns", [40, 80])
async def test_everything_is_still_hit_by_the_mouse(folder: Path, clock: FakeClock, step: str, columns: int) -> None:
    start(folder, clock).choose("spacing", "airy")
    async with at(folder, clock, step, size=(columns, 60)) as pilot:
        exercise = lesson_screen(pilot).lesson_player.step
        assert isinstance(exercise, Exercise)
        await answer_by_mouse(pilot, exercise, right_answer(exercise))
        await check(pilot)
        given = feedback(pilot)
        assert given is not None
        assert given.score in (1, None)


@pytest.mark.parametrize("step", EXERCISES)
async def test_the_keys_do_the_same(folder: Path, clock: FakeClock, step: str) -> None:
    start(folder, clock).choose("spacing", "airy")
    async with at(folder, clock, step, size=(80, 60)) as pilot:
        exercise = lesson_screen(pilot).lesson_player.step
        assert isinstance(exercise, Exercise)
        await answer_by_keys(pilot, exercise, right_answer(exercise))


async def test_a_rung_dropped_between_two_is_dropped(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).choose("spacing", "airy")
    async with at(folder, clock, "build", size=(80, 60)) as pilot:
        board = the(pilot, Board)
        first, second = board.stops()[:2]
        await pilot.mouse_down(board, offset=(16, 1))
        await pilot.hover(board, offset=(16, 3))
        await until(pilot, lambda: board.stops()[:2] == [second, first])
        await pilot.mouse_up(board, offset=(16, 4))
        await until(pilot, lambda: "lifted" not in shown(pilot))
        assert board.stops()[:2] == [second, first]


async def test_a_small_window_keeps_the_ladder_together(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).choose("spacing", "airy")
    async with at(folder, clock, "build", size=(80, 60)) as pilot:
        lines = rows(shown(pilot))
        assert [after - before for before, after in pairwise(lines)] == [2, 2, 2]
        await pilot.resize_terminal(80, 16)
        await until(pilot, lambda: len(lines := rows(shown(pilot))) == 4 and lines[-1] - lines[0] == 3)
        await until(pilot, lambda: the(pilot, Board).size.height == len(the(pilot, Board).draw(80)))


async def test_the_words_of_the_glossary_have_space_between_them(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).choose("spacing", "airy")
    async with running(folder, clock) as pilot:
        await pilot.press("w")
        words = (await until_on(pilot, GlossaryScreen)).query_one(WordList)
        lines = ["".join(cell.text for cell in row).strip() for row in words.draw(76)]
        assert lines[lines.index("Trust") - 1] == ""
