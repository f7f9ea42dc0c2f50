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


def marked(screen: Terminal) -> list[int]:
    """The numbers of the lines that are marked as current."""
    return [number for number, line in enumerate(screen.picture.display) if MARK in line]


def on_the_mark(screen: Terminal, before: int | None) -> bool:
    """Whether the cursor is on the marked item, which is another than that on the line ``before``."""
    cursor = screen.picture.cursor
    place = row(screen).find(MARK)
    return marked(screen) == [cursor.y] and cursor.y != before and 0 <= place <= cursor.x <= place + 12


@pytest.mark.parametrize("step", ["build", "which"])
def test_the_cursor_is_on_the_item_and_goes_with_it(folder: Path, clock: FakeClock, step: str) -> None:
    start(folder, clock).open_lesson(FIRST, step)
    with terminal("--course", str(folder)) as screen:
        screen.until(lambda: "A small course" in screen.picture.display[0])
        screen.type(b"\r")
        screen.until(lambda: "step " in screen.picture.display[0])
        before = None
        for _time in range(3):
            screen.until(lambda: on_the_mark(screen, before))  # noqa: B023 - waited for at once
            assert from_cursor(screen).strip()
            before = screen.picture.cursor.y
            screen.type(DOWN)
        assert not screen.picture.cursor.hidden


def test_the_cursor_goes_through_a_list(folder: Path, clock: FakeClock) -> None:
    open_store(folder, clock)
    with terminal("--course", str(folder)) as screen:
        for entry in ("Begin", "WHAT ", "WHEN ", "My plan"):
            screen.until(lambda: from_cursor(screen).startswith((entry, f"{MARK} {entry}")))  # noqa: B023
            assert on_the_mark(screen, None)
            screen.type(DOWN)


@pytest.mark.parametrize(("step", "count"), [("cases", 3), ("own", 2)])
def test_the_cursor_is_on_the_case_in_hand(folder: Path, clock: FakeClock, step: str, count: int) -> None:
    """``cases`` go on a ladder, ``own`` on a line."""
    start(folder, clock).open_lesson(FIRST, step)
    with terminal("--course", str(folder)) as screen:
        screen.until(lambda: "A small course" in screen.picture.display[0])
        screen.type(b"\r")
        for number in range(1, count + 1):
            screen.until(lambda: from_cursor(screen).startswith(f"{MARK}({number})"))  # noqa: B023
            screen.type(DOWN)


@pytest.mark.parametrize(("columns", "rows"), [(40, 14), (120, 14), (80, 12)])
def test_the_cursor_is_on_the_entry_after_everything_has_scrolled(
    folder: Path, clock: FakeClock, columns: int, rows: int
) -> None:
    open_store(folder, clock)
    with terminal("--course", str(folder), columns=columns, rows=rows) as screen:
        for keys, entry in ((b"", "Begin"), (END, "Switch learner"), (HOME, "Begin")):
            screen.type(keys)
            screen.until(lambda: any(f"{MARK} {entry}" in line for line in screen.picture.display))  # noqa: B023
            screen.until(lambda: from_cursor(screen).startswith((entry, f"{MARK} {entry}")))  # noqa: B023


def test_the_cursor_stays_on_the_entry_when_the_text_is_scrolled_by_pages(folder: Path, clock: FakeClock) -> None:
    open_store(folder, clock)
    with terminal("--course", str(folder), rows=14) as screen:
        screen.until(lambda: from_cursor(screen).startswith((MARK, "Begin")))
        screen.type(DOWN * 2 + b"\x1b[6~")
        screen.until(lambda: "Switch learner" in "".join(screen.picture.display))
        screen.type(b"\x1b[5~")
        screen.until(lambda: f"{MARK} WHEN" in "".join(screen.picture.display))
        screen.until(lambda: on_the_mark(screen, None) and "WHEN" in row(screen))


def in_the_box(screen: Terminal, placeholder: str) -> bool:
    """Whether the cursor is where typing would begin; Textual counts one cell behind the end of what is there."""
    return 0 <= screen.picture.cursor.x - row(screen).find(placeholder) <= 1 and placeholder in row(screen)


def test_the_cursor_is_in_the_box_before_anything_is_typed(folder: Path) -> None:
    with terminal("--course", str(folder)) as screen:
        screen.until(lambda: in_the_box(screen, "Your name"))


def test_the_cursor_is_in_the_box_of_the_glossary_at_once(folder: Path, clock: FakeClock) -> None:
    open_store(folder, clock)
    with terminal("--course", str(folder)) as screen:
        screen.until(lambda: from_cursor(screen).startswith((MARK, "Begin")))
        screen.type(b"g")
        screen.until(lambda: in_the_box(screen, "Find a word"))


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_the_cursor_is_where_a_page_begins(folder: Path, clock: FakeClock, columns: int) -> None:
    start(folder, clock).open_lesson(FIRST, "welcome")
    with terminal("--course", str(folder), columns=columns) as screen:
        screen.until(lambda: "A small course" in screen.picture.display[0])
        screen.type(b"\r")
        screen.until(lambda: from_cursor(screen).startswith("Welcome"))


def test_the_cursor_is_at_the_end_of_a_draft_that_one_comes_back_to(folder: Path, clock: FakeClock) -> None:
    lesson = start(folder, clock).open_lesson(FIRST, "words")
    lesson.change("We ask first.")
    lesson.keep()
    with terminal("--course", str(folder)) as screen:
        screen.until(lambda: "A small course" in screen.picture.display[0])
        screen.type(b"\r")
        screen.until(lambda: row(screen)[: screen.picture.cursor.x].endswith("We ask first."))


def in_the_search(screen: Terminal, text: str, typed: int = 0) -> bool:
    """Whether the cursor is ``typed`` letters into a text of the search, whose sign at the left is two cells wide."""
    return 1 <= screen.picture.cursor.x - typed - row(screen).find(text) <= 2 and text in row(screen)


def test_the_cursor_is_in_the_box_of_the_search_and_goes_with_what_is_typed(folder: Path, clock: FakeClock) -> None:
    open_store(folder, clock)
    with terminal("--course", str(folder)) as screen:
        screen.until(lambda: from_cursor(screen).startswith((MARK, "Begin")))
        screen.type(b"/")
        screen.until(lambda: in_the_search(screen, "Search for"))
        screen.type(b"jour")
        screen.until(lambda: in_the_search(screen, "jour", typed=4))


@pytest.mark.parametrize("columns", [40, 80])
def test_the_cursor_is_where_the_help_begins(folder: Path, clock: FakeClock, columns: int) -> None:
    open_store(folder, clock)
    with terminal("--course", str(folder), columns=columns) as screen:
        screen.until(lambda: from_cursor(screen).startswith((MARK, "Begin")))
        screen.type(b"\x1bOP")
        screen.until(lambda: any("─ Help ─" in line for line in screen.picture.display))
        screen.until(lambda: "─ Help ─" in screen.picture.display[screen.picture.cursor.y - 1])
        screen.until(lambda: from_cursor(screen).startswith("Choose with"))
        screen.type(b"\x1b")
        screen.until(lambda: from_cursor(screen).startswith((MARK, "Begin")))
