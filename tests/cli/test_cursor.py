"""The terminal's own cursor stands on what has the focus, and goes with it, for magnifiers and braille."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.terminals import Terminal, terminal
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import open_store, start

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are a thing of Unix")

DOWN = b"\x1b[B"
HOME, END = b"\x1b[H", b"\x1b[F"
MARK = "▶"


def row(screen: Terminal) -> str:
    """The line on which the cursor is."""
    return str(screen.picture.display[screen.picture.cursor.y])


def from_cursor(screen: Terminal) -> str:
    """What stands from the cursor to the end of its line."""
    return row(screen)[screen.picture.cursor.x :]


def at_home(screen: Terminal) -> bool:
    """Whether home is shown, with the cursor on what to begin or to carry on with."""
    return "copro" in screen.picture.display[0] and from_cursor(screen).startswith(f"{MARK} ")


def in_the_lesson(screen: Terminal) -> bool:
    return "WHAT 1" in screen.picture.display[0]


def marked(screen: Terminal) -> list[int]:
    """The numbers of the lines that are marked as current."""
    return [number for number, line in enumerate(screen.picture.display) if MARK in line]


def on_the_mark(screen: Terminal, before: int | None) -> bool:
    """Whether the cursor is on the marked item, which is another than that on the line ``before``."""
    cursor = screen.picture.cursor
    place = row(screen).find(MARK)
    return marked(screen) == [cursor.y] and cursor.y != before and 0 <= place <= cursor.x <= place + 12


@pytest.mark.criterion("2.4.7")
@pytest.mark.parametrize("step", ["build", "which"])
def test_the_cursor_is_on_the_item_and_goes_with_it(folder: Path, clock: FakeClock, step: str) -> None:
    start(folder, clock).open_lesson(FIRST, step)
    with terminal("--course", str(folder)) as screen:
        screen.until(lambda: at_home(screen))
        screen.type(b"\r")
        screen.until(lambda: in_the_lesson(screen))
        before = None
        for _time in range(3):
            screen.until(lambda: on_the_mark(screen, before))  # noqa: B023 - waited for at once
            assert from_cursor(screen).strip()
            before = screen.picture.cursor.y
            screen.type(DOWN)
        assert not screen.picture.cursor.hidden


@pytest.mark.criterion("2.4.7")
@pytest.mark.parametrize(("step", "key"), [("cases", b"\x1b[A"), ("own", b"\x1b[C")])
def test_the_cursor_is_on_the_case_in_hand_and_goes_with_it(
    folder: Path, clock: FakeClock, step: str, key: bytes
) -> None:
    """``cases`` go on a ladder, ``own`` on a line."""
    start(folder, clock).open_lesson(FIRST, step)
    with terminal("--course", str(folder)) as screen:
        screen.until(lambda: at_home(screen))
        screen.type(b"\r")
        screen.until(lambda: in_the_lesson(screen) and "Case A" in row(screen))
        before = None
        for _time in range(3):
            screen.type(key)
            here = before
            screen.until(lambda: from_cursor(screen).startswith(("A ", " A ")) and place_of(screen) != here)  # noqa: B023
            before = place_of(screen)
        screen.type(b"\r")
        screen.until(lambda: "Enter Next case" in screen.picture.display[-1])
        screen.until(lambda: from_cursor(screen).lstrip(MARK).lstrip().startswith("A"))


def test_screens_in_an_accessible_environment_have_the_place_line_with_the_cursor(
    folder: Path, clock: FakeClock
) -> None:
    start(folder, clock).open_lesson(FIRST, "cases")
    with terminal("--course", str(folder), "--screens", more={"ACCESSIBLE": "1"}) as screen:
        screen.until(lambda: at_home(screen))
        screen.type(b"\r")
        screen.until(lambda: in_the_lesson(screen))
        screen.type(b"1")
        screen.until(lambda: f"{MARK}  A  on 1 " in row(screen) and from_cursor(screen).lstrip().startswith("A "))


def place_of(screen: Terminal) -> tuple[int, int]:
    return screen.picture.cursor.y, screen.picture.cursor.x


@pytest.mark.parametrize(("columns", "rows"), [(40, 14), (120, 14), (80, 12)])
def test_the_cursor_is_on_the_entry_after_everything_has_scrolled(
    folder: Path, clock: FakeClock, columns: int, rows: int
) -> None:
    open_store(folder, clock)
    with terminal("--course", str(folder), columns=columns, rows=rows) as screen:
        last = "WHEN" if columns >= 110 else "   Switch learner"  # what can be looked up is in the pane there
        for keys, entry in ((b"", "Every kind"), (END, last), (HOME, "Every kind")):
            screen.type(keys)
            screen.until(lambda: f"{MARK} {entry}" in row(screen))  # noqa: B023


def test_the_cursor_stays_on_the_entry_when_the_text_is_scrolled_by_pages(folder: Path, clock: FakeClock) -> None:
    open_store(folder, clock)
    with terminal("--course", str(folder), rows=14) as screen:
        screen.until(lambda: at_home(screen))
        screen.type(DOWN * 2 + b"\x1b[6~")
        screen.until(lambda: "Switch learner" in "".join(screen.picture.display))
        screen.type(b"\x1b[5~")
        screen.until(lambda: f"{MARK} WHEN" in "".join(screen.picture.display))
        screen.until(lambda: marked(screen) == [screen.picture.cursor.y] and "WHEN" in row(screen))


def in_the_box(screen: Terminal, placeholder: str) -> bool:
    """Whether the cursor is where typing would begin; Textual counts one cell behind the end of what is there."""
    return 0 <= screen.picture.cursor.x - row(screen).find(placeholder) <= 1 and placeholder in row(screen)


def test_the_cursor_is_in_the_box_before_anything_is_typed(folder: Path) -> None:
    with terminal("--course", str(folder)) as screen:
        screen.until(lambda: in_the_box(screen, "Your name"))


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_the_cursor_is_where_a_page_begins(folder: Path, clock: FakeClock, columns: int) -> None:
    start(folder, clock).open_lesson(FIRST, "welcome")
    with terminal("--course", str(folder), columns=columns) as screen:
        screen.until(lambda: at_home(screen))
        screen.type(b"\r")
        screen.until(lambda: from_cursor(screen).startswith("Welcome"))


def test_the_cursor_is_at_the_end_of_a_draft_that_one_comes_back_to(folder: Path, clock: FakeClock) -> None:
    lesson = start(folder, clock).open_lesson(FIRST, "words")
    lesson.change("We ask first.")
    lesson.keep()
    with terminal("--course", str(folder)) as screen:
        screen.until(lambda: at_home(screen))
        screen.type(b"\r")
        screen.until(lambda: row(screen)[: screen.picture.cursor.x].endswith("We ask first."))


def in_the_search(screen: Terminal, text: str, typed: int = 0) -> bool:
    """Whether the cursor is ``typed`` letters into a text of the search."""
    return 0 <= screen.picture.cursor.x - typed - row(screen).find(text) <= 1 and text in row(screen)


@pytest.mark.criterion("2.4.7")
@pytest.mark.parametrize("columns", [40, 80])
def test_the_cursor_is_where_one_reads_or_types(folder: Path, clock: FakeClock, columns: int) -> None:
    """Where the help begins, in the boxes of the glossary and of the search at once, and on each entry of a list."""
    open_store(folder, clock)
    with terminal("--course", str(folder), columns=columns) as screen:
        screen.until(lambda: at_home(screen))
        screen.type(b"\x1bOP")
        screen.until(lambda: "Help" in screen.picture.display[0])
        screen.until(lambda: from_cursor(screen).startswith("Choose with"))
        screen.type(b"\x1b")
        screen.until(lambda: at_home(screen))
        screen.type(b"w")
        screen.until(lambda: in_the_box(screen, "Find a word"))
        screen.type(b"\x1b")
        screen.until(lambda: at_home(screen))
        screen.type(b"/")
        screen.until(lambda: in_the_search(screen, "Search lessons"))
        screen.type(b"jour")
        screen.until(lambda: in_the_search(screen, "jour", typed=4))
        screen.type(b"\x1b")
        screen.until(lambda: at_home(screen))
        for entry in ("Every kind of step", "WHAT ", "WHEN ", "r  Review", "p  My plan") if columns == 80 else ():
            screen.until(lambda: f"{MARK} {entry}" in row(screen))  # noqa: B023
            assert marked(screen) == [screen.picture.cursor.y]
            screen.type(DOWN)
