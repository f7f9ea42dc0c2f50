"""Pictures of a few screens of a trainer, compared with those that were looked at; as in tests/tui/test_pictures.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.cohorts.model import Assigned, Member
from copro_tui.tui.trainer.distribution import DistributionScreen
from copro_tui.tui.trainer.group import GroupScreen
from copro_tui.tui.widgets.distribution_view import DistributionView
from tests.cohorts.groups import repository_of
from tests.tui.pilots import the, until, until_on, until_said
from tests.tui.test_pictures import Snap
from tests.tui.trainer.services import FIVE, LINE, course_in, group, trainer_of, until_entry, workshop_of

NAMES = (*FIVE, "Farida", "Gwen")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = course_in(tmp_path / "course")
    group(folder, *NAMES, modules=[Assigned("what", due="2026-01-31"), Assigned("when")], workshop="2026-02-14")
    repository_of(folder).change("spring", lambda now: now.with_members([Member("f" * 32, "Huw")]))
    return folder


def test_the_grid(snap_compare: Snap, folder: Path) -> None:
    async def opened(pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        await until_on(pilot, GroupScreen)
        await until_entry(pilot, "members")

    assert snap_compare(trainer_of(folder), terminal_size=(80, 24), run_before=opened)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80", "120"])
def test_a_spread_on_the_spectrum_with_the_answer(snap_compare: Snap, folder: Path, size: tuple[int, int]) -> None:
    async def answered(pilot: Pilot[None]) -> None:
        await until_on(pilot, DistributionScreen)
        await until(pilot, lambda: "garden" in the(pilot, DistributionView).stops())
        the(pilot, DistributionView).current = "garden"
        await pilot.press("a")
        await until_said(pilot, "7 of 8 have answered", "Both sides dig.")
        await pilot.pause()

    assert snap_compare(workshop_of(folder, LINE), terminal_size=size, run_before=answered)
