"""Until when a cohort is kept, on the screen: the day, what there is, and removing it once it is due."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.cohorts.inbox import collect
from copro_tui.tui.trainer.cohorts import CohortsScreen
from copro_tui.tui.trainer.group import GroupScreen
from copro_tui.tui.trainer.keeping import KeepingScreen
from copro_tui.tui.widgets.menu import Menu
from tests.cohorts.groups import a_cohort, repository_of
from tests.tui.pilots import shown, the, until, until_on, until_said, until_shown
from tests.tui.trainer.services import Hand, at_the_cohorts, at_the_group, either_hand, group, line_of, sent


async def test_the_day_is_set_on_the_screen_of_a_cohort_and_taken_back(folder: Path) -> None:
    group(folder, "Ann")
    hand = Hand(mouse=False)
    async with at_the_group(folder) as pilot:
        assert line_of(shown(pilot), "Until when it is kept").endswith("no end is set")
        await hand.open(pilot, "keeping")
        screen = await until_on(pilot, KeepingScreen)
        await until_said(pilot, "No end is set for keeping", "The names in the cohort's file: 1 person")
        await hand.type(pilot, "keep-until", "30 Feb")
        await until_said(pilot, "“30 Feb” is not a day.")
        await hand.open(pilot, "save")
        assert repository_of(folder).open("spring").keep_until == ""
        screen.query_one("#keep-until").value = ""  # type: ignore[attr-defined]
        await hand.type(pilot, "keep-until", "31 Mar")
        await until_shown(pilot, "31 March 2026, in 85 days")
        await hand.open(pilot, "save")
        await until_said(pilot, "What is collected of “spring” is kept until 31 March 2026.")
        assert the(pilot, Menu).stops() == ["save"]
        await hand.leave(pilot)
        await until_on(pilot, GroupScreen)
        await until(pilot, lambda: line_of(shown(pilot), "Until when it is kept").endswith("31 March 2026"))
        assert repository_of(folder).open("spring").keep_until == "2026-03-31"
        await hand.open(pilot, "keeping")
        screen = await until_on(pilot, KeepingScreen)
        screen.query_one("#keep-until").value = ""  # type: ignore[attr-defined]
        await hand.open(pilot, "save")
        await until_said(pilot, "No end is set")
    assert repository_of(folder).open("spring").keep_until == ""


@either_hand
async def test_the_list_says_when_a_cohort_is_due_and_leads_to_what_goes(
    folder: Path, tmp_path: Path, hand: Hand
) -> None:
    cohort = group(folder, "Ann", keep_until="2026-01-04")
    repository_of(folder).create(a_cohort(id="summer", keep_until="2026-01-05"))
    list(collect(repository_of(folder), "spring", [sent(tmp_path, cohort, "Ben")]))
    async with at_the_cohorts(folder) as pilot:
        await until_shown(pilot, "Its work was to be kept until 4 January 2026: tidy it now")
        assert the(pilot, Menu).stops() == ["spring", "tidy:spring", "summer", CohortsScreen.NEW]
        await hand.open(pilot, "tidy:spring")
        await until_on(pilot, KeepingScreen)
        await until_said(pilot, "What 1 person sent", "The names in the cohort's file: 2 people")
        assert the(pilot, Menu).current == "save"  # pressing Enter twice removes nothing
        await hand.open(pilot, "tidy")
        await until_on(pilot, CohortsScreen)
        await until_said(pilot, "is there still, without its people.")
        await until(pilot, lambda: the(pilot, Menu).stops() == ["spring", "summer", CohortsScreen.NEW])
        assert line_of(shown(pilot), "▶ Spring group").endswith("0 people")
    after = repository_of(folder).open("spring")
    assert (after.members, [one.people for one in after.tidied]) == ((), [2])
    assert list(repository_of(folder).collected_folder(after).glob("*.json")) == []


async def test_what_cannot_be_removed_is_said_and_stays_listed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cohort = group(folder, "Ann", keep_until="2026-01-04")
    list(collect(repository_of(folder), "spring", [sent(tmp_path, cohort, "Ben")]))
    (path,) = repository_of(folder).collected_folder(cohort).glob("*.json")
    real = Path.unlink

    def fails(which: Path, **more: bool) -> None:
        if which == path:
            raise PermissionError(13, "Permission denied")
        real(which, **more)

    monkeypatch.setattr(Path, "unlink", fails)
    async with at_the_group(folder) as pilot:
        assert line_of(shown(pilot), "Until when it is kept").endswith("was to go after 4 January 2026")
        await Hand(mouse=False).open(pilot, "keeping")
        await until_on(pilot, KeepingScreen)
        await Hand(mouse=False).open(pilot, "tidy")
        await until_said(pilot, "could not be removed (Permission denied). Mend that, and tidy again.")
        assert "What 1 person sent" in shown(pilot)
        assert "The names" not in shown(pilot)
        monkeypatch.setattr(Path, "unlink", real)
        await Hand(mouse=False).open(pilot, "tidy")
        await until_on(pilot, GroupScreen)
    assert not path.exists()
