"""Search: places, commands, lessons, frameworks and words by a part of their names; and what some of it leads to."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from copro_tui.tui.screens.frameworks import FrameworkScreen, FrameworksScreen
from copro_tui.tui.screens.glossary import GlossaryScreen, WordList
from copro_tui.tui.screens.help import HelpScreen
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.journal import JournalScreen, PlanScreen
from copro_tui.tui.screens.learners import LearnersScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.results import ResultsScreen
from copro_tui.tui.screens.search import Found, SearchScreen
from copro_tui.tui.screens.settings import SettingsScreen
from copro_tui.tui.screens.sources import SourcesScreen
from copro_tui.tui.screens.steps import StepsScreen
from tests.clock import FakeClock
from tests.courses import EVERY_KIND, FIRST, SECOND, SHORT, write_course
from tests.players import start
from tests.tui.hands import at
from tests.tui.pilots import (
    click,
    lesson_screen,
    running,
    shown,
    the,
    until,
    until_on,
    until_said,
    until_shown,
    words,
)


def found(pilot: Pilot[None]) -> list[str]:
    """What the search shows, line by line."""
    return [line.strip() for line in shown(pilot).split("\n")]


def first_found(pilot: Pilot[None]) -> str:
    """The result that Enter opens, with single spaces."""
    return next((" ".join(line.split()) for line in found(pilot) if line.startswith("▶")), "")


async def look_for(pilot: Pilot[None], text: str, first: str) -> None:
    """Open the search, type, and wait until the best result is ``first``."""
    await pilot.press("f9")
    await until_on(pilot, SearchScreen)
    await pilot.press(*("space" if one == " " else one for one in text))
    await until(pilot, lambda: first_found(pilot).startswith(f"▶ {first}"))


NAMED: tuple[tuple[str, str, type[Screen[None]], str], ...] = (
    ("short", "A short lesson a lesson", LessonScreen, "Read this."),
    ("later", "A later lesson a lesson", LessonScreen, "Read this."),
    ("small ladder", "A small ladder a framework", FrameworkScreen, "Leading"),
    ("power", "Power a word", GlossaryScreen, "Being able to decide."),
    ("plan", "My plan p", PlanScreen, "0 of 2 parts written"),
    ("journal", "My journal", JournalScreen, "Nothing yet."),
    ("my res", "My results", ResultsScreen, "Your first exercise will change that."),
    ("sources", "Sources", SourcesScreen, "A good book"),
    ("settings", "Settings e", SettingsScreen, "Text width"),
    ("spacing", "Settings e", SettingsScreen, "Text width"),
    ("another learner", "Switch learner", LearnersScreen, "Who is learning?"),
    ("framew", "Frameworks f", FrameworksScreen, "A small ladder"),
    ("gloss", "Words w", GlossaryScreen, "Trust"),
)
"""What is typed, what is found first, the screen that it leads to, and what that shows."""


@pytest.mark.criterion("2.4.5")
async def test_it_leads_to_whatever_has_a_name(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        for text, hit, leads_to, shows in NAMED:
            await look_for(pilot, text, hit)
            await pilot.press("enter")
            await until_on(pilot, leads_to)
            await until_shown(pilot, shows)
            await pilot.press("escape")
            await until_on(pilot, HomeScreen)


async def test_it_leads_from_one_lesson_to_another(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await pilot.press("enter")
        first = await until_on(pilot, LessonScreen)
        await look_for(pilot, "short", "A short lesson")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is not first and isinstance(pilot.app.screen, LessonScreen))
        assert lesson_screen(pilot).lesson_player.lesson.ref == SECOND


async def test_it_changes_the_colours_and_keeps_them(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await look_for(pilot, "high contrast", "High contrast")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.theme == "copro-contrast")
        await until_on(pilot, HomeScreen)
    assert start(folder, clock).about.theme == "copro-contrast"


async def test_it_helps_and_it_ends_the_program(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await look_for(pilot, "help", "Help F1")
        await pilot.press("enter")
        await until_on(pilot, HelpScreen)
        await pilot.press("escape")
        await look_for(pilot, "quit", "Quit q")
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.return_code == 0


async def test_it_does_what_can_be_done_in_a_lesson(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        await look_for(pilot, "hint", "Hint h")
        await pilot.press("enter")
        await until_shown(pilot, "Who decides?")
        await look_for(pilot, "check", "Check c")
        await pilot.press("enter")
        await until_shown(pilot, "Nothing moved yet.")
        await look_for(pilot, "home", "Home")
        await pilot.press("enter")
        await until_on(pilot, HomeScreen)


async def test_it_does_so_while_words_are_written(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "words") as pilot:
        await pilot.press("a", "f9")
        await until_on(pilot, SearchScreen)
        await pilot.press("g", "o", "space", "t", "o")
        await until(pilot, lambda: first_found(pilot) == "▶ Go to")
        await pilot.press("enter")
        await until_on(pilot, StepsScreen)
        await pilot.press("escape")
        await until_on(pilot, LessonScreen)
    assert start(folder, clock).open_lesson(FIRST, "words").view().answer == "a"


async def test_at_first_it_offers_places_and_commands(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=(80, 40)) as pilot:
        await pilot.press("slash")
        await until_on(pilot, SearchScreen)
        offered = [" ".join(line.split()) for line in found(pilot)]
        assert "▶ My plan p" in offered
        assert {"My journal", "Quit q"} <= {*offered}
        assert "Up ↑" not in offered


async def test_nothing_of_a_lesson_that_is_not_available_is_found(tmp_path: Path, clock: FakeClock) -> None:
    folder = write_course(tmp_path, lessons={"what/1-every-kind": EVERY_KIND, "what/2-broken": "no", "when/1-a": SHORT})
    async with running(folder, clock, size=(80, 40)) as pilot:
        await look_for(pilot, "every", "Every kind of step a lesson")
        the(pilot, Input).value = "broken"
        await until_shown(pilot, "Nothing found for “broken”.")


@pytest.mark.criterion("3.3.3")
@pytest.mark.parametrize("size", [(40, 24), (80, 24), (120, 40)])
async def test_a_slip_is_met_with_the_word_that_was_meant(
    folder: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with running(folder, clock, size=size) as pilot:
        await pilot.press("slash", *"powr")
        await until_said(pilot, "Nothing found for “powr”. Did you mean power?")
        await pilot.press("enter")
        await until(pilot, lambda: first_found(pilot).startswith("▶ Power"))


@pytest.mark.parametrize("size", [(40, 24), (80, 24), (120, 40)])
async def test_every_word_that_is_found_is_the_word_that_is_shown(
    tmp_path: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    shutil.copytree(Path(__file__).parents[2] / "lessons", tmp_path / "lessons")
    async with running(tmp_path, clock, size=size) as pilot:
        for word in ("Placation", "Asset", "Jargon"):
            await look_for(pilot, word.lower(), word)
            await pilot.press("enter")
            screen = await until_on(pilot, GlossaryScreen)
            view, body = the(pilot, WordList), screen.query_one("#body")

            def is_in_view() -> bool:
                line = view.content_region.y + view.spot().y  # noqa: B023
                return view.current is not None and body.region.y <= line < body.region.bottom  # noqa: B023

            await until(pilot, is_in_view)
            assert word.lower()[:5] in str(view.current)
            await pilot.press("escape")
            await until_on(pilot, HomeScreen)


async def test_the_text_of_the_lessons_is_searched(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await pilot.press("slash", *"read this")
        await until_shown(pilot, "In the lessons")
        await click(pilot, ("item", "0"), Found)
        await until_on(pilot, LessonScreen)
        await until_shown(pilot, "Read this.")


def finds(pilot: Pilot[None], expected: list[str]) -> bool:
    return the(pilot, WordList).stops() == expected


async def test_a_word_is_found_by_its_name_its_other_forms_or_its_meaning(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await pilot.press("w")
        await until_on(pilot, GlossaryScreen)
        assert the(pilot, Input).has_focus
        for text, words_found in (("pow", ["power"]), ("trusting", ["trust"]), ("relying", ["trust"]), ("zzz", [])):
            the(pilot, Input).value = text
            await until(pilot, partial(finds, pilot, words_found))
        await until_shown(pilot, "No such word here.")
        the(pilot, Input).value = ""
        await until(pilot, lambda: len(the(pilot, WordList).stops()) == 2)
        await pilot.press("enter")
        assert the(pilot, WordList).has_focus
        await until_shown(pilot, "▶ Power")
        assert "See also: Trust" in words(pilot)
        await click(pilot, ("item", "trust"), WordList)
        await until(pilot, lambda: "▶ Trust" in shown(pilot) and "See also" not in shown(pilot))


async def test_the_arrow_keys_lead_from_the_field_to_the_list_of_words(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await pilot.press("w")
        await until_on(pilot, GlossaryScreen)
        await pilot.press("down")
        await until(pilot, lambda: the(pilot, WordList).has_focus)
