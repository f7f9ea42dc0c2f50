"""The first start, and choosing who learns."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from copro_tui.i18n import use_language
from copro_tui.player import Profiles
from copro_tui.progress.learners import Learners
from copro_tui.tui.app import CoproApp
from copro_tui.tui.screens.help import HelpScreen
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.learners import LearnersScreen
from copro_tui.tui.screens.practice import PracticeScreen
from copro_tui.tui.screens.welcome import WelcomeScreen
from copro_tui.tui.widgets.buttons import Buttons
from tests.catalogues import speak_welsh
from tests.clock import FakeClock
from tests.players import open_store, start
from tests.tui.pilots import (
    choose,
    click,
    running,
    running_app,
    shown,
    the,
    until,
    until_on,
    until_said,
    until_shown,
    words,
)
from tests.whole_course import real_course


def known(folder: Path) -> set[str]:
    return {learner.name for learner in Learners(folder / "progress").known()}


def number_of(pilot: Pilot[None], name: str) -> int:
    """The place of a learner in the list, from 0."""
    return [*next(one for one in pilot.app.screen_stack if isinstance(one, LearnersScreen)).names].index(name)


async def type_name(pilot: Pilot[None], name: str) -> None:
    """Put a name into the field as if it were pasted, which is how the odd ones come in."""
    await until_on(pilot, WelcomeScreen)
    the(pilot, Input).value = name
    await pilot.press("enter")


async def arrive(pilot: Pilot[None]) -> None:
    """Leave the practice with which a new learner begins."""
    await until_on(pilot, PracticeScreen)
    await pilot.press("escape")
    await until_on(pilot, HomeScreen)


@pytest.mark.parametrize("size", [(40, 24), (80, 24), (120, 40)])
async def test_at_the_first_start_one_hears_what_this_is_and_is_asked_for_a_name(
    folder: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with running(folder, clock, name=None, size=size) as pilot:
        await until_on(pilot, WelcomeScreen)
        assert the(pilot, Input).has_focus
        for one in (
            "A small course",
            "In 3 short lessons",
            "minutes a lesson",
            "On this computer only",
            "Esc goes back",
        ):
            assert one in words(pilot)
        assert pilot.app.screen.query_one("#body").scroll_y == 0
        assert known(folder) == set()
        await pilot.press("A", "n", "n", "enter")
        await arrive(pilot)
        await until_shown(pilot, "Ann")
        assert known(folder) == {"Ann"}


async def test_the_first_start_works_by_mouse(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, name=None) as pilot:
        await until_on(pilot, WelcomeScreen)
        assert await pilot.click(Input)
        await pilot.press("B", "o")
        await click(pilot, ("item", "course"), Buttons)
        await until_on(pilot, HomeScreen)
        assert known(folder) == {"Bo"}


async def test_one_may_go_straight_to_the_course_by_keys(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, name=None) as pilot:
        await until_on(pilot, WelcomeScreen)
        await pilot.press("B", "o", "tab", "right", "enter")
        await until_on(pilot, HomeScreen)
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_button_comes_into_view_with_the_focus(folder: Path, clock: FakeClock) -> None:
    profiles = Profiles(real_course(), Learners(folder / "progress"), clock, random.Random(1))
    async with running_app(CoproApp(profiles, None), (40, 24)) as pilot:
        await until_on(pilot, WelcomeScreen)
        body = the(pilot, Buttons).screen.query_one("#body")
        assert the(pilot, Buttons).region.y >= body.region.bottom
        await pilot.press("tab")
        await until(pilot, lambda: the(pilot, Buttons).region.y < body.region.bottom)


async def test_where_there_is_one_language_nobody_is_asked(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, name=None) as pilot:
        await until_on(pilot, WelcomeScreen)
        await pilot.press("f2")
        await until_shown(pilot, "What shall we call you?", "Only English is available so far.")


async def test_the_language_is_asked_before_the_name(
    folder: Path, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_welsh(tmp_path / "welsh", monkeypatch, {"What shall we call you?": "Beth fyddwn ni'n eich galw?"})
    async with running(folder, clock, name=None) as pilot:
        await until_on(pilot, WelcomeScreen)
        await until_shown(pilot, "Which language", "▶ English", "Cymraeg")
        assert "call you" not in shown(pilot)
        assert "Buttons" not in shown(pilot)
        await pilot.press("tab")
        await pilot.press("right", "enter")
        await until_shown(pilot, "Beth fyddwn ni'n eich galw?", "Cymraeg")
        await pilot.press("A", "n", "f2")
        await until_shown(pilot, "What shall we call you?", "English")
        await pilot.press("f2")
        await until_shown(pilot, "Beth fyddwn ni'n eich galw?", "An")
        await until(pilot, lambda: the(pilot, Input).has_focus)
        await pilot.press("n", "enter")
        await arrive(pilot)
    assert start(folder, clock).about.language == "cy"


async def test_the_language_that_was_asked_for_is_the_first_choice(
    folder: Path, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_welsh(tmp_path / "welsh", monkeypatch, {})
    use_language("cy")
    async with running(folder, clock, name=None) as pilot:
        await until_on(pilot, WelcomeScreen)
        await until_shown(pilot, "▶ Cymraeg")
        await pilot.press("enter")
        await type_name(pilot, "Ann")
        await arrive(pilot)
    assert start(folder, clock).about.language == "cy"


@pytest.mark.parametrize("size", [(40, 24), (80, 24), (120, 40)])
async def test_the_practice_is_played_to_its_end(folder: Path, clock: FakeClock, size: tuple[int, int]) -> None:
    async with running(folder, clock, size=size) as pilot:
        await pilot.press("f1")
        await until_on(pilot, HelpScreen)
        await pilot.press("tab", "enter")
        await until_on(pilot, PracticeScreen)
        await until_said(pilot, "How it works", "Your neighbour makes it strong.")
        for place in "123":
            await pilot.press(place, "enter")
            await until_said(pilot, "✓ Right.")
            await pilot.press("enter")
        await until_said(pilot, "Go to the course")
        await pilot.press("enter")
        await until_on(pilot, HomeScreen)


async def test_the_practice_can_be_skipped(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, name=None) as pilot:
        await type_name(pilot, "Ann")
        await until_on(pilot, PracticeScreen)
        await pilot.press("n")
        await until_on(pilot, HomeScreen)
    assert "tea" not in next(iter((folder / "progress").glob("*.json"))).read_text(encoding="utf-8")


@pytest.mark.criterion("3.3.1")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "A name needs at least one letter."),
        ("   ", "A name needs at least one letter."),
        ("\x1b\x07", "A name needs at least one letter."),
        ("x" * 61, "That name has 61 characters. Please use at most 60."),
        ("x" * 300, "characters. Please use at most 60."),
        ("Ann", "There is a record for “Ann” already."),
    ],
)
async def test_a_bad_name_gets_a_message_and_one_may_try_again(
    folder: Path, clock: FakeClock, name: str, message: str
) -> None:
    open_store(folder, clock, "Ann")
    open_store(folder, clock, "Bob")
    async with running(folder, clock, name=None) as pilot:
        await until_on(pilot, LearnersScreen)
        await choose(pilot, LearnersScreen.NEW)
        await type_name(pilot, name)
        await until(pilot, lambda: message in words(pilot))
        assert isinstance(pilot.app.screen, WelcomeScreen)
        assert the(pilot, Input).has_focus
        assert known(folder) == {"Ann", "Bob"}
        await type_name(pilot, "Cai")
        await arrive(pilot)


async def test_a_message_hides_neither_the_field_nor_the_buttons(folder: Path, clock: FakeClock) -> None:
    profiles = Profiles(real_course(), Learners(folder / "progress"), clock, random.Random(1))
    async with running_app(CoproApp(profiles, None), (80, 24)) as pilot:
        screen = await until_on(pilot, WelcomeScreen)
        await pilot.press("enter")
        await until_said(pilot, "A name needs at least one letter.")
        await pilot.pause()
        assert screen.query_one("#body").max_scroll_y == 0


async def test_a_name_that_is_pasted_and_too_long_stays_and_is_explained(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, name=None) as pilot:
        await until_on(pilot, WelcomeScreen)
        pilot.app.post_message(Paste("Ann\tof " + "x" * 300))
        await until(pilot, lambda: the(pilot, Input).value == "Ann of " + "x" * 300)
        await pilot.press("enter")
        await until_shown(pilot, "That name has 307 characters.")
        assert the(pilot, Input).value.startswith("Ann of x")
    assert known(folder) == set()


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Ann\nLee", "Ann Lee"),
        ("Ann\r\n\tLee\r\n", "Ann Lee"),
        ("\x1b[31mAnn\x9b", " [31mAnn "),
        ("\u2028Ann\u2029", " Ann "),
        ("\r\n", ""),
    ],
)
async def test_a_pasted_name_is_taken_on_one_line(folder: Path, clock: FakeClock, pasted: str, kept: str) -> None:
    async with running(folder, clock, name=None) as pilot:
        await until_on(pilot, WelcomeScreen)
        await pilot.press("M", "s", "space")
        pilot.app.post_message(Paste(pasted))
        await until(pilot, lambda: the(pilot, Input).value == "Ms " + kept)


@pytest.mark.parametrize("name", ["a/b", "../../x", "🐑", "Siôn Tŷ", "[/]", "[red]x", "w" * 60, "CON"])
async def test_any_name_will_do_and_is_shown_as_it_is(folder: Path, clock: FakeClock, name: str) -> None:
    async with running(folder, clock, name=None, size=(100, 24)) as pilot:
        await type_name(pilot, name)
        await arrive(pilot)
        await until_shown(pilot, name)
        assert known(folder) == {name}
        assert {path.parent for path in folder.rglob("*.json")} == {folder / "progress"}


async def test_a_name_that_cannot_be_kept_gets_a_message(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, name=None) as pilot:
        (folder / "progress").write_text("I am a file.", encoding="utf-8")
        await type_name(pilot, "Ann")
        await until(pilot, lambda: "cannot be written" in words(pilot))
        assert isinstance(pilot.app.screen, WelcomeScreen)


async def test_the_only_learner_comes_straight_home(folder: Path, clock: FakeClock) -> None:
    open_store(folder, clock, "Ann")
    async with running(folder, clock, name=None) as pilot:
        await until_on(pilot, HomeScreen)


@pytest.mark.parametrize("by", ["keys", "mouse"])
async def test_one_of_several_learners_is_chosen(folder: Path, clock: FakeClock, by: str) -> None:
    for name in ("Ann", "Bob", "Cai"):
        open_store(folder, clock, name)
    async with running(folder, clock, name=None) as pilot:
        screen = await until_on(pilot, LearnersScreen)
        assert all(name in shown(pilot) for name in known(folder))
        place = number_of(pilot, "Bob")
        if by == "keys":
            await pilot.press(*["down"] * place, "enter")
        else:
            await choose(pilot, str(place))
        await until(pilot, lambda: pilot.app.screen is not screen)
        await until_on(pilot, HomeScreen)
        assert "Bob" in shown(pilot)


async def test_a_record_that_cannot_be_read_is_listed_and_does_not_open(folder: Path, clock: FakeClock) -> None:
    path = open_store(folder, clock, "Ann").path
    path.write_text("{", encoding="utf-8")
    open_store(folder, clock, "Bob")
    async with running(folder, clock, name=None) as pilot:
        await until_on(pilot, LearnersScreen)
        assert "cannot be read" in shown(pilot)
        bad = 1 - number_of(pilot, "Bob")
        await choose(pilot, str(bad))
        await until(pilot, lambda: "It was left as it is." in words(pilot))
        assert isinstance(pilot.app.screen, LearnersScreen)
        assert path.read_text(encoding="utf-8") == "{"
        await choose(pilot, str(1 - bad))
        await until_on(pilot, HomeScreen)


async def test_somebody_else_can_take_over_from_home(folder: Path, clock: FakeClock) -> None:
    for name in ("Ann", "Bob"):
        open_store(folder, clock, name)
    async with running(folder, clock) as pilot:
        await choose(pilot, "learners")
        await until_on(pilot, LearnersScreen)
        await pilot.press("escape")
        await until_on(pilot, HomeScreen)
        assert "Ann" in shown(pilot)
        await pilot.press("slash", *"switch", "enter")
        await until_on(pilot, LearnersScreen)
        await choose(pilot, str(number_of(pilot, "Bob")))
        await until_on(pilot, HomeScreen)
        await until_shown(pilot, "Bob")
