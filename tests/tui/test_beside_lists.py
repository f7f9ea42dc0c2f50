"""In a wide window the pane says more of what is chosen in a list; in a narrower one the list says it itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.player import CoursePlayer
from copro_tui.tui.widgets.beside import Beside
from copro_tui.tui.widgets.writing_list import WritingList
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import answered, go_to
from tests.tui.pilots import running, the, until, until_said, words

WIDE, USUAL = (120, 40), (80, 24)


def beside(pilot: Pilot[None]) -> str:
    """What the pane says."""
    return " ".join(" ".join("".join(cell.text for cell in row) for row in the(pilot, Beside).painted).split())


async def until_beside(pilot: Pilot[None], *texts: str) -> None:
    await until(pilot, lambda: pilot.app.screen.query(Beside) and all(text in beside(pilot) for text in texts))


async def test_the_chosen_word_and_those_beside_it_are_explained(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=WIDE) as pilot:
        await pilot.press("w", "down")
        await until_beside(pilot, "Power Being able to decide.", "See also Trust")
        await pilot.press("down")
        await until_beside(pilot, "Trust Relying on somebody.")
        assert words(pilot).count("Relying on somebody.") == 1


async def test_the_word_that_is_looked_for_is_explained_as_soon_as_it_is_found(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=WIDE) as pilot:
        await pilot.press("w", *"trust")
        await until_beside(pilot, "Trust Relying on somebody.")
        await pilot.press(*"zz")
        await until(pilot, lambda: beside(pilot) == "")


async def test_the_chosen_source_says_who_made_it(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=WIDE) as pilot:
        await pilot.press("s")
        await until_beside(pilot, "A good book", "Somebody, 1969")


async def test_the_chosen_framework_is_drawn(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock, size=WIDE) as pilot:
        await pilot.press("f")
        await until_beside(pilot, "A small ladder", "Telling", "Leading")
        await pilot.press("down")
        await until_beside(pilot, "A small spectrum", "Doing with")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("power", ("Power", "Being able to decide.")),
        ("spectrum", ("A small spectrum", "2 Doing for")),
        ("every kind", ("Every kind of step", "Answer one exercise of every kind")),
        ("a page with", ("Welcome", "A page with a figure.")),
        ("another learner", ("Switch learner",)),
    ],
)
async def test_what_was_found_says_what_it_is_before_it_is_opened(
    folder: Path, clock: FakeClock, text: str, says: tuple[str, ...]
) -> None:
    async with running(folder, clock, size=WIDE) as pilot:
        await pilot.press("slash", *("space" if one == " " else one for one in text))
        await until_beside(pilot, *says)


async def test_the_journal_says_where_something_was_written(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    answered(go_to(player(), FIRST, "words"), "Ring the chapel.")
    async with running(folder, clock, size=WIDE) as pilot:
        await pilot.press("slash", *"journal", "enter")
        await until(pilot, lambda: pilot.app.screen.query(WritingList))
        await until_beside(pilot, "What will you do next?", "Every kind of step, 5 January 2026")
        assert "Ring the chapel." in words(pilot)


@pytest.mark.parametrize("key", ["w", "s", "f", "p", "slash"])
async def test_without_room_there_is_no_pane_and_nothing_is_missing(folder: Path, clock: FakeClock, key: str) -> None:
    async with running(folder, clock, size=USUAL) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert not pilot.app.screen.query(Beside)
        if key == "w":
            await until_said(pilot, "Being able to decide.")
        await pilot.resize_terminal(*WIDE)
        await until(pilot, lambda: pilot.app.screen.query(Beside))
        await pilot.resize_terminal(*USUAL)
        await until(pilot, lambda: not pilot.app.screen.query(Beside))
