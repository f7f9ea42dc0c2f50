"""Two programs on the record of one learner: each sees at a step what was written there in the other."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import TextArea

from copro_tui.tui.screens.home import HomeScreen
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.plain.talking import talk
from tests.players import open_store
from tests.tui.hands import at, view
from tests.tui.pilots import choose, lesson_screen, the, until, until_on, until_said, words

STEP = f"{FIRST}/words"


def kept(folder: Path, clock: FakeClock) -> tuple[object, ...]:
    draft = open_store(folder, clock).drafts()[STEP]
    return draft.answer, *draft.others


async def write(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*text)
    await until(pilot, lambda: lesson_screen(pilot).lesson_player.keep())


async def test_what_another_window_wrote_is_told_at_the_step_and_can_be_taken(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "words") as morning, at(folder, clock, "words") as afternoon:
        await write(morning, "early")
        await write(afternoon, "late")
        assert kept(folder, clock) == ("late", "early")
        await until_said(afternoon, "You wrote another text here", "It begins: “early”", "F5 Other text")
        assert "another text" not in words(morning)
        await afternoon.press("f5")
        await until(afternoon, lambda: the(afternoon, TextArea).text == "early")
        await until_said(afternoon, "It begins: “late”")
        assert kept(folder, clock) == ("early", "late")
        await write(afternoon, "!")
        assert kept(folder, clock) == ("early!", "late")


async def test_a_step_that_is_opened_shows_what_another_window_wrote_before(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "words") as morning, at(folder, clock, "which") as afternoon:
        await write(morning, "early")
        await afternoon.press("b")
        while lesson_screen(afternoon).lesson_player.step.id != "words":
            await lesson_screen(afternoon).go_to(lesson_screen(afternoon).lesson_player.place + 1)
        await until(afternoon, lambda: the(afternoon, TextArea).text == "early")
        assert "another text" not in words(afternoon)


async def test_both_of_two_texts_that_were_kept_are_in_the_journal(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "words") as morning, at(folder, clock, "words") as afternoon:
        for window, text in ((morning, "early"), (afternoon, "late")):
            await window.press(*text, "f3")
            await until(window, lambda window=window: view(window).phase == "over")  # type: ignore[misc]
        await afternoon.press("escape")
        await until_on(afternoon, HomeScreen)
        await choose(afternoon, "journal")
        await until_said(afternoon, "late", "Saved in another window at the same time: early")
    assert "late\nSaved in another window at the same time: early" in talk(folder, clock, ["journal", "1"])
