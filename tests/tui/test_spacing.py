"""Airy spacing in a lesson: drawn where the window has room, and still hit by the mouse."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot

from copro_tui.tui.boards.base import Board
from copro_tui.tui.screens.glossary import GlossaryScreen, WordList
from tests.clock import FakeClock
from tests.players import right_answer, start
from tests.tui.hands import answer_by_keys, answer_by_mouse, at, buttons, exercise_of, view
from tests.tui.pilots import place_of, running, shown, the, until, until_on

EXERCISES = ("build", "cases", "voices", "groups", "which", "own")


def rows(text: str) -> list[int]:
    """On which lines the rungs of the ladder are."""
    return [number for number, line in enumerate(text.splitlines()) if "╠═" in line]


@pytest.mark.parametrize("step", EXERCISES)
@pytest.mark.parametrize("columns", [40, 80])
async def test_everything_is_still_hit_by_the_mouse(folder: Path, clock: FakeClock, step: str, columns: int) -> None:
    start(folder, clock).choose("spacing", "airy")
    async with at(folder, clock, step, size=(columns, 60)) as pilot:
        exercise = exercise_of(pilot)
        await answer_by_mouse(pilot, exercise, right_answer(exercise))
        assert (view(pilot).standing.tries, view(pilot).standing.first) == (1, 1 if exercise.scored else None)


@pytest.mark.parametrize("step", EXERCISES)
async def test_the_keys_do_the_same(folder: Path, clock: FakeClock, step: str) -> None:
    start(folder, clock).choose("spacing", "airy")
    async with at(folder, clock, step, size=(80, 60)) as pilot:
        exercise = exercise_of(pilot)
        await answer_by_keys(pilot, exercise, right_answer(exercise))


async def test_a_rung_dropped_between_two_is_dropped(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).choose("spacing", "airy")
    async with at(folder, clock, "build", size=(80, 30)) as pilot:
        board = the(pilot, Board)
        first, second = board.stops()[:2]
        await pilot.mouse_down(board, offset=place_of(board, ("item", first)))
        goal = place_of(board, ("item", second))
        await pilot.hover(board, offset=goal)
        await until(pilot, lambda: board.stops()[:2] == [second, first])
        await pilot.mouse_up(board, offset=goal + Offset(0, 1))
        await until(pilot, lambda: "▲" not in shown(pilot))
        assert board.stops()[:2] == [second, first]


async def test_a_small_window_keeps_the_ladder_together(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).choose("spacing", "airy")
    async with at(folder, clock, "build", size=(80, 30)) as pilot:
        lines = rows(shown_board(pilot))
        assert [after - before for before, after in pairwise(lines)] == [2, 2, 2]
        await pilot.resize_terminal(80, 14)
        await until(pilot, lambda: len(lines := rows(shown_board(pilot))) == 4 and lines[-1] - lines[0] == 3)


@pytest.mark.parametrize("step", EXERCISES)
@pytest.mark.parametrize("size", [(80, 24), (40, 24), (40, 12)])
async def test_more_space_never_pushes_the_rest_out_of_view(
    folder: Path, clock: FakeClock, step: str, size: tuple[int, int]
) -> None:
    start(folder, clock).choose("spacing", "airy")
    async with at(folder, clock, step, size=size) as pilot:
        board = the(pilot, Board)
        await pilot.press("enter", "2")
        await pilot.pause()
        assert len(board._figure) <= board.size.height
        if size[1] == 24 and step != "which":
            assert buttons(pilot) or step == "build"


def shown_board(pilot: Pilot[None]) -> str:
    board = the(pilot, Board)
    return "\n".join(strip.text for strip in board.render_lines(board.size.region))


async def test_the_words_of_the_glossary_have_space_between_them(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).choose("spacing", "airy")
    async with running(folder, clock) as pilot:
        await pilot.press("w")
        words = (await until_on(pilot, GlossaryScreen)).query_one(WordList)
        lines = ["".join(cell.text for cell in row).strip() for row in words.draw(76)]
        assert lines[lines.index("Trust") - 1] == ""
