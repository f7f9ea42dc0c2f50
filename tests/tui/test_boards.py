"""The boards that exercises are answered on: ladders, lines, pairs, groups and boxes."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.exercises.placing import Placing
from copro_tui.tui.boards.base import Board
from tests.clock import FakeClock
from tests.tui.hands import answer, at, check, feedback, keys, placed, take_up
from tests.tui.pilots import (
    click,
    drag,
    lesson_screen,
    shown,
    the,
    until,
    until_said,
    until_shown,
    words,
)


async def test_a_rung_is_lifted_moved_and_dropped_and_shows_it(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        first, second, *rest = list(answer(pilot))
        await pilot.press("space")
        await until_shown(pilot, "▲", "▼", "◂ lifted")
        await until(pilot, lambda: "Drop" in keys(pilot) and "Lift" not in keys(pilot))
        await pilot.press("down")
        assert answer(pilot) == [second, first, *rest]
        await pilot.press("end")
        assert answer(pilot) == [second, *rest, first]
        await pilot.press("space")
        await until(pilot, lambda: "lifted" not in shown(pilot) and "Lift" in keys(pilot))
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


async def test_a_checked_ladder_shows_where_each_belongs_and_the_reason_of_the_rung_in_hand(
    folder: Path, clock: FakeClock
) -> None:
    async with at(folder, clock, "build") as pilot:
        for place, item in enumerate(["telling", "leading", "sharing", "asking"]):
            await take_up(pilot, item)
            await pilot.press(*["shift+up"] * (list(answer(pilot)).index(item) - place))
        await check(pilot)
        assert "Of 6 pairs, 3 are the right way round: no better than chance.  (0 %)" in shown(pilot)
        assert "Move “Telling” down 3 places." in shown(pilot)
        lines = {line.split("╠═")[1].split()[0]: line for line in shown(pilot).split("\n") if "╠═" in line}
        assert "↓3 to 1" in lines["Telling"]
        assert all(f"↑1 to {number}" in lines[name] for name, number in
                   (("Leading", 4), ("Sharing", 3), ("Asking", 2)))  # fmt: skip
        assert "✓" not in shown(pilot)
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
            places.append(placed(pilot)[str(item)])
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
        assert "1 of 3 exactly right, 1 close to it. (50 %)" in words(pilot)
        for item, texts in {
            "letter": ("✓ Telling", "Nothing can be changed any more."),
            "survey": ("✗ You chose “Leading”. It belongs to “Asking”.", "To be heard is not to decide."),
            "board": (
                "~ You chose “Leading”. It belongs to “Sharing”.",
                "Contested. These can be defended: Sharing, Leading.",
            ),
        }.items():
            await take_up(pilot, item)
            await until_said(pilot, *texts)


async def test_the_reasons_are_read_from_the_first_that_is_not_right(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        board = the(pilot, Board)
        places = {"letter": "1", "survey": "2", "board": "3"}  # all of them right
        second = board.stops()[1]
        for item, number in {**places, second: "1" if second != "letter" else "4"}.items():
            await take_up(pilot, item)
            await pilot.press(number)
        await pilot.press("end")
        assert "Read why" not in keys(pilot)
        await check(pilot)
        assert board.current == second
        await until(pilot, lambda: "Read why" in keys(pilot) and "Move" not in keys(pilot))
        for key, place in (("down", 2), ("up", 1), ("left", 0), ("right", 1)):
            await pilot.press(key)
            assert board.current == board.stops()[place]
        await pilot.press("f1")
        await until_shown(pilot, "Help", "↑↓           Read why")


async def test_where_all_is_right_the_reasons_are_read_from_the_first(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        for item, number in {"letter": "1", "survey": "2", "board": "3"}.items():
            await take_up(pilot, item)
            await pilot.press(number)
        await pilot.press("end")
        await check(pilot)
        assert the(pilot, Board).current == the(pilot, Board).stops()[0]


async def test_what_still_waits_is_in_hand_on_coming_back(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        first, second, third = the(pilot, Board).stops()
        await pilot.press("2", "n", "b")
        await until(pilot, lambda: the(pilot, Board).has_focus)
        assert the(pilot, Board).current == second
        await pilot.press("3")
        assert answer(pilot) == {first: "asking", second: "sharing"}
        assert the(pilot, Board).current == third


@pytest.mark.parametrize("step", ["voices", "groups"])
async def test_a_checked_pair_or_group_is_marked(folder: Path, clock: FakeClock, step: str) -> None:
    async with at(folder, clock, step) as pilot:
        exercise = lesson_screen(pilot).lesson_player.step
        assert isinstance(exercise, Placing)
        solution = {case.id: case.best or "" for case in exercise.cases}
        wrong = next(iter(solution))
        for item, target in solution.items():
            await click(pilot, ("item", item))
            other = next(one.id for one in exercise.places if one.id != target)
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
        assert "Read why" in keys(pilot)
        assert "Choose" not in keys(pilot)
        assert any("[x] ✓ A binding vote (right)" in line for line in lines)
        assert any("[ ] ! A right to say no (right, missed)" in line for line in lines)
        assert "You ticked 1 of the 2 that are right, and 1 that is not." in shown(pilot)
        (other,) = [line for line in lines if "[ ]" in line and "!" not in line]
        assert not set("✓✗~·") & set(other)
        await take_up(pilot, "tea")
        await until_shown(pilot, "It is kind.")
