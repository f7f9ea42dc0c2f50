"""The sources: who and where, and addresses that open in the browser, or say that there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.sources import AnswerSourcesScreen, SourcesScreen
from copro_tui.tui.widgets.writing_list import WritingList
from tests.clock import FakeClock
from tests.courses import lesson, write_course
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


BELIEVED = lesson(
    """\
    - sort: it
      prompt: Which one?
      source: book
      confidence: from the case
      groups: [{id: a, text: A}, {id: b, text: B}]
      items:
        - {id: one, short: The letter, text: One., in: a, because: It is A.}
        - {id: two, short: The survey, text: Two., in: b, because: It is B., source: page, confidence: argued}
    """
).replace("sources: [book]", "sources: [book, old-page]")


async def test_a_key_says_why_the_answer_in_hand_is_believed(
    sourced: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_course(sourced, lessons={"what/1-every-kind": BELIEVED}, sources=SOURCES)
    async with running(sourced, clock, size=TALL) as pilot:
        await pilot.press("enter")
        screen = await until_on(pilot, LessonScreen)
        case = screen.lesson_player.view().case
        assert case is not None
        own, heading, what_it_means = {
            "one": ("book", "From the case", "It follows from what the question tells"),
            "two": ("page", "Argued", "It is this course's own judgement"),
        }[case.id]
        await pilot.press("s")
        await until_on(pilot, AnswerSourcesScreen)
        await until_said(pilot, f"▶ {heading}", what_it_means, "Other sources of this lesson")
        rest = [one for one in ("book", "old-page") if one != own]
        assert the(pilot, WritingList).stops() == ["how sure 1", own, "others", *rest]
        asked = watched(pilot, monkeypatch)
        await pilot.press("enter", "end", "enter")
        await until(pilot, lambda: asked == ["http://example.org/"])
        await pilot.press("escape")
        await until_on(pilot, LessonScreen)
