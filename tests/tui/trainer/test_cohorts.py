"""The list of cohorts, what is wrong with a cohort's file, and a new cohort by its form."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input

from copro_tui.tui.screens.help import HelpScreen
from copro_tui.tui.trainer.begin import BeginScreen
from copro_tui.tui.trainer.cohorts import CohortsScreen, MistakesScreen
from copro_tui.tui.trainer.group import GroupScreen
from copro_tui.tui.widgets.menu import Menu
from tests.cohorts.groups import a_cohort, repository_of
from tests.tui.pilots import click_key, shown, the, until, until_on, until_said, until_shown
from tests.tui.trainer.services import Hand, at_the_cohorts, either_hand, group, line_of


async def test_where_there_is_none_it_says_what_one_is(folder: Path) -> None:
    async with at_the_cohorts(folder) as pilot:
        await until_shown(pilot, "There is no cohort yet.", "▶ New cohort")
        assert the(pilot, Menu).stops() == [CohortsScreen.NEW]


async def test_cohorts_that_are_put_away_come_last(folder: Path) -> None:
    group(folder, "Ann", id="autumn", name="Old group", archived=True)
    for name in ("summer", "winter"):
        repository_of(folder).create(a_cohort(id=name, name=f"The {name} group"))
    async with at_the_cohorts(folder) as pilot:
        await until_shown(pilot, "The winter group")
        assert the(pilot, Menu).stops() == ["summer", "winter", "autumn", CohortsScreen.NEW]
        assert line_of(shown(pilot), "Old group").endswith("1 person, archived")
        assert line_of(shown(pilot), "winter").endswith("0 people")
        assert "There is no cohort yet" not in shown(pilot)


@either_hand
async def test_a_file_with_mistakes_shows_each_with_its_line(folder: Path, hand: Hand) -> None:
    path = repository_of(folder).create(a_cohort(id="broken"))
    text = path.read_text(encoding="utf-8").replace("language: en", "langage: en\nworkshop: 31 Jan")
    path.write_text(text, encoding="utf-8")
    repository_of(folder).create(a_cohort(id="whole"))
    where = text.splitlines().index("langage: en") + 1
    async with at_the_cohorts(folder) as pilot:
        await until_shown(pilot, "its file has mistakes")
        await hand.open(pilot, "broken")
        await until_on(pilot, MistakesScreen)
        await until_said(pilot, "broken.yaml has mistakes:", f"broken.yaml:{where}:", f"broken.yaml:{where + 1}:")
        await until_said(pilot, '"31 Jan" is not a day')
        path.write_text(text.replace("langage", "language").replace("31 Jan", "2027-01-31"), encoding="utf-8")
        await hand.leave(pilot)
        await until_on(pilot, CohortsScreen)
        await until(pilot, lambda: "mistakes" not in shown(pilot))
        await hand.open(pilot, "broken")
        await until_on(pilot, GroupScreen)


@either_hand
async def test_a_new_cohort_is_begun_by_the_form(folder: Path, hand: Hand) -> None:
    async with at_the_cohorts(folder) as pilot:
        await hand.key(pilot, "plus", "New cohort")
        await until_on(pilot, BeginScreen)
        await hand.type(pilot, "name", "Spring 2026")
        await hand.type(pilot, "trainer", "Sian")
        await hand.type(pilot, "workshop", "14 Feb")
        await hand.type(pilot, "keep-until", "31 Mar")
        await until_shown(pilot, "31 March 2026, in 85 days")
        await hand.open(pilot, "begin")
        await until_on(pilot, GroupScreen)
        await until_shown(pilot, "Spring 2026", "workshop on 14 February 2026", "Nobody is in it yet")
        await hand.leave(pilot)
        await until_on(pilot, CohortsScreen)
        await until_shown(pilot, "Spring 2026")
    made = repository_of(folder).open("spring-2026")
    assert (made.name, made.trainer, made.workshop) == ("Spring 2026", "Sian", "2026-02-14")
    assert made.keep_until == "2026-03-31"


async def test_a_pasted_name_of_a_cohort_that_is_too_long_stays_and_is_explained(folder: Path) -> None:
    async with at_the_cohorts(folder) as pilot:
        await pilot.press("plus")
        await until_on(pilot, BeginScreen)
        pilot.app.post_message(Paste("Spring\r\n" + "y" * 300))
        await Hand(mouse=False).open(pilot, "begin")
        await until_said(pilot, "That name has 307 characters. Please use at most 60.")
        assert pilot.app.screen.query_one("#name", Input).value == "Spring " + "y" * 300
    assert not repository_of(folder).ids()


@either_hand
@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        ("", "", "A name needs at least one letter."),
        (" ", "", "A name needs at least one letter."),
        ("x" * 61, "", "That name has 61 characters."),
        ("Spring", "soon", "“soon” is not a day."),
        ("Spring", "30 Feb", "“30 Feb” is not a day."),
    ],
)
async def test_what_is_wrong_with_a_form_is_said_on_it(
    folder: Path, hand: Hand, name: str, day: str, said: str
) -> None:
    async with at_the_cohorts(folder) as pilot:
        await hand.open(pilot, CohortsScreen.NEW)
        screen = await until_on(pilot, BeginScreen)
        await hand.type(pilot, "name", name)
        await hand.type(pilot, "workshop", day)
        await hand.open(pilot, "begin")
        await until_said(pilot, said)
        assert pilot.app.screen is screen
        assert screen.value("name") == name
    assert repository_of(folder).ids() == ()


async def test_enter_goes_from_field_to_field_and_then_begins(folder: Path) -> None:
    async with at_the_cohorts(folder) as pilot:
        await pilot.press("plus")
        await until_on(pilot, BeginScreen)
        await pilot.press("A", "enter", "enter", "enter", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BeginScreen)
        await pilot.press("enter")
        await until_on(pilot, GroupScreen)
    assert repository_of(folder).open("a").name == "A"


async def test_two_cohorts_of_one_name_are_two(folder: Path) -> None:
    repository_of(folder).create(a_cohort(id="spring"))
    async with at_the_cohorts(folder) as pilot:
        await pilot.press("plus", *"Spring", *["enter"] * 5)
        await until_on(pilot, GroupScreen)
    assert repository_of(folder).ids() == ("spring", "spring-2")


@pytest.mark.parametrize("quits", ["q", "ctrl+q", "click"])
async def test_it_is_left_from_the_list(folder: Path, quits: str) -> None:
    async with at_the_cohorts(folder) as pilot:
        await pilot.press("escape")
        assert pilot.app.is_running
        await (click_key(pilot, "Quit") if quits == "click" else pilot.press(quits))
        await pilot.pause()
        assert pilot.app.return_code == 0


async def test_help_names_the_keys(folder: Path) -> None:
    async with at_the_cohorts(folder) as pilot:
        await pilot.press("f1")
        await until_on(pilot, HelpScreen)
        await until_shown(pilot, "Open a cohort to see", "New cohort")
        await pilot.press("escape")
        await until_on(pilot, CohortsScreen)
