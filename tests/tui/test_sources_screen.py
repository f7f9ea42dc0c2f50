"""The sources: who and where, and addresses that open in the browser, or say that there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.sources import SourcesScreen
from copro_tui.tui.widgets.writing_list import WritingList
from tests.clock import FakeClock
from tests.courses import write_course
from tests.tui.pilots import choose, click, player_of, running, shown, the, until, until_on, until_said, words

TALL = (80, 40)

SOURCES = """\
sources:
  - {id: book, title: A good book, by: Somebody, year: 1969, note: Its last chapter.}
  - {id: page, title: A page, by: Somebody else, address: "https://example.org/a?b=c&d=[e]"}
  - {id: old-page, title: An old page, address: "http://example.org/"}
  - {id: trap, title: "A [b]trap[/]", address: "javascript:alert(1)"}
  - {id: file, title: A file, address: "file:///etc/passwd"}
"""

ADDRESSES = {"page": "https://example.org/a?b=c&d=[e]", "old-page": "http://example.org/"}


@pytest.fixture
def sourced(folder: Path) -> Path:
    """The small course with more sources."""
    return write_course(folder, sources=SOURCES)


def watched(pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the browser is asked for from now on."""
    asked: list[str] = []
    monkeypatch.setattr(pilot.app, "open_url", lambda url, *, new_tab=True: asked.append(url))
    return asked


async def open_sources(pilot: Pilot[None]) -> None:
    await choose(pilot, "sources")
    await until_on(pilot, SourcesScreen)


async def test_each_source_is_shown_with_what_is_known_of_it(sourced: Path, clock: FakeClock) -> None:
    async with running(sourced, clock, size=TALL) as pilot:
        await open_sources(pilot)
        await until_said(pilot, "A good book", "Somebody, 1969", "Its last chapter.", "https://example.org/a?b=c&d=[e]")
        assert "A [b]trap[/]" in words(pilot)
        assert "may have moved" in words(pilot)
        assert "▶ A good book" in shown(pilot)
        await pilot.press("escape")
        await until_on(pilot, HomeScreen)


@pytest.mark.parametrize("source", ADDRESSES)
@pytest.mark.parametrize("by", ["keyboard", "mouse"])
async def test_an_address_opens_in_the_browser(
    sourced: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, source: str, by: str
) -> None:
    async with running(sourced, clock, size=TALL) as pilot:
        asked = watched(pilot, monkeypatch)
        await open_sources(pilot)
        if by == "keyboard":
            await pilot.press("home", *["down"] * the(pilot, WritingList).stops().index(source))
            assert asked == []
            await pilot.press("enter")
        else:
            await click(pilot, ("item", source), WritingList)
            await until(pilot, lambda: the(pilot, WritingList).current == source)
            assert asked == [], "the first click only takes it up"
            await click(pilot, ("item", source), WritingList)
        await until(pilot, lambda: asked)
        assert asked == [ADDRESSES[source]]
        await until_said(pilot, f"Opening {ADDRESSES[source]}")


@pytest.mark.parametrize("source", ["book", "trap", "file"])
async def test_what_is_no_web_address_is_not_opened(
    sourced: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    async with running(sourced, clock, size=TALL) as pilot:
        asked = watched(pilot, monkeypatch)
        await open_sources(pilot)
        await pilot.press("home", *["down"] * the(pilot, WritingList).stops().index(source), "enter")
        await until_said(pilot, "This source has no address.")
        assert asked == []


async def test_the_sources_of_one_lesson_alone(sourced: Path, clock: FakeClock) -> None:
    async with running(sourced, clock, size=TALL) as pilot:
        pilot.app.push_screen(SourcesScreen(player_of(sourced, clock), only=("page", "gone", "book")))
        await until_on(pilot, SourcesScreen)
        await until_said(pilot, "A page", "A good book")
        assert the(pilot, WritingList).stops() == ["page", "book"]
        assert "An old page" not in words(pilot)


async def test_a_course_without_sources_has_an_empty_list(folder: Path, clock: FakeClock) -> None:
    (folder / "lessons/sources.yaml").unlink()
    async with running(folder, clock, size=TALL) as pilot:
        await open_sources(pilot)
        await until_said(pilot, "Sources")
        await pilot.press("down", "enter", "escape")
        await until_on(pilot, HomeScreen)


async def test_all_of_it_can_be_read_in_forty_columns(sourced: Path, clock: FakeClock) -> None:
    async with running(sourced, clock, size=(40, 60)) as pilot:
        await open_sources(pilot)
        await until_said(pilot, "A good book", "Somebody, 1969", "Its last chapter.", "https://example.org/a?b=c&d=[e]")
        assert "…" not in words(pilot)
