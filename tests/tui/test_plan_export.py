"""Saving the plan from its screen: into the downloads folder, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from copro_tui.player import CoursePlayer
from copro_tui.tui.app import CoproApp
from copro_tui.tui.screens.journal import JournalScreen, PlanScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.widgets.writing_list import WritingList
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.documents.lint import PageReader, problems
from tests.players import answered, go_to
from tests.tui.pilots import choose, click, click_key, lesson_screen, running, the, until, until_on, until_said, words

TALL = (80, 40)


def write(player: CoursePlayer, text: str = "Ask <b>them</b> [/].") -> None:
    lesson_player = go_to(player, FIRST, "own")
    answered(lesson_player, {"good-day": "doing-with", "bad-day": "doing-to"})
    lesson_player = go_to(player, FIRST, "words")
    lesson_player.change(text)
    lesson_player.check()


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder that this test's computer keeps downloads in."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    monkeypatch.setattr("platformdirs.user_downloads_path", lambda: folder)
    return folder


async def open_plan(pilot: Pilot[None]) -> None:
    await pilot.press("p")
    await until_on(pilot, PlanScreen)


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
async def test_a_page_to_print_is_saved(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer], downloads: Path, by: str
) -> None:
    write(player())
    async with running(folder, clock, size=TALL) as pilot:
        await open_plan(pilot)
        await (pilot.press("x") if by == "keyboard" else click_key(pilot, "Save a copy"))
        await until_said(pilot, "Saved as")
        (saved,) = downloads.iterdir()
        await until(pilot, lambda: saved.read_text(encoding="utf-8").endswith("</html>\n"))
        page = saved.read_text(encoding="utf-8")
    assert saved.suffix == ".html"
    assert saved.stat().st_mode & 0o077 == 0
    assert problems(page) == []
    assert "Ask <b>them</b> [/]." in PageReader(page).said
    assert "My plan: Ann A small course, 5 January 2026" in PageReader(page).said


async def test_markdown_is_saved(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer], downloads: Path
) -> None:
    write(player(), "Ask Siân.")
    async with running(folder, clock, size=TALL) as pilot:
        await open_plan(pilot)
        await pilot.press("m")
        await until_said(pilot, "Saved as")
        (saved,) = downloads.iterdir()
        await until(pilot, lambda: "Ask Siân." in saved.read_text(encoding="utf-8"))
    assert saved.suffix == ".md"
    assert saved.read_text(encoding="utf-8").startswith("# My plan: Ann\n")


async def test_a_plan_with_nothing_in_it_can_be_saved_too(folder: Path, clock: FakeClock, downloads: Path) -> None:
    async with running(folder, clock, size=TALL) as pilot:
        await open_plan(pilot)
        await pilot.press("x")
        await until_said(pilot, "Saved as")
        (saved,) = downloads.iterdir()
        await until(pilot, lambda: saved.read_text(encoding="utf-8").endswith("</html>\n"))
    assert PageReader(saved.read_text(encoding="utf-8")).said.count("Still to write.") == 2


async def test_it_goes_to_the_browser_where_that_is_the_screen(
    folder: Path,
    clock: FakeClock,
    downloads: Path,
    player: Callable[[], CoursePlayer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is written on the computer that serves the browser."""
    write(player())
    delivered: list[tuple[str, dict[str, Any]]] = []

    def deliver(data: BytesIO, **how: Any) -> str:
        delivered.append((data.read().decode(), how))
        return "key"

    async with running(folder, clock, size=TALL) as pilot:
        monkeypatch.setattr(pilot.app, "deliver_binary", deliver)
        monkeypatch.setattr(CoproApp, "is_web", True)
        await open_plan(pilot)
        await pilot.press("x", "m")
        await until(pilot, lambda: len(delivered) == 2)
    (page, how), (markdown, how_markdown) = delivered
    assert page.startswith("<!DOCTYPE html>")
    assert markdown.startswith("# My plan: Ann")
    assert (how["save_filename"], how_markdown["save_filename"]) == ("plan-Ann.html", "plan-Ann.md")
    assert list(downloads.iterdir()) == []


async def test_where_it_cannot_be_saved_it_says_so(
    folder: Path, clock: FakeClock, downloads: Path, player: Callable[[], CoursePlayer]
) -> None:
    write(player())
    downloads.rmdir()
    downloads.write_text("a file", encoding="utf-8")
    async with running(folder, clock, size=TALL) as pilot:
        await open_plan(pilot)
        await pilot.press("x")
        await until_said(pilot, "There is no folder")
        assert isinstance(pilot.app.screen, PlanScreen)
    assert downloads.read_text(encoding="utf-8") == "a file"


async def test_a_folder_for_downloads_is_made_and_nothing_is_written_over(
    folder: Path, clock: FakeClock, downloads: Path, player: Callable[[], CoursePlayer]
) -> None:
    write(player())
    downloads.rmdir()
    async with running(folder, clock, size=TALL) as pilot:
        await open_plan(pilot)
        for name in ("plan-Ann.md", "plan-Ann-2.md"):
            await pilot.press("m")
            await until(pilot, (downloads / name).exists)
    assert {one.name for one in downloads.iterdir()} == {"plan-Ann.md", "plan-Ann-2.md"}


async def test_what_was_written_since_is_in_the_saved_plan_and_on_the_screen(
    folder: Path, clock: FakeClock, downloads: Path
) -> None:
    async with running(folder, clock, size=TALL) as pilot:
        await open_plan(pilot)
        await pilot.press("down", "enter")
        await until_on(pilot, LessonScreen)
        lesson_player = lesson_screen(pilot).lesson_player
        lesson_player.change("Written just now.")
        lesson_player.check()
        await pilot.press("escape")
        await until_on(pilot, PlanScreen)
        await pilot.press("m")
        await until_said(pilot, "Saved as")
        (saved,) = downloads.iterdir()
        await until(pilot, lambda: "Written just now." in saved.read_text(encoding="utf-8"))
        await until_said(pilot, "1 of 2 parts written", "Written just now.")
        assert the(pilot, WritingList).current == "next"


async def test_what_was_changed_since_is_in_the_journal_on_coming_back(
    folder: Path, clock: FakeClock, player: Callable[[], CoursePlayer]
) -> None:
    write(player(), "The first words.")
    async with running(folder, clock, size=TALL) as pilot:
        await choose(pilot, "journal")
        await until_on(pilot, JournalScreen)
        await click(pilot, ("item", f"{FIRST}/words"), WritingList)
        await until_on(pilot, LessonScreen)
        lesson_player = lesson_screen(pilot).lesson_player
        lesson_player.change("Other words.")
        lesson_player.check()
        await pilot.press("escape")
        await until_on(pilot, JournalScreen)
        await until_said(pilot, "Other words.")
        assert "The first words." not in words(pilot)
