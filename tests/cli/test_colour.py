"""Which colours leave the program: none with NO_COLOR, and no ground of its own in the terminal's own colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.terminals import Terminal, terminal
from tests.clock import FakeClock
from tests.players import start

STYLE = re.compile(rb"\x1b\[([\d;:]*)m")


def codes(screen: Terminal) -> set[str]:
    """The codes for colours and styles that were written, each with its arguments."""
    found: set[str] = set()
    for given in STYLE.findall(screen.output):
        rest = given.decode().split(";")
        while rest:
            extended = rest[0] in ("38", "48") and len(rest) > 1
            length = {"5": 3, "2": 5}[rest[1]] if extended else 1
            found.add(";".join(rest[:length]))
            rest = rest[length:]
    return found


def text_of(screen: Terminal, row: int | None) -> str:
    """What the terminal shows, in one row or in all."""
    return "".join(screen.picture.display) if row is None else screen.picture.display[row]


def played(folder: Path, **more: str) -> set[str]:
    """The codes written while a learner opens a lesson, goes through its steps, and opens the settings."""
    with terminal("--course", str(folder), more=more) as screen:
        screen.until(lambda: "English" in text_of(screen, 0))
        for keys, row, shown in (
            (b"\r", 0, "1 of 8"), (b"n", 0, "2 of 8"), (b"\r", None, "is in your hand"), (b"n", 0, "3 of 8"),
            (b"1", None, "Put down"), (b"\r", None, "Next case"), (b"\x1b", 0, "English"), (b"e", None, "Spacing"),
        ):  # fmt: skip
            screen.type(keys)
            screen.until(lambda row=row, shown=shown: shown in text_of(screen, row))  # type: ignore[misc]
        screen.type(b"\x11")
        assert screen.end() == 0
        return codes(screen)


@pytest.mark.criterion("1.4.1", "EN 11.7")
def test_without_colour_only_bold_and_reverse_leave_the_program(folder: Path, clock: FakeClock) -> None:
    start(folder, clock)
    assert played(folder, NO_COLOR="1") <= {"", "0", "1", "7"}


@pytest.mark.criterion("EN 11.7")
@pytest.mark.parametrize("kind", ["xterm", "screen", "linux"])
def test_a_terminal_of_few_colours_keeps_its_own_until_others_are_chosen(
    folder: Path, clock: FakeClock, kind: str
) -> None:
    start(folder, clock)
    found = played(folder, TERM=kind)
    assert {one for one in found if one.startswith("4")} <= {"49"}
    assert {"36", "35", "33"} <= found


def test_colours_that_were_chosen_hold_in_every_terminal(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).change_about(theme="copro-dark")
    assert {one for one in played(folder, TERM="xterm") if one.startswith("4")} - {"49"}


@pytest.mark.criterion("EN 11.7")
def test_in_the_colours_of_the_terminal_its_ground_is_left_alone(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).change_about(theme="copro-native")
    found = played(folder)
    assert {one for one in found if one.startswith("4")} <= {"49"}
    assert {"36", "35", "33"} <= found
    assert not {one for one in found if one.startswith("38")}
