"""The settings, by typing: read out, changed, read back, in force at once, and kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from copro_tui.player.settings import settings_of, words_for
from copro_tui.progress.settings import CHOICES
from copro_tui.text.ascii import to_ascii_cells
from copro_tui.text.width import width
from tests.clock import FakeClock
from tests.plain.talking import course_script, exercise_script, replies, talk
from tests.players import connect, start


@pytest.fixture(autouse=True)
def time_goes_on(clock: FakeClock) -> None:
    """Of two states of a record the later one holds, so no two choices are made at the same time."""
    clock.tick = timedelta(seconds=1)


def in_settings(folder: Path, clock: FakeClock, *lines: str) -> list[str]:
    """What is said after each of ``lines``, typed by Ann in the settings."""
    start(folder, clock)
    return replies(talk(folder, clock, ["settings", *lines], name="Ann"))[: len(lines) + 1]


def chosen(folder: Path, clock: FakeClock, name: str = "Ann") -> dict[str, str]:
    return {one.id: one.chosen for one in settings_of(start(folder, clock, name))}


def test_every_setting_is_read_out_with_its_present_choice(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).choose("spacing", "airy")
    start(folder, clock).choose("spacing", "normal")
    start(folder, clock).change_about(theme="copro-light", keys={"lesson.hint": "x"})
    assert (
        "1. Language: English\n2. Colours: light\n3. Motion: none\n4. Symbols: symbols (✓ ✗ ▶)\n"
        "5. Text width: 76 characters\n6. Spacing: normal\n7. Place line: off\n8. Single letters: on\n"
        "9. One switch: off\n10. The switch is: Space or Enter\n11. How sure are you? off\n"
        "12. What comes back: 10 a day\n13. Detail: normal\n14. Keys: 1 of your own\n"
        "Type a number or a name. Or: help, back, quit.\n"
    ) in in_settings(folder, clock)[0]


@pytest.mark.parametrize("setting", ["theme", *CHOICES])
def test_each_choice_is_taken_by_number_and_by_name_and_kept(folder: Path, clock: FakeClock, setting: str) -> None:
    connect(folder, clock, "Ann", "Bob")  # or there would be nothing to send
    choices = next(one for one in settings_of(start(folder, clock)) if one.id == setting).choices
    for number, choice in [*enumerate(choices[1:], start=2), (1, choices[0])]:
        for typed in (str(number), words_for(choice)):
            name = next(one for one in settings_of(start(folder, clock)) if one.id == setting).name
            said = in_settings(folder, clock, name, typed)
            assert f"{name}: {words_for(choice)}. It is saved for you.\n" in said[2]
            assert chosen(folder, clock)[setting] == choice
    assert chosen(folder, clock, "Bob") == chosen(folder, clock)


@pytest.mark.criterion("3.3.1")
def test_a_wrong_choice_says_what_to_type_and_changes_nothing(folder: Path, clock: FakeClock) -> None:
    said = in_settings(folder, clock, "width", "75", "", "9", "?", "b", "b")
    assert said[1].startswith("\nText width. Now: 76 characters. Choose:\n1. 76 characters\n2. 68 characters\n")
    for reply in said[2:6]:
        assert "Type a number or a name." in reply
    assert said[6] == "Back at: Settings. Type again to hear it.\n"
    assert said[7] == "Back at: Home. Type again to hear it.\n"
    assert start(folder, clock).about.settings == {}


def test_the_settings_are_a_word_away_in_a_lesson(folder: Path, clock: FakeClock) -> None:
    start(folder, clock)
    said = replies(talk(folder, clock, ["1", ",", "spacing", "airy", "b"], name="Ann"))
    assert said[1].startswith("\nSettings.")
    assert "Back at step 1 of 8." in said[4]


@pytest.mark.parametrize(("terminal", "cells", "most"), [(200, "60", 60), (200, "76", 76), (40, "60", 40)])
def test_lines_are_no_wider_than_liked_nor_than_the_terminal(
    folder: Path, clock: FakeClock, terminal: int, cells: str, most: int
) -> None:
    start(folder, clock).choose("width", cells)
    typed = course_script(folder)[1:]
    said = talk(folder, clock, typed, width=terminal)
    echoed = {f"> {line}" for line in typed}
    widest = max(width(line) for line in said.splitlines() if line not in echoed)
    assert most - 15 < widest <= most


def test_the_width_changes_in_the_midst(folder: Path, clock: FakeClock) -> None:
    start(folder, clock)
    said = replies(talk(folder, clock, ["settings", "more", "width", "60", "more"], width=200))
    assert 60 < max(map(len, said[1].splitlines())) <= 76
    assert max(len(line) for reply in said[3:] for line in reply.splitlines()) <= 60


def test_it_speaks_in_ascii_from_the_moment_it_is_chosen(folder: Path, clock: FakeClock) -> None:
    start(folder, clock, "Siân")
    typed = ["settings", "symbols", "plain text ([ok] [x] >)", "b", *course_script(folder)[1:]]
    said = replies(talk(folder, clock, typed))
    assert "✓" in said[0]
    assert [one for one in said[2:] if to_ascii_cells(one) != one] == []
    assert "Symbols: plain text ([ok] [x] >). It is saved for you.\n" in said[2]
    assert "Siân" in talk(folder, clock, ["q"], name="Siân")


def test_what_is_read_in_ascii_can_be_typed(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).choose("symbols", "ascii")
    said = in_settings(folder, clock, "symbols", "symbols ([ok] [x] >)")
    assert "Symbols: symbols (✓ ✗ ▶). It is saved for you.\n" in said[2]


def test_airy_puts_one_empty_line_between_things(folder: Path, clock: FakeClock) -> None:
    said = in_settings(folder, clock, "spacing", "airy")[2]
    assert said.startswith("\nSpacing: airy. It is saved for you.\n\nBack at: Settings.")
    assert "\n\n1. Language: English\n\n2. Colours: dark\n\n" in in_settings(folder, clock, "again")[1]
    assert "\n\n\n" not in said
    exercise = exercise_script(
        start(folder, clock).course.lesson(start(folder, clock).course.all_lessons()[0]).exercises[0]
    )
    assert "\n\n\n" not in talk(folder, clock, ["1", "", *exercise], name="Ann")


def test_there_is_only_one_language_so_far(folder: Path, clock: FakeClock) -> None:
    assert in_settings(folder, clock, "language")[1].startswith("Only English is available so far.\nBack at: Settings.")


def test_another_language_is_kept_and_spoken(folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copro_tui.player.settings.available_languages", lambda: ("en", "cy"))
    spoken: list[str] = []
    monkeypatch.setattr("copro_tui.plain.settings.use_language", spoken.append)
    said = in_settings(folder, clock, "language", "Cymraeg")
    assert "1. English\n2. Cymraeg\n" in said[1]
    assert said[2].startswith("Language: Cymraeg. It is saved for you.\n")
    assert start(folder, clock).about.language == "cy"
    assert spoken[0] == "en"
    assert spoken[-1] == "cy"


def test_keys_are_written_read_back_and_taken_back(folder: Path, clock: FakeClock) -> None:
    said = in_settings(folder, clock, "keys", "lesson.hint = x", "lesson.back=y", "?", "lesson.hint =", "l", "b")
    assert "You have no keys of your own.\n" in said[1]
    assert said[2] == "lesson.hint = x. It is saved for you.\n"
    assert said[5] == "lesson.hint has the key of the course again.\n"
    assert "lesson.back = y: Back\n" in said[6]
    assert "back: go back. Short form: b.\n" in said[4]
    assert said[7] == "Back at: Settings. Type again to hear it.\n"
    assert "14. Keys: 1 of your own\n" in in_settings(folder, clock)[0]
    assert "\nlesson.back = y\nType lesson.hint = x" in in_settings(folder, clock, "keys")[1]
    assert start(folder, clock).about.keys == {"lesson.back": "y"}


@pytest.mark.parametrize("line", ["", "x", "= x", "lesson.hint =", "="])
def test_a_line_that_is_no_key_says_what_to_type(folder: Path, clock: FakeClock, line: str) -> None:
    said = in_settings(folder, clock, "keys", line)
    assert "Type lesson.hint = x to change a key" in said[2]
    assert start(folder, clock).about.keys == {}


def test_one_can_end_from_the_settings(folder: Path, clock: FakeClock) -> None:
    for lines in (["q"], ["width", "q"], ["keys", "q"]):
        assert in_settings(folder, clock, *lines)[-1].endswith("You can go on at the same place next time.\n")


def test_a_setting_that_makes_no_sense_is_said_and_does_no_harm(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).choose("width", "999")
    start(folder, clock).change_about(theme="copro-plaid")
    said = talk(folder, clock, ["settings"], name="Ann")
    assert "The setting width cannot be “999”; it is “76” now.\n" in said
    assert "2. Colours: dark\n" in said


def test_the_state_of_a_mended_record_is_said(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).choose("width", "68")
    path = next((folder / "progress").glob("*.json"))
    path.write_text("{", encoding="utf-8")
    assert "\nYour record was damaged (" in talk(folder, clock, [], name="Ann")
