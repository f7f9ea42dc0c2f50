"""Building an order: picked up, moved, put down, checked only when asked; first which are in place, then where."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.exercises import Order
from tests.clock import FakeClock
from tests.tui.hands import answer, at, board, check, exercise_of, keys, order_by_keys, shown_phase, view, walk_to
from tests.tui.pilots import click, drag, lesson_screen, shown, until, until_said, until_shown, words

RIGHT = ["leading", "sharing", "asking", "telling"]


def order(pilot: object) -> list[str]:
    return list(answer(pilot))  # type: ignore[arg-type]


async def test_a_rung_is_picked_up_moved_and_put_down_and_shows_it(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        first, second, *rest = order(pilot)
        name = first.capitalize()
        await until_said(pilot, "Nothing moved yet. Enter picks one up.")
        await pilot.press("enter")
        await until_said(
            pilot, "▲", "▼", "now rung 4", f"{name} is in your hand. Enter puts it down, Esc sends it back."
        )
        await until(pilot, lambda: "Put down" in keys(pilot) and "Pick up" not in keys(pilot))
        await pilot.press("down")
        assert order(pilot) == [second, first, *rest]
        await pilot.press("end")
        assert order(pilot) == [second, *rest, first]
        await pilot.press("home", "end", "enter")
        await until(pilot, lambda: "▲" not in shown(pilot) and "Pick up" in keys(pilot))
        await pilot.press("up")
        assert order(pilot) == [second, *rest, first]
        assert board(pilot).current == rest[-1]


async def test_an_untouched_order_is_never_checked(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        await pilot.press("c")
        await until_said(pilot, "Nothing moved yet.")
        await pilot.press("enter", "enter", "c")
        await click(pilot, ("button", "screen.check"))
        assert (view(pilot).work.earlier, view(pilot).standing.tries) == ((), 0)


@pytest.mark.criterion("3.2.2")
async def test_enter_never_checks(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        await pilot.press("enter", "down", *["enter"] * 7)
        assert (view(pilot).work.earlier, shown_phase(pilot)) == ((), "open")


async def test_moving_beyond_the_ends_stays_on_the_ladder(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        before = order(pilot)
        await pilot.press("shift+up", "up", "up")
        assert order(pilot) == before
        await pilot.press("end", "shift+down", "down")
        assert order(pilot) == before


async def test_a_digit_sends_a_rung_to_its_place_in_hand_or_not(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        first, *rest = order(pilot)
        await pilot.press("1")
        assert order(pilot) == [*rest, first]
        await pilot.press("enter", "4")
        assert order(pilot) == [first, *rest]
        await pilot.press("9")
        assert order(pilot) == [first, *rest]


@pytest.mark.criterion("3.3.4")
async def test_every_change_is_undone_one_by_one(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        orders = [answer(pilot)]
        for key in ("shift+down", "shift+down", "1"):
            await pilot.press(key)
            orders.append(answer(pilot))
        assert len({tuple(order) for order in orders}) == 4
        for before in reversed(orders[:-1]):
            await pilot.press("u")
            assert answer(pilot) == before
        await pilot.press("u")
        assert answer(pilot) == orders[0]


@pytest.mark.criterion("2.5.7")
async def test_a_rung_is_moved_by_its_signs_by_another_rung_and_by_dragging(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        a, b, c, d = order(pilot)
        await click(pilot, ("item", a))
        assert order(pilot) == [a, b, c, d]
        await click(pilot, ("target", "down"))
        assert order(pilot) == [b, a, c, d]
        await click(pilot, ("target", "up"))
        assert order(pilot) == [a, b, c, d]
        await click(pilot, ("item", d))
        assert order(pilot) == [b, c, d, a]
        await click(pilot, ("item", a))
        await until(pilot, lambda: "▲" not in shown(pilot))
        assert order(pilot) == [b, c, d, a]
        await drag(pilot, ("item", a), ("item", b))
        assert order(pilot) == [a, b, c, d]
        assert "▲" not in shown(pilot)


async def test_the_first_check_says_which_and_the_second_where(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        exercise = exercise_of(pilot)
        assert isinstance(exercise, Order)
        await order_by_keys(pilot, exercise, ["leading", "telling", "sharing", "asking"])
        await check(pilot)
        await until_said(pilot, "1 of 4 is in place.", "That one is fixed.", "✓ in place", "○ not yet")
        assert "belongs on" not in words(pilot)
        assert "People decide together with others." not in words(pilot)
        before = order(pilot)
        await walk_to(pilot, "leading")
        await pilot.press("enter")
        await until_said(pilot, "That one is in place, and stays there.")
        await pilot.press("2", "shift+down")
        await click(pilot, ("item", "leading"))
        assert order(pilot) == before
        assert "▲" not in shown(pilot)
        await walk_to(pilot, "asking")
        await pilot.press("enter", "up", "up", "enter", "c")
        await until(pilot, lambda: len(view(pilot).work.earlier) == 2)
        await until_said(pilot, "belongs on 3", "belongs on 2", "belongs on 1")
        await order_by_keys(pilot, exercise, RIGHT)
        await check(pilot)
        assert shown_phase(pilot) == "over"
        await until_said(pilot, "1 of 4 was in place at the first check; you needed 3.", "Above", "Below")


async def test_nothing_is_checked_twice_without_a_move(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        await pilot.press("shift+down")
        await check(pilot)
        await pilot.press("c", "c")
        await until_said(pilot, "Nothing has moved since you checked.")
        assert view(pilot).standing.tries == 1


async def test_c_in_hand_puts_down_and_checks(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        await pilot.press("enter", "down")
        await check(pilot)
        assert "▲" not in shown(pilot)


async def test_a_finished_ladder_shows_its_bands_and_the_reason_of_each(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        exercise = exercise_of(pilot)
        assert isinstance(exercise, Order)
        assert "Above" not in words(pilot)
        await order_by_keys(pilot, exercise, RIGHT)
        await check(pilot)
        await until_said(pilot, "All four are in place.", "Above", "Below")
        for rung, gloss in (("telling", "People are told what was decided."), ("leading", "People decide.")):
            await click(pilot, ("target", rung))
            await until_said(pilot, gloss)
        await pilot.press("1", "shift+up")
        assert order(pilot) == RIGHT
        await pilot.press("enter")
        await until(pilot, lambda: lesson_screen(pilot).lesson_player.step.id != "build")


async def test_the_answer_is_shown_after_two_checks(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        await pilot.press("a", "shift+down")
        await check(pilot)
        await pilot.press("a")
        assert shown_phase(pilot) != "over"
        await pilot.press("1")
        if view(pilot).phase == "marked":
            await pilot.press("4")
        await check(pilot)
        await pilot.press("a")
        await until_shown(pilot, "Here is our answer.")
        assert order(pilot) == RIGHT
