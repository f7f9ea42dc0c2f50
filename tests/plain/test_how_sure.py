"""How sure are you? Asked in lines, before an answer is marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.plain.how_sure import sureness_in
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.plain.talking import replies, talk
from tests.player.steps import attempts
from tests.players import start


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        *((one, "sure") for one in ("sure", " Sure. ", "s", "1")),
        *((one, "fairly") for one in ("fairly sure", "fairly", "f", "2", "pretty sure", "two")),
        *((one, "guessing") for one in ("guessing", "G", "3", "I guess", "not sure")),
        *((one, None) for one in ("", "4", "b", "back", "help", "?", "sure fairly")),
    ],
)
def test_what_a_line_says(line: str, meant: str | None) -> None:
    assert sureness_in(line) == meant


def test_a_case_is_put_down_once_it_is_said(folder: Path, clock: FakeClock) -> None:
    player = start(folder, clock)
    player.choose("sure", "on")
    player.open_lesson(FIRST, "cases")
    lines = ["1", "", "1", "", "4", "s", "", "2", "", "u", "3", "", "guessing", "", "1", "", "2", "home", "q"]
    said = replies(talk(folder, clock, lines, name="Ann"))
    assert "How sure are you? Type sure, fairly sure or guessing, or 1 to 3." in said[3]
    assert "That is not one of the three." in said[4]
    assert "How sure are you?" in said[4]
    assert "How sure" not in said[5]
    assert "How sure are you?" in said[8]
    assert "Enter puts it down." in said[9]
    (attempt,) = attempts(folder, "cases")
    assert list(attempt.sure.values()) == ["sure", "guessing", "fairly"]


def test_it_is_asked_again_by_the_next_program(folder: Path, clock: FakeClock) -> None:
    player = start(folder, clock)
    player.choose("sure", "on")
    lesson_player = player.open_lesson(FIRST, "which")
    lesson_player.change(["vote"])
    lesson_player.ask_sure()
    said = talk(folder, clock, ["1", "f", "home", "q"], name="Ann")
    assert said.count("How sure are you?") == 1
    assert [one.sure for one in attempts(folder, "which")] == [{"": "fairly"}]
