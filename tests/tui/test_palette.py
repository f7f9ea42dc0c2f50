"""Search: places, commands, lessons, frameworks and words by a part of their names; and what some of it leads to."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, OptionList

from copro_tui.tui.screens.frameworks import FrameworkScreen, FrameworksScreen
from copro_tui.tui.screens.glossary import GlossaryScreen, WordList
from copro_tui.tui.screens.help import HelpScreen
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.journal import JournalScreen, PlanScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.results import ResultsScreen
from copro_tui.tui.screens.settings import SettingsScreen
from copro_tui.tui.screens.sources import SourcesScreen
from copro_tui.tui.screens.steps import StepsScreen
from copro_tui.tui.screens.welcome import LearnersScreen
from copro_tui.tui.widgets.framework_view import FrameworkView
from tests.clock import FakeClock
from tests.courses import EVERY_KIND, FIRST, SECOND, SHORT, write_course
from tests.players import start
from tests.tui.hands import at, feedback
from tests.tui.pilots import choose, click, lesson_screen, running, shown, the, until, until_on, until_shown, words


def found(pilot: Pilot[None]) -> list[str]:
    """What the palette offers."""
    options = pilot.app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(number).prompt) for number in range(options.option_count)]


async def look_for(pilot: Pilot[None], text: str, first: str) -> None:
    """Open the palette, type, and wait until the best hit is ``first``."""
    await pilot.press("slash")
    await until_on(pilot, CommandPalette)
    await pilot.press(*("space" if one == " " else one for one in text))
    await until(pilot, lambda: any(first in one for one in found(pilot)[:1]))


@pytest.mark.parametrize(
    ("text", "hit", "leads_to", "shows"),
    [
        ("short", "WHAT › A short lesson", LessonScreen, "Read this."),
        ("later", "WHEN › A later lesson", LessonScreen, "Read this."),
        ("small ladder", "Framework: A small ladder", FrameworkScreen, "Leading (Above)"),
        ("word power", "Word: Power", GlossaryScreen, "Being able to decide."),
        ("plan", "My plan (p)", PlanScreen, "0 of 2 parts written."),
        ("journal", "My journal", JournalScreen, "Nothing yet."),
        ("my res", "My results", ResultsScreen, "0 of 3 lessons complete"),
        ("sources", "Sources", SourcesScreen, "A good book"),
        ("settings", "Settings (e)", SettingsScreen, "Text width"),
        ("spacing", "Settings (e)", SettingsScreen, "Text width"),
        ("another learner", "Switch learner (l)", LearnersScreen, "Who is learning?"),
        ("framew", "Frameworks (f)", FrameworksScreen, "A small ladder"),
        ("gloss", "Words (w)", GlossaryScreen, "Trust"),
    ],
)
async def test_it_leads_to_whatever_has_a_name(
    folder: Path, clock: FakeClock, text: str, hit: str, leads_to: type[Screen[None]], shows: str
) -> None:
    async with running(folder, clock) as pilot:
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
        await look_for(pilot, "help", "Help (F1)")
        await pilot.press("enter")
        await until_on(pilot, HelpScreen)
        await pilot.press("escape")
        await look_for(pilot, "quit", "Quit (q)")
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.return_code == 0


async def test_it_does_what_can_be_done_in_a_lesson(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "build") as pilot:
        await look_for(pilot, "hint", "Hint (h)")
        await pilot.press("enter")
        await until_shown(pilot, "Hint: ")
        await look_for(pilot, "check", "Check (Enter)")
        await pilot.press("enter")
        await until(pilot, lambda: feedback(pilot))
        await look_for(pilot, "try", "Try again (t)")
        await pilot.press("enter")
        await until(pilot, lambda: feedback(pilot) is None)
        await look_for(pilot, "home", "Home")
        await pilot.press("enter")
        await until_on(pilot, HomeScreen)


async def test_it_does_so_while_words_are_written_and_goes_on_to_another_step(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "words") as pilot:
        await pilot.press("a", "ctrl+p")
        await until_on(pilot, CommandPalette)
        await pilot.press("g", "o")
        await until(pilot, lambda: found(pilot)[:1] == ["Go to"])
        await pilot.press("enter")
        await until_on(pilot, StepsScreen)
        await pilot.press("up", "enter")
        screen = await until_on(pilot, LessonScreen)
        await until(pilot, lambda: screen.lesson_player.step.id == "own")
    assert start(folder, clock).open_lesson(FIRST, "words").view().answer == "a"


async def test_at_first_it_offers_lessons_and_frameworks_but_none_that_is_not_available(
    tmp_path: Path, clock: FakeClock
) -> None:
    folder = write_course(tmp_path, lessons={"what/1-every-kind": EVERY_KIND, "what/2-broken": "no", "when/1-a": SHORT})
    async with running(folder, clock, size=(80, 40)) as pilot:
        await pilot.press("slash")
        await until_on(pilot, CommandPalette)
        await until(pilot, lambda: "Framework: Some values" in found(pilot))
        offered = found(pilot)
        assert offered[:2] == ["My plan (p)", "My journal"]
        assert {"WHAT › Every kind of step", "Framework: A small spectrum", "Quit (q)", "Light colours"} <= {*offered}
        assert "broken" not in "\n".join(offered)
        assert not [one for one in offered if one.startswith("Word: ")]
        assert "Up (↑)" not in offered


async def test_every_framework_is_drawn_and_each_point_explained(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=(80, 40)) as pilot:
        await pilot.press("f")
        await until_on(pilot, FrameworksScreen)
        await choose(pilot, "ladder")
        await until_on(pilot, FrameworkScreen)
        await until_shown(pilot, "╠═  Telling", "Sources: A good book")
        for name, gloss in (("Leading", "People decide."), ("Sharing", "People decide together with others.")):
            await until_shown(pilot, f"{name} (Above)", gloss)
            await pilot.press("down")
        await click(pilot, ("item", "telling"), FrameworkView)
        await until_shown(pilot, "Telling (Below)", "People are told what was decided.")
        await pilot.press("n")
        await until_shown(pilot, "A small spectrum", "○")
        await pilot.press("f")
        await until_on(pilot, FrameworksScreen)


async def test_a_framework_is_put_beside_another_and_taken_away_again(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=(80, 40)) as pilot:
        await look_for(pilot, "small ladder", "Framework: A small ladder")
        await pilot.press("enter", "v")
        await until_shown(pilot, "A small ladder beside The line", "┄┄", "They were made for different purposes.")
        assert the(pilot, FrameworkView).stops()[0] == "ladder/leading"
        await pilot.press("down")
        await until_shown(pilot, "Sharing (Above)")
        await pilot.press("v")
        await until_shown(pilot, "╠═  Telling")


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
        await until_shown(pilot, "No word like that.")
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
