"""A trainer's search: cohorts, their exercises and their members, on the screen that learners have."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.tui.screens.search import SearchScreen
from copro_tui.tui.trainer.cohorts import CohortsScreen
from copro_tui.tui.trainer.group import GroupScreen
from tests.tui.pilots import until_on, until_said, until_shown
from tests.tui.trainer.services import at_the_cohorts, group


@pytest.mark.parametrize("key", ["slash", "f9"])
async def test_a_cohort_is_found_and_opened(folder: Path, key: str) -> None:
    group(folder, "Ann", id="autumn", name="The autumn group")
    async with at_the_cohorts(folder) as pilot:
        await until_on(pilot, CohortsScreen)
        await pilot.press(key, *"autumn")
        await until_on(pilot, SearchScreen)
        await until_shown(pilot, "Cohorts and exercises", "▶ The autumn group")
        await pilot.press("enter")
        await until_on(pilot, GroupScreen)
        await pilot.press("slash", *"ann")
        await until_shown(pilot, "People", "Ann")


async def test_a_slip_is_met_with_the_word_that_was_meant(folder: Path) -> None:
    group(folder, "Ann", id="autumn", name="The autumn group")
    async with at_the_cohorts(folder) as pilot:
        await until_on(pilot, CohortsScreen)
        await pilot.press("slash", *"autum", "m")
        await until_said(pilot, "Nothing found for “autumm”. Did you mean autumn?")
