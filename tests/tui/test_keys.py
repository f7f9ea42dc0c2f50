"""Keys of one's own: checked, kept, and in force."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding
from textual.keys import Keys
from textual.widgets import Input, TextArea

from copro_tui.commands.keymap import KNOWN, SAME_AS, check, users
from copro_tui.commands.letters import OTHERS, PRINTED, is_letter
from copro_tui.tui.appearance import AppearanceChanged
from copro_tui.tui.screens.frameworks import FrameworksScreen
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.keys import KeyRows, KeysScreen
from copro_tui.tui.screens.settings import Choices, SettingsScreen
from tests.clock import FakeClock
from tests.players import start
from tests.tui.hands import at, feedback, keys
from tests.tui.pilots import lesson_screen, running, shown, the, until, until_on, until_said, until_shown


@pytest.mark.criterion("3.3.1", "3.3.3")
@pytest.mark.parametrize(
    ("name", "key", "problem"),
    [
        ("lesson.hnt", "x", 'There is nothing called “lesson.hnt”; did you mean "lesson.hint"?'),
        ("lesson.hint", "hopp", "“hopp” is not a key. Use a letter, f2, or ctrl+x."),
        ("lesson.hint", "ctrl+m", "A terminal cannot tell “ctrl+m” from “Enter”."),
        ("lesson.hint", "f1", "“f1” cannot be the key of “lesson.hint”: “screen.help” uses it."),
        ("lesson.hint", "5", "“5” cannot be the key of “lesson.hint”: “placing.5” uses it."),
        ("home.plan", "ctrl+q", "“ctrl+q” cannot be the key of “home.plan”: “app.quit” uses it."),
    ],
)
def test_what_cannot_be_is_said(name: str, key: str, problem: str) -> None:
    checked = check({name: key, "lesson.steps": "z"})
    assert checked.problems == (problem,)
    assert checked.mine == {"lesson.steps": "z"}


def test_keys_have_the_names_that_the_screens_know_them_by() -> None:
    given = {one.value for one in Keys if "mouse" not in one.value and not one.value.startswith("<")}
    assert given - OTHERS == {"ctrl-at"}
    assert given >= OTHERS
    for name, sign in PRINTED.items():
        (bound,) = Binding.make_bindings([Binding(sign if sign != "," else "comma", "")])
        assert bound.key == name


@pytest.mark.criterion("2.1.4")
def test_keys_can_be_exchanged() -> None:
    checked = check({"lesson.hint": "b", "lesson.back": "h"})
    assert checked == (type(checked))({"lesson.hint": "b", "lesson.back": "h"}, checked.mine, ())


@pytest.mark.parametrize("key", ["b", "f", "u", "c"])
def test_a_letter_of_one_s_own_is_taken_from_whatever_had_it(key: str) -> None:
    checked = check({"lesson.hint": key})
    assert checked.problems == ()
    assert checked.keys("lesson.hint") == (key,)
    for name, one in KNOWN.items():
        if key in one.keys and "lesson" in (*one.scopes, "course" in one.scopes and "lesson"):
            assert key not in checked.keys(name)


def test_two_keys_of_one_s_own_do_not_meet() -> None:
    checked = check({"lesson.hint": "z", "lesson.back": "z"})
    assert len(checked.mine) == len(checked.problems) == 1


def test_an_id_of_former_times_is_known() -> None:
    checked = check({"plan.leave": "z"})
    assert checked.keys("home.plan") == ("z",)
    assert checked.mine == {"home.plan": "z"}


@pytest.mark.criterion("2.1.4")
@pytest.mark.parametrize("letters", ["off", "ctrl"])
def test_letters_can_be_put_aside(letters: str) -> None:
    checked = check({"lesson.hint": "z"}, letters)
    keys = {key: name for name in KNOWN for key in checked.keys(name)}
    assert [key for key in keys if is_letter(key)] == []
    assert checked.keys("screen.search") == ("f9",)
    assert checked.keys("screen.help") == ("f1",)
    assert checked.keys("lesson.onward") == (("enter",) if letters == "off" else ("enter", "ctrl+n"))
    assert checked.keys("lesson.hint") == (() if letters == "off" else ("ctrl+z",))


def test_behind_ctrl_no_two_commands_meet_and_no_key_is_one_that_a_terminal_takes_for_another() -> None:
    checked = check({}, "ctrl")
    for name in KNOWN:
        for key in checked.keys(name):
            assert key not in {"ctrl+c", *SAME_AS}
            assert set(users(name, key, checked)) <= {"app.quit", "home.quit"}


@given(st.dictionaries(st.sampled_from(sorted(KNOWN)), st.sampled_from("abcdefghz"), max_size=6))
def test_whatever_is_wanted_no_two_commands_have_the_same_letter_at_once(wanted: dict[str, str]) -> None:
    checked = check(wanted)
    for name in checked.mine:
        assert checked.keys(name) == (wanted[name],)
        assert users(name, wanted[name], checked) == ()


def test_the_same_key_can_be_used_where_they_never_meet() -> None:
    assert check({"home.learners": "h"}).problems == ()


def test_every_present_key_would_be_taken() -> None:
    wanted = {name: ",".join(one.keys) for name, one in KNOWN.items() if one.keys}
    assert check(wanted).problems == ()


async def test_own_keys_work_and_what_shared_the_old_ones_keeps_them(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).change_about(keys={"lesson.check": "x", "lesson.hint": "y"})
    async with at(folder, clock, "build") as pilot:
        await pilot.press("h", "c")
        await until(pilot, lambda: {"Check", "Hint"} <= keys(pilot))
        await pilot.press("y")
        await until_shown(pilot, "Who decides?")
        assert lesson_screen(pilot).lesson_player.view().phase == "open"
        await pilot.press("enter", "down", "enter", "x")
        await until(pilot, lambda: lesson_screen(pilot).lesson_player.view().phase != "open")
        await pilot.press("n")
        await until(pilot, lambda: lesson_screen(pilot).lesson_player.step.id == "cases")
        await pilot.press("n")
        await until(pilot, lambda: lesson_screen(pilot).lesson_player.step.id == "voices")


async def test_a_key_is_changed_by_pressing_it(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=(80, 40)) as pilot:
        await pilot.press("e")
        await until_on(pilot, SettingsScreen)
        await pilot.press("end", "enter")
        screen = await until_on(pilot, KeysScreen)
        rows = the(pilot, KeyRows)
        rows.current = "lesson.hint"
        await pilot.press("enter")
        await until_shown(pilot, "Press the new key.")
        await pilot.press("z")
        await until_shown(pilot, "z is the key now.", "z, yours")
        await pilot.press("enter", "f1")
        await until_shown(pilot, "F1 means “Help”. Press another key, or Esc.")
        await pilot.press("escape")
        await until_shown(pilot, "Left as it is.")
        assert pilot.app.screen is screen
        await pilot.press("enter", "b")
        await until_shown(pilot, "b means “Back”. Press it once more to take it from there.")
        await pilot.press("b")
        await until_shown(pilot, "b, yours", "no key")
        await pilot.press("delete")
        await until(pilot, lambda: "yours" not in shown(pilot))
        rows.current = "lesson.steps"
        await pilot.press("enter", "z", "escape")
        await until_on(pilot, SettingsScreen)
        await until_shown(pilot, "1 of your own")
    assert start(folder, clock).about.keys == {"lesson.steps": "z"}


@pytest.mark.criterion("2.1.4")
@pytest.mark.parametrize("size", [(40, 24), (80, 24), (120, 40)])
async def test_letters_are_put_behind_ctrl_in_the_settings(
    folder: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with running(folder, clock, size=size) as pilot:
        await pilot.press("e")
        await until_on(pilot, SettingsScreen)
        the(pilot, Choices).current = "letters"
        await pilot.press("right")
        await until(pilot, lambda: start(folder, clock).settings()[0].letters == "off")
        await pilot.press("escape")
        await until_on(pilot, HomeScreen)
        await pilot.press("p", "f9")
        await until(pilot, lambda: pilot.app.screen.query(Input))
        await pilot.press("escape")
        home = await until_on(pilot, HomeScreen)
        home.player.choose("letters", "ctrl")
        home.post_message(AppearanceChanged())
        await pilot.pause()
        await pilot.press("p", "ctrl+f")
        await until_on(pilot, FrameworksScreen)


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
