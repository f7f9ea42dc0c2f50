"""How sure are you? Asked where the button stands, answered with keys or the mouse, the same on every board."""

from __future__ import annotations

from pathlib import Path

from textual.geometry import Offset
from textual.pilot import Pilot

from copro_tui.figures.cells import as_text
from copro_tui.tui.boards.how_sure import how_sure
from tests.clock import FakeClock
from tests.player.steps import attempts
from tests.players import start
from tests.tui.hands import at, board, keys, until_at, view
from tests.tui.pilots import click, lesson_screen, until, until_said, words


async def is_asked(pilot: Pilot[None], asked: bool = True) -> None:
    await until(pilot, lambda: view(pilot).asked is asked and board(pilot).view.asked is asked)
    await pilot.pause()


def test_the_question_is_one_row_or_two_and_never_wider_than_the_sheet() -> None:
    for cells in range(36, 120):
        figure = how_sure("fairly", "", cells)
        assert all(len(row) <= cells for row in as_text(figure).splitlines())
        assert "2 Fairly sure" in as_text(figure) or cells < 37


async def test_a_case_is_put_down_once_it_is_said_with_keys_or_the_mouse(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).choose("sure", "on")
    async with at(folder, clock, "cases", (80, 24)) as pilot:
        await pilot.press("1", "enter")
        await is_asked(pilot)
        await until_said(pilot, "How sure are you?", "1 Sure", "3 Guessing")
        assert {"How sure", "Not yet"} <= keys(pilot)
        assert not {"Put down", "Hint", "Move"} & keys(pilot)
        await pilot.press("enter")
        await until_said(pilot, "Choose with ←→ first.")
        window = board(pilot).size
        hits = {board(pilot).hit_at(Offset(x, y)) for x in range(window.width) for y in range(window.height)}
        assert {hit[0] for hit in hits if hit} == {"button"}, "while it is asked nothing else answers to the mouse"
        await pilot.press("escape")
        await is_asked(pilot, False)
        assert view(pilot).phase == "held"
        await pilot.press("2", "enter")
        await is_asked(pilot)
        await pilot.press("right", "right", "enter")
        await until(pilot, lambda: view(pilot).phase == "down")
        assert list(view(pilot).work.sure.values()) == ["fairly"]
        await pilot.press("enter", "3", "enter")
        await is_asked(pilot)
        await click(pilot, ("button", "sure_number(3)"))
        await until(pilot, lambda: view(pilot).phase == "down")
        await pilot.press("enter", "3", "enter")
        await is_asked(pilot)
        await pilot.press("1")
        await until(pilot, lambda: len(view(pilot).work.earlier) == 1)
    (attempt,) = attempts(folder, "cases")
    assert list(attempt.sure.values()) == ["fairly", "guessing", "sure"]


async def test_a_check_and_a_choice_wait_for_it_in_a_small_window(folder: Path, clock: FakeClock) -> None:
    player = start(folder, clock)
    player.choose("sure", "on")
    async with at(folder, clock, "build", (40, 12)) as pilot:
        await pilot.press("enter", "down", "enter", "c")
        await is_asked(pilot)
        assert "How sure are you?" in words(pilot)
        await pilot.press("2")
        await until(pilot, lambda: len(view(pilot).work.earlier) == 1)
        await lesson_screen(pilot).go_to(lesson_screen(pilot).lesson_player.lesson.place_of("which") or 0)
        await until_at(pilot, "which")
        await pilot.press("1", "2", "c")
        await is_asked(pilot)
        await pilot.press("3")
        await until(pilot, lambda: len(view(pilot).work.earlier) == 1)
        assert not view(pilot).asked
    assert [attempts(folder, step)[0].sure for step in ("build", "which")] == [{"": "fairly"}, {"": "guessing"}]
