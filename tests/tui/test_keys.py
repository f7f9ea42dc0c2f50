"""Keys of one's own: checked, kept, and in force."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from copro_tui.tui.keymap import KNOWN, check, parse
from copro_tui.tui.screens.keys import KeysScreen
from copro_tui.tui.screens.settings import SettingsScreen
from copro_tui.tui.widgets.menu import Menu
from tests.clock import FakeClock
from tests.players import start
from tests.tui.hands import at, feedback, keys
from tests.tui.pilots import lesson_screen, running, the, until, until_on, until_said, until_shown


def test_lines_are_read() -> None:
    assert parse("lesson.hint = x\n\n# mine\nscreen.search=%") == ({"lesson.hint": "x", "screen.search": "%"}, ())
    assert parse("lesson.hint\nscreen.search = ")[1] == (
        "Line 1 is not like “lesson.hint = x”.",
        "Line 2 is not like “lesson.hint = x”.",
    )
    assert parse("a = x\na = y") == ({"a": "x"}, ("“a” is listed twice.",))


@pytest.mark.parametrize(
    ("name", "key", "problem"),
    [
        ("lesson.hnt", "x", 'There is nothing called “lesson.hnt”; did you mean "lesson.hint"?'),
        ("lesson.hint", "hopp", "“hopp” is not a key. Use a letter, f2, or ctrl+x."),
        ("lesson.hint", "ctrl+m", "A terminal cannot tell “ctrl+m” from Enter."),
        ("lesson.hint", "b", "“b” cannot be the key of lesson.hint: lesson.back uses it."),
        ("lesson.hint", "f", "“f” cannot be the key of lesson.hint: screen.frameworks uses it."),
        ("lesson.hint", "u", "“u” cannot be the key of lesson.hint: board.undo uses it."),
        ("home.plan", "ctrl+q", "“ctrl+q” cannot be the key of home.plan: app.quit uses it."),
    ],
)
def test_what_cannot_be_is_said(name: str, key: str, problem: str) -> None:
    checked = check({name: key, "lesson.steps": "z"})
    assert checked.problems == (problem,)
    assert checked.mine == {"lesson.steps": "z"}


def test_keys_can_be_exchanged() -> None:
    checked = check({"lesson.hint": "b", "lesson.back": "h"})
    assert checked == (type(checked))({"lesson.hint": "b", "lesson.back": "h"}, checked.mine, ())


def test_a_key_that_has_to_stay_is_missed_by_whoever_wanted_it() -> None:
    checked = check({"lesson.hint": "b", "lesson.back": "f"})
    assert checked.mine == {}
    assert len(checked.problems) == 2


def test_the_same_key_can_be_used_where_they_never_meet() -> None:
    assert check({"home.learners": "h"}).problems == ()


def test_every_present_key_would_be_taken() -> None:
    wanted = {name: ",".join(one.keys) for name, one in KNOWN.items() if one.keys}
    assert check(wanted).problems == ()


async def test_own_keys_work_and_what_shared_the_old_ones_keeps_them(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).change_about(keys={"lesson.check": "x", "lesson.hint": "y"})
    async with at(folder, clock, "build") as pilot:
        await pilot.press("h", "enter")
        await until(pilot, lambda: {"Check", "Hint"} <= keys(pilot))
        assert feedback(pilot) is None
        await pilot.press("y")
        await until_shown(pilot, "Hint: ")
        await pilot.press("x")
        await until(pilot, lambda: feedback(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: lesson_screen(pilot).lesson_player.step.id == "cases")
        await pilot.press("n")
        await until(pilot, lambda: lesson_screen(pilot).lesson_player.step.id == "voices")


async def test_keys_are_written_checked_and_kept(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=(80, 40)) as pilot:
        await pilot.press("e")
        await until_on(pilot, SettingsScreen)
        the(pilot, Menu).current = "keys"
        await pilot.press("enter")
        screen = await until_on(pilot, KeysScreen)
        the(pilot, TextArea).text = "lesson.hint = b\nlesson.steps = z"
        await pilot.press("escape")
        await until_shown(pilot, "lesson.back uses it.")
        assert pilot.app.screen is screen
        await pilot.press("escape")
        await until_on(pilot, SettingsScreen)
        await until_shown(pilot, "1 of your own")
    assert start(folder, clock).about.keys == {"lesson.steps": "z"}


async def test_bad_keys_in_a_record_are_said_and_do_no_harm(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).change_about(keys={"lesson.hnt": "x"})
    async with running(folder, clock) as pilot:
        await until_said(pilot, "There is nothing called “lesson.hnt”")


def single() -> list[str]:
    """Every key of the program that is a letter, a number or a sign, as it is typed."""
    named = {"slash": "/", "comma": ",", "question_mark": "?"}
    found = {named.get(key, key) for one in KNOWN.values() for key in one.keys}
    return sorted(key for key in found if len(key) == 1)


async def test_single_keys_are_only_letters_while_one_s_own_words_are_written(folder: Path, clock: FakeClock) -> None:
    typed = single()
    assert {"b", "h", "q", "1", "/", "?"} <= set(typed)
    async with at(folder, clock, "words") as pilot:
        screen = lesson_screen(pilot)
        await pilot.press(*typed)
        await until(pilot, lambda: the(pilot, TextArea).text == "".join(typed))
        assert pilot.app.screen is screen
        assert screen.lesson_player.step.id == "words"
        assert feedback(pilot) is None


@pytest.mark.parametrize("name", ["Ann", None])
async def test_single_keys_are_only_letters_in_a_field(folder: Path, clock: FakeClock, name: str | None) -> None:
    """In the glossary, and at the door."""
    typed = single()
    async with running(folder, clock, name=name) as pilot:
        await pilot.press(*["w"] * bool(name))
        await until(pilot, lambda: pilot.app.screen.query(Input))
        screen = pilot.app.screen
        await pilot.press(*typed)
        await until(pilot, lambda: the(pilot, Input).value == "".join(typed))
        assert pilot.app.screen is screen
