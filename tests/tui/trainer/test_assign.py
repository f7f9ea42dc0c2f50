"""Assigning modules by the form: what is ticked, the days as people write them, and the cohort's file afterwards."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.cohorts.model import Assigned
from copro_tui.tui.trainer.assign import AssignScreen
from copro_tui.tui.trainer.group import GroupScreen
from tests.cohorts.groups import a_cohort, repository_of
from tests.tui.pilots import shown, until, until_on, until_said, until_shown
from tests.tui.trainer.services import Hand, at_the_group, either_hand, line_of


@asynccontextmanager
async def at_the_form(folder: Path, hand: Hand, *modules: Assigned) -> AsyncIterator[Pilot[None]]:
    repository_of(folder).create(a_cohort(modules=modules))
    async with at_the_group(folder) as pilot:
        await hand.key(pilot, "k", "Assign modules")
        await until_on(pilot, AssignScreen)
        await until_shown(pilot, "Which modules?", "Take back what is ticked")
        yield pilot


def assigned(folder: Path) -> tuple[Assigned, ...]:
    return repository_of(folder).open("spring").modules


@pytest.mark.parametrize(
    ("hand", "due", "understood", "day"),
    [
        (Hand(mouse=True), "31 Jan", "31 January 2026, in 26 days", "2026-01-31"),
        (Hand(mouse=False), "31 Jan", "31 January 2026, in 26 days", "2026-01-31"),
        (Hand(mouse=False), "2026-01-06", "6 January 2026, in 1 day", "2026-01-06"),
        (Hand(mouse=False), "5 January", "5 January 2026, in 0 days", "2026-01-05"),
        (Hand(mouse=False), "4 Jan", "4 January 2027, in 364 days", "2027-01-04"),
        (Hand(mouse=False), "4 Jan 2026", "4 January 2026, 1 day ago", "2026-01-04"),
    ],
)
async def test_a_day_is_understood_and_written(folder: Path, hand: Hand, due: str, understood: str, day: str) -> None:
    async with at_the_form(folder, hand) as pilot:
        await hand.type(pilot, "due", due)
        await until_shown(pilot, understood)
        await hand.open(pilot, "module:what")
        await until_shown(pilot, "[x] WHAT")
        await hand.open(pilot, "assign")
        await until_on(pilot, GroupScreen)
        await until_shown(pilot, "1 module assigned.")
        await until(pilot, lambda: "due" in line_of(shown(pilot), "What it is"))
    assert assigned(folder) == (Assigned("what", due=day),)


@pytest.mark.parametrize("field", ["due", "opens"])
async def test_a_day_that_is_not_understood_is_said_while_it_is_typed(folder: Path, field: str) -> None:
    hand = Hand(mouse=False)
    async with at_the_form(folder, hand) as pilot:
        await hand.type(pilot, field, "31 Feb")
        await until_said(pilot, "“31 Feb” is not a day. Write the day first, then the month: “31 Jan”")
        await pilot.press(*["backspace"] * 3, "J", "a", "n")
        await until_shown(pilot, "31 January 2026, in 26 days")
        assert "is not a day" not in shown(pilot)
        await pilot.press(*["backspace"] * 6)
        await until(pilot, lambda: "31 January" not in shown(pilot))
        assert "is not a day" not in shown(pilot)


@either_hand
async def test_several_modules_that_open_some_day_and_are_optional(folder: Path, hand: Hand) -> None:
    async with at_the_form(folder, hand) as pilot:
        await hand.type(pilot, "due", "31 Jan")
        await hand.type(pilot, "opens", "10 Jan")
        for entry in ("module:when", "module:what", "required"):
            await hand.open(pilot, entry)
        await until_shown(pilot, "[x] WHAT", "[x] WHEN", "[ ] Required")
        await hand.open(pilot, "assign")
        await until_on(pilot, GroupScreen)
        await until_shown(pilot, "2 modules assigned.")
    days = {"opens": "2026-01-10", "due": "2026-01-31"}
    assert assigned(folder) == (Assigned("what", **days, required=False), Assigned("when", **days, required=False))


@either_hand
@pytest.mark.parametrize(
    ("due", "opens", "said"),
    [
        ("whenever", "", "“whenever” is not a day. Write the day first, then the month"),
        ("", "2026-02-30", "“2026-02-30” is not a day."),
        ("31 Jan", "1 Feb", "It would be due before it opens."),
    ],
)
async def test_days_that_cannot_be_are_said_and_nothing_is_written(
    folder: Path, hand: Hand, due: str, opens: str, said: str
) -> None:
    async with at_the_form(folder, hand) as pilot:
        await hand.type(pilot, "due", due)
        await hand.type(pilot, "opens", opens)
        await hand.open(pilot, "module:what")
        await hand.open(pilot, "assign")
        await until_said(pilot, said)
        assert isinstance(pilot.app.screen, AssignScreen)
        assert "[x] WHAT" in shown(pilot)
    assert assigned(folder) == ()


@either_hand
@pytest.mark.parametrize("entry", ["assign", "back"])
async def test_nothing_is_done_where_nothing_is_ticked(folder: Path, hand: Hand, entry: str) -> None:
    async with at_the_form(folder, hand, Assigned("what")) as pilot:
        await hand.open(pilot, "module:what")
        await hand.open(pilot, "module:what")
        await hand.open(pilot, entry)
        await until_said(pilot, "Nothing is ticked. Tick something with Enter or a click.")
    assert assigned(folder) == (Assigned("what"),)


@either_hand
async def test_a_module_is_taken_back(folder: Path, hand: Hand) -> None:
    async with at_the_form(folder, hand, Assigned("what", due="2026-01-31"), Assigned("when", required=False)) as pilot:
        assert line_of(shown(pilot), "WHAT").endswith("due 31 January 2026")
        assert line_of(shown(pilot), "WHEN").endswith("assigned, optional")
        await hand.open(pilot, "module:what")
        await hand.open(pilot, "back")
        await until_on(pilot, GroupScreen)
        await until_shown(pilot, "1 module taken back.")
    assert assigned(folder) == (Assigned("when", required=False),)


@either_hand
async def test_leaving_the_form_changes_nothing(folder: Path, hand: Hand) -> None:
    async with at_the_form(folder, hand) as pilot:
        await hand.type(pilot, "due", "31 Jan")
        await hand.open(pilot, "module:what")
        await hand.leave(pilot)
        await until_on(pilot, GroupScreen)
    assert assigned(folder) == ()


async def test_a_new_day_takes_the_place_of_the_old_one(folder: Path) -> None:
    hand = Hand(mouse=False)
    async with at_the_form(folder, hand, Assigned("what", due="2026-01-31"), Assigned("when")) as pilot:
        await hand.type(pilot, "due", "1 Mar")
        await hand.open(pilot, "module:what")
        await hand.open(pilot, "assign")
        await until_on(pilot, GroupScreen)
    assert assigned(folder) == (Assigned("what", due="2026-03-01"), Assigned("when"))


async def test_a_cohort_whose_file_breaks_meanwhile_is_said_on_the_form(folder: Path) -> None:
    hand = Hand(mouse=False)
    async with at_the_form(folder, hand) as pilot:
        repository_of(folder).path("spring").write_text("id: [", encoding="utf-8")
        await hand.open(pilot, "module:what")
        await hand.open(pilot, "assign")
        await until_said(pilot, "progress/cohorts/spring.yaml:")
        assert isinstance(pilot.app.screen, AssignScreen)
    assert repository_of(folder).path("spring").read_text(encoding="utf-8") == "id: ["


@either_hand
async def test_a_review_is_asked_for_and_taken_back(folder: Path, hand: Hand) -> None:
    async with at_the_form(folder, hand) as pilot:
        await hand.open(pilot, "review")
        await hand.open(pilot, "assign")
        await until_said(pilot, "A review needs a day by which it is due.")
        await hand.type(pilot, "due", "31 Jan")
        await hand.open(pilot, "assign")
        await until_on(pilot, GroupScreen)
        await until_shown(pilot, "review by 31 January 2026")
        assert repository_of(folder).open("spring").review == "2026-01-31"
        await hand.open(pilot, "assign")
        await until_on(pilot, AssignScreen)
        await hand.open(pilot, "review")
        await hand.open(pilot, "back")
        await until_said(pilot, "No review is asked for any more.")
    assert repository_of(folder).open("spring").review == ""
