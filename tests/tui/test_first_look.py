"""What is seen at once: the whole of what is current, the headline at the end, and a mark only where keys go."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from copro_tui.figures.cells import as_text
from copro_tui.tui.screens.frameworks import FrameworkScreen
from copro_tui.tui.screens.glossary import GlossaryScreen
from copro_tui.tui.screens.help import HelpScreen
from copro_tui.tui.screens.journal import JournalScreen
from copro_tui.tui.screens.lesson_end import LessonEndScreen
from copro_tui.tui.screens.results import ResultsScreen
from copro_tui.tui.screens.settings import SettingsScreen
from copro_tui.tui.screens.sources import SourcesScreen
from copro_tui.tui.screens.welcome import WelcomeScreen
from copro_tui.tui.widgets.framework_view import FrameworkView
from tests.clock import FakeClock
from tests.courses import EVERY_KIND, FIRST, write_course
from tests.players import play
from tests.tui.hands import at
from tests.tui.pilots import player_of, running, shown, the, until, until_on, until_said, until_shown, words

MANY_SOURCES = "sources:\n" + "".join(
    f"  - {{id: s-{number}, title: Title {number}, by: Somebody, note: Note {number}.}}\n" for number in range(30)
)
MANY_WORDS = "words:\n" + "".join(
    f"  - {{id: w-{number}, term: Term {number}, meaning: Meaning {number}.}}\n" for number in range(30)
)


async def test_the_last_source_is_seen_with_all_that_is_said_of_it(folder: Path, clock: FakeClock) -> None:
    write_course(folder, sources=MANY_SOURCES)
    async with running(folder, clock) as pilot:
        pilot.app.push_screen(SourcesScreen(player_of(folder, clock)))
        await until_on(pilot, SourcesScreen)
        await pilot.press("end")
        await until_shown(pilot, "▶ Title 29", "Note 29.")


async def test_a_word_that_was_looked_for_is_seen_with_its_meaning(folder: Path, clock: FakeClock) -> None:
    write_course(folder, glossary=MANY_WORDS)
    async with running(folder, clock) as pilot:
        pilot.app.push_screen(GlossaryScreen(player_of(folder, clock), "w-20"))
        await until_on(pilot, GlossaryScreen)
        await until_shown(pilot, "▶ Term 20", "Meaning 20.")


@pytest.mark.parametrize("size", [(80, 24), (40, 24)])
async def test_the_end_of_a_lesson_opens_with_its_headline(
    folder: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    objectives = ", ".join(f"Objective {number} is {'rather ' * 8}long" for number in range(3))
    long = EVERY_KIND.replace("Answer one exercise of every kind", objectives)
    write_course(folder, lessons={"what/1-every-kind": long})
    player = player_of(folder, clock)
    lesson_player = player.open_lesson(FIRST)
    play(lesson_player)
    async with running(folder, clock, size=size) as pilot:
        pilot.app.push_screen(LessonEndScreen(player, lesson_player))
        await until_on(pilot, LessonEndScreen)
        await until_said(pilot, "You have finished this lesson.", "Next lesson")
        assert pilot.app.screen.query_one("#body").scroll_offset.y == 0
        assert "Sources:" not in words(pilot)


async def test_the_caution_is_said_once_and_the_meaning_comes_into_view(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=(80, 13)) as pilot:
        pilot.app.push_screen(FrameworkScreen(player_of(folder, clock), "ladder"))
        await until_on(pilot, FrameworkScreen)
        await pilot.press("v", "enter")
        await until_shown(pilot, "Leading")
        view = the(pilot, FrameworkView)
        assert "Approximate" not in as_text(view.draw(76))
        await pilot.press("end")
        await until_shown(pilot, "Without them.")


@pytest.mark.criterion("3.3.2")
async def test_a_page_says_that_its_picture_can_be_explored(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "welcome", size=(40, 16)) as pilot:
        await until_said(pilot, "4 ╠═ Leading")
        assert "People decide" not in words(pilot), "nothing is said of a point before the learner asks"
        await pilot.press("4")
        await until_said(pilot, "People decide.")
        await pilot.press("down")
        await until_said(pilot, "People decide together with others.")


async def test_a_page_without_a_picture_offers_none(folder: Path, clock: FakeClock) -> None:
    write_course(folder, lessons={"what/1-every-kind": EVERY_KIND.replace("    figure: ladder\n", "")})
    async with at(folder, clock, "welcome") as pilot:
        await until_shown(pilot, "Welcome")
        assert "Explore" not in words(pilot)


@pytest.mark.criterion("2.4.3")
async def test_at_the_first_start_the_mark_is_where_the_keys_go(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, name=None) as pilot:
        await until_on(pilot, WelcomeScreen)
        await until_shown(pilot, "Enter Start")
        assert "▶" not in shown(pilot)
        await pilot.press("tab")
        await until_shown(pilot, "▶ Start with one minute of practice", "←→ Choose")
        await pilot.press("right")
        await until_shown(pilot, "▶ Go straight to the course")
        await pilot.press("f2")
        await until_said(pilot, "Only English is available so far.")


async def test_a_name_that_was_missing_is_asked_for_until_something_is_typed(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, name=None) as pilot:
        await until_on(pilot, WelcomeScreen)
        await pilot.press("enter")
        await until_shown(pilot, "at least one letter")
        assert the(pilot, Input).has_focus
        await pilot.press("A")
        await until(pilot, lambda: "at least one letter" not in shown(pilot))
        assert the(pilot, Input).value == "A"


async def test_the_results_say_what_the_bars_mean_and_their_bars_are_of_one_length(
    folder: Path, clock: FakeClock
) -> None:
    player = player_of(folder, clock)
    play(player.open_lesson(FIRST))
    async with running(folder, clock) as pilot:
        pilot.app.push_screen(ResultsScreen(player))
        await until_on(pilot, ResultsScreen)
        await until_said(pilot, "right at the first try", "added by trying again")
        drawn = shown(pilot).splitlines()
        lengths = {sum(line.count(one) for one in "━─") for line in drawn if line.endswith(("%", "not started"))}
        assert len(lengths) == 1


async def test_a_comma_is_called_by_its_sign_and_no_list_of_keys_is_cut_off(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=(100, 60)) as pilot:
        await pilot.press("f1")
        await until_on(pilot, HelpScreen)
        await until_shown(pilot, "Settings")
        assert "COMMA" not in shown(pilot)
        assert "…" not in shown(pilot)


@pytest.mark.criterion("3.3.2")
async def test_the_settings_say_how_they_are_changed(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        pilot.app.push_screen(SettingsScreen(player_of(folder, clock)))
        await until_on(pilot, SettingsScreen)
        await until_said(pilot, "Enter Change", "→ Next choice", "← Previous choice")


async def test_the_journal_says_where_and_when_something_was_written(folder: Path, clock: FakeClock) -> None:
    player = player_of(folder, clock)
    play(player.open_lesson(FIRST))
    async with running(folder, clock) as pilot:
        pilot.app.push_screen(JournalScreen(player))
        await until_on(pilot, JournalScreen)
        await until_said(pilot, "Every kind of step, 5 January 2026")
