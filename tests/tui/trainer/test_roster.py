"""Who is expected: read in from a table, matched, and taken back, with either hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from copro_tui.cohorts.roster_file import open_roster
from copro_tui.tui.trainer.group import GroupScreen
from copro_tui.tui.trainer.matching import MatchingScreen
from copro_tui.tui.trainer.roster import RosterScreen
from tests.cohorts.groups import repository_of
from tests.tui.pilots import shown, the, until, until_on, until_said, until_shown
from tests.tui.trainer.services import Hand, at_the_group, either_hand, group

PEOPLE = "number,name,email\n101,Ann,ann@example.org\n102,Benedict Jones,\n103,Cai,\n"


def matched(folder: Path) -> dict[str, str]:
    """The numbers by the names of those who are matched."""
    repository = repository_of(folder)
    known = {one.id: one.name for one in repository.open("spring").members}
    return {known[learner]: one.number for learner, one in open_roster(repository, "spring").by_learner.items()}


async def read_in(pilot: Pilot[None], hand: Hand, path: Path) -> None:
    await hand.open(pilot, "roster")
    await until_on(pilot, RosterScreen)
    await until_said(pilot, "Nobody is in the roster yet.")
    the(pilot, Input).value = str(path)
    await hand.open(pilot, "read")
    await until_said(pilot, "In the roster: 3 people. New: 3. Changed: 0.")


@either_hand
async def test_people_are_read_in_and_matched_and_one_is_taken_back(folder: Path, hand: Hand) -> None:
    cohort = group(folder, "Ann", "Ben")
    ann, ben = (one.id for one in cohort.members)
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    async with at_the_group(folder, (80, 50)) as pilot:
        await read_in(pilot, hand, folder / "people.csv")
        await hand.open(pilot, "alike")
        await until_said(pilot, "Matched: 1 person.", "101 Ann")
        assert matched(folder) == {"Ann": "101"}
        await hand.open(pilot, f"member:{ben}")
        await until_on(pilot, MatchingScreen)
        await until_said(pilot, "Who of the roster is Ben?", "103 Cai")
        await hand.type(pilot, "find", "jones")
        await until(pilot, lambda: "Cai" not in shown(pilot))
        await hand.open(pilot, "number:102")
        await until_on(pilot, RosterScreen)
        await until_said(pilot, "Ben is 102.", "102 Benedict Jones", "Matched: 2 people.")
        assert matched(folder) == {"Ann": "101", "Ben": "102"}
        await hand.open(pilot, f"member:{ann}")
        await until_on(pilot, MatchingScreen)
        await until_said(pilot, "Ann is 101 Ann.")
        await hand.open(pilot, "back")
        await until_on(pilot, RosterScreen)
        await until_said(pilot, "Ann is not matched any more.")
        assert matched(folder) == {"Ben": "102"}
        await hand.leave(pilot)
        await until_on(pilot, GroupScreen)


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("number,email\n1,x\n", "people.csv:2:2:"),
        ("who\nAnn\n", "people.csv:1:1:"),
        (None, "cannot be read (No such file or directory)."),
    ],
)
async def test_a_table_with_mistakes_changes_nothing(folder: Path, table: str | None, why: str) -> None:
    group(folder, "Ann")
    keys, path = Hand(mouse=False), folder / "people.csv"
    if table is not None:
        path.write_text(table, encoding="utf-8")
    async with at_the_group(folder, (80, 50)) as pilot:
        await keys.open(pilot, "roster")
        await until_on(pilot, RosterScreen)
        await keys.open(pilot, "read")
        await until_said(pilot, "Type first where the table is.")
        the(pilot, Input).value = str(path)
        await keys.open(pilot, "read")
        await until_said(pilot, why)
        await until_shown(pilot, "Nobody is in the roster yet.")
    assert matched(folder) == {}
