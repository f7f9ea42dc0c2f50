"""What the keys of an exercise do: moving, undoing, hints, trying again, being shown, jumping."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.steps import StepsScreen
from copro_tui.tui.widgets import Board
from copro_tui.tui.widgets.key_line import KeyLine
from copro_tui.tui.widgets.menu import Menu
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import open_store, start
from tests.tui.hands import answer, take_up
from tests.tui.pilots import (
    choose,
    click,
    click_key,
    drag,
    lesson_screen,
    place_of,
    running,
    shown,
    the,
    until,
    until_on,
    until_shown,
    words,
)


@asynccontextmanager
async def at(folder: Path, clock: FakeClock, step: str, size: tuple[int, int] = (80, 40)) -> AsyncIterator[Pilot[None]]:
    """Ann at a step of the lesson with every kind."""
    start(folder, clock).sit_down(FIRST, step)
    async with running(folder, clock, size=size) as pilot:
        await pilot.press("enter")
        await until_on(pilot, LessonScreen)
        await until_shown(pilot, "step ")
        assert lesson_screen(pilot).sitting.step.id == step
        yield pilot


def keys(pilot: Pilot[None]) -> set[str]:
    return {binding.description for _key, binding in the(pilot, KeyLine).shown()}


def feedback(pilot: Pilot[None]) -> object:
    return lesson_screen(pilot).sitting.view().feedback


async def check(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await until(pilot, lambda: feedback(pilot) and "Try again" in keys(pilot))


# -- ladders ------------------------------------------------------------------------------------------------------


async def test_a_rung_is_lifted_moved_and_dropped_and_shows_it(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        first, second, *rest = list(answer(pilot))
        await pilot.press("space")
        await until_shown(pilot, "▲", "▼", "◂ lifted")
        await pilot.press("down")
        assert answer(pilot) == [second, first, *rest]
        await pilot.press("end")
        assert answer(pilot) == [second, *rest, first]
        await pilot.press("space")
        await until(pilot, lambda: "lifted" not in shown(pilot))
        await pilot.press("up")
        assert answer(pilot) == [second, *rest, first]
        assert the(pilot, Board).current == rest[-1]


async def test_moving_beyond_the_ends_stays_on_the_ladder(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        order = answer(pilot)
        await pilot.press("shift+up", "up", "up")
        assert answer(pilot) == order
        await pilot.press("end", "shift+down", "down")
        assert answer(pilot) == order


async def test_every_change_is_undone_one_by_one(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        orders = [answer(pilot)]
        for key in ("shift+down", "shift+down", "shift+up"):
            await pilot.press(key)
            orders.append(answer(pilot))
        assert len({tuple(order) for order in orders}) == 3
        for order in reversed(orders[:-1]):
            await pilot.press("u")
            assert answer(pilot) == order
        await pilot.press("u")
        assert answer(pilot) == orders[0]


async def test_a_rung_is_dragged_to_its_place(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        order = list(answer(pilot))
        await drag(pilot, ("item", order[0]), ("item", order[3]))
        assert answer(pilot) == [*order[1:], order[0]]
        assert the(pilot, Board).current == order[0]
        assert "lifted" not in shown(pilot)
        await drag(pilot, ("item", order[0]), ("item", order[1]))
        assert answer(pilot) == order


async def test_a_click_takes_a_rung_up_without_moving_it(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        order = list(answer(pilot))
        await click(pilot, ("item", order[2]))
        assert the(pilot, Board).current == order[2]
        assert answer(pilot) == order


async def test_a_checked_ladder_shows_each_move_and_the_reason_of_the_rung_in_hand(
    folder: Path, clock: FakeClock
) -> None:
    async with at(folder, clock, "build") as pilot:
        for place, item in enumerate(["telling", "leading", "sharing", "asking"]):
            await take_up(pilot, item)
            await pilot.press(*["shift+up"] * (list(answer(pilot)).index(item) - place))
        await check(pilot)
        assert "3 of 4 are in a consistent order.  (0 %)" in shown(pilot)
        assert "Move “Telling” down 3 places." in shown(pilot)
        lines = {line.split("╠═")[1].split()[0]: line for line in shown(pilot).split("\n") if "╠═" in line}
        assert "↓3 to 1" in lines["Telling"]
        assert all("✓" in lines[name] for name in ("Leading", "Sharing", "Asking"))
        await take_up(pilot, "sharing")
        await until_shown(pilot, "People decide together with others.")
        before = answer(pilot)
        await pilot.press("shift+up", "space", "up")
        assert answer(pilot) == before
        await drag(pilot, ("item", "telling"), ("item", "asking"))
        assert answer(pilot) == before


async def test_a_right_ladder_shows_its_bands(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        for place, item in enumerate(["leading", "sharing", "asking", "telling"]):
            await take_up(pilot, item)
            await pilot.press(*["shift+up"] * (list(answer(pilot)).index(item) - place))
        await check(pilot)
        await until_shown(pilot, "All 4 are in the right order.  (100 %)", "╮ Above", "╮ Below")


# -- placing ------------------------------------------------------------------------------------------------------


async def test_a_case_is_moved_along_by_the_arrow_keys(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "own") as pilot:
        item = the(pilot, Board).current
        places = []
        for key in ("right", "right", "right", "right", "left", "left", "left"):
            await pilot.press(key)
            places.append(answer(pilot)[item])  # type: ignore[call-overload, index]
        assert places == ["doing-to", "doing-for", "doing-with", "doing-with", "doing-for", "doing-to", "doing-to"]
        await pilot.press("backspace")
        assert answer(pilot) == {}


async def test_a_cases_number_is_dragged_to_a_point_of_the_line(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "own") as pilot:
        assert "○" in shown(pilot)
        await drag(pilot, ("item", "bad-day"), ("target", "doing-for"))
        assert answer(pilot) == {"bad-day": "doing-for"}
        await drag(pilot, ("item", "bad-day"), ("target", "doing-with"))
        assert answer(pilot) == {"bad-day": "doing-with"}


async def test_a_number_places_the_case_and_takes_up_the_next(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        board = the(pilot, Board)
        first, second, third = board.stops()
        await pilot.press("2")
        assert board.current == second
        await pilot.press("down", "3")
        assert answer(pilot) == {first: "asking", third: "sharing"}
        assert board.current == second
        await pilot.press("9", "0")
        assert answer(pilot) == {first: "asking", third: "sharing"}


async def test_what_still_waits_is_said_and_nothing_is_marked(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        await pilot.press("2", "enter")
        await until_shown(pilot, "2 are still waiting to be placed.")
        assert feedback(pilot) is None


async def test_a_checked_case_shows_what_was_given_what_is_right_and_why(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        for item, number in (("letter", "1"), ("survey", "4"), ("board", "4")):
            await take_up(pilot, item)
            await pilot.press(number)
        await check(pilot)
        assert "1 of 3 exactly right, 1 close to it.  (50 %)" in words(pilot).replace(" (", "  (")
        for item, texts in {
            "letter": ("✓ Telling", "Nothing can be changed any more."),
            "survey": ("✗ You: Leading. Here: Asking.", "To be heard is not to decide."),
            "board": ("~ You: Leading. Here: Sharing.", "Contested. These can be defended: Sharing, Leading."),
        }.items():
            await take_up(pilot, item)
            await until(pilot, lambda texts=texts: all(text in words(pilot) for text in texts))


@pytest.mark.parametrize("step", ["voices", "groups"])
async def test_a_checked_pair_or_group_is_marked(folder: Path, clock: FakeClock, step: str) -> None:
    async with at(folder, clock, step) as pilot:
        exercise = lesson_screen(pilot).sitting.step
        solution = exercise.solution()  # type: ignore[union-attr]
        wrong = next(iter(solution))
        for item, target in solution.items():
            await click(pilot, ("item", item))
            other = next(one.id for one in exercise.targets if one.id != target)  # type: ignore[union-attr]
            await click(pilot, ("target", other if item == wrong else target))
        await check(pilot)
        board = the(pilot, Board)
        for item in solution:
            (number,) = [place + 1 for place, one in enumerate(board.stops()) if one == item]
            assert f"{'✗' if item == wrong else '✓'}{number}" in shown(pilot)


# -- choosing -----------------------------------------------------------------------------------------------------


async def test_boxes_are_ticked_and_unticked_by_space_number_and_mouse(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "which") as pilot:
        first, second, *_rest = the(pilot, Board).stops()
        await pilot.press("space", "2")
        assert answer(pilot) == [first, second]
        assert shown(pilot).count("[x]") == 2
        await pilot.press("2")
        assert answer(pilot) == [first]
        await click(pilot, ("item", first))
        assert answer(pilot) == []
        await pilot.press("enter")
        await until_shown(pilot, "Choose at least one option first.")


async def test_a_checked_choice_says_which_was_right_and_why(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "which") as pilot:
        await click(pilot, ("item", "tea"))
        await click(pilot, ("item", "vote"))
        await check(pilot)
        lines = shown(pilot).split("\n")
        assert any("[x] ✗ A cup of tea" in line for line in lines)
        assert any("[x] ✓ A binding vote (right)" in line for line in lines)
        assert any("[ ] ✗ A right to say no (right)" in line for line in lines)
        await take_up(pilot, "tea")
        await until_shown(pilot, "It is kind.")


# -- hint, again, show me, jump -----------------------------------------------------------------------------------


async def test_a_hint_is_shown_and_recorded(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        assert not pilot.app.screen.query_one("#hint", Static).display
        await pilot.press("h")
        await until_shown(pilot, "Hint: Who decides?")
        await check(pilot)
    attempts = open_store(folder, clock).record.standing(f"{FIRST}/build")
    assert attempts.tries == 1
    assert '"hinted":true' in open_store(folder, clock).path.read_text(encoding="utf-8")


async def test_one_may_try_again_and_be_shown_after_two_tries(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        await pilot.press("s")
        assert feedback(pilot) is None
        for _try in range(2):
            assert "Show me" not in keys(pilot)
            await check(pilot)
            before = answer(pilot)
            await pilot.press("t")
            await until(pilot, lambda: feedback(pilot) is None and "Check" in keys(pilot))
            assert answer(pilot) == before
            await pilot.press("shift+down")
            assert answer(pilot) != before
        await until(pilot, lambda: "Show me" in keys(pilot))
        await click_key(pilot, "Show me")
        await until_shown(pilot, "This is the course's answer.")
        assert answer(pilot) == ["leading", "sharing", "asking", "telling"]
    standing = open_store(folder, clock).record.standing(f"{FIRST}/build")
    assert (standing.shown, standing.best) != (True, 1)


async def test_a_step_is_jumped_to_by_keys_and_by_mouse(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        await pilot.press("j")
        await until_on(pilot, StepsScreen)
        assert the(pilot, Menu).current == "1"
        assert "Which of these share power?" in shown(pilot)
        await pilot.press("down", "down", "enter")
        await until_shown(pilot, "Who is speaking?")
        await click_key(pilot, "Jump")
        await until_on(pilot, StepsScreen)
        await choose(pilot, "5")
        await until_shown(pilot, "Which of these share power?")
        await pilot.press("j")
        await until_on(pilot, StepsScreen)
        await pilot.press("escape")
        await until_on(pilot, LessonScreen)
        assert lesson_screen(pilot).sitting.place == 5


async def test_the_cursor_stands_on_what_is_in_hand(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        for key in ("down", "down", "shift+up"):
            await pilot.press(key)
            board = the(pilot, Board)
            assert board.current is not None
            spot = board.content_region.offset + place_of(board, ("item", board.current))
            await until(pilot, lambda spot=spot: pilot.app.cursor_position.y == spot.y)


async def test_what_is_in_hand_is_scrolled_into_view(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "which", size=(40, 12)) as pilot:
        board = the(pilot, Board)
        for key in ("end", "home"):
            await pilot.press(key)
            await until(
                pilot,
                lambda: (
                    pilot.app.screen.query_one("#body").region.contains(*pilot.app.cursor_position)
                    and board.current == board.stops()[-1 if key == "end" else 0]
                ),  # noqa: B023
            )
