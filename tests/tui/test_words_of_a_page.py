"""The words of a page that the glossary explains: a key lists them, and only where there are any."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from copro_tui.tui.screens.glossary import GlossaryScreen, WordList
from copro_tui.tui.screens.lesson import LessonScreen
from tests.clock import FakeClock
from tests.courses import lesson, write_course
from tests.tui.pilots import click_key, running, shown, the, until, until_on, until_said, words

GLOSSARY = """\
words:
  - {id: power, term: Power, meaning: Being able to decide., see: [trust]}
  - {id: trust, term: Trust, meaning: Relying on somebody., also: [trusting]}
  - {id: voice, term: Voice, meaning: Being heard.}
"""

STEPS = lesson(
    """\
    - page: with-words
      text: It takes **trusting** people, and POWER.
    - page: without
      text: Nothing to explain here.
    - choose: which
      prompt: Who has power?
      options:
        - {id: all, text: All of us, right: true, because: It is shared.}
        - {id: none, text: Nobody, because: Somebody has.}
    - reflect: words
      prompt: What is power?
    """
)


@pytest.fixture
def worded(folder: Path) -> Path:
    """A course of one lesson, and three words."""
    return write_course(folder, lessons={"what/1-every-kind": STEPS}, glossary=GLOSSARY)


async def at(pilot: Pilot[None], step: str) -> LessonScreen:
    """Go to a step of the lesson."""
    await pilot.press("enter")
    screen = await until_on(pilot, LessonScreen)
    place = screen.lesson_player.lesson.place_of(step)
    assert place is not None
    await screen.go_to(place)
    await pilot.pause()
    return screen


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
async def test_the_words_of_the_page_are_listed_with_their_meanings(worded: Path, clock: FakeClock, by: str) -> None:
    async with running(worded, clock) as pilot:
        await at(pilot, "with-words")
        await (pilot.press("w") if by == "keyboard" else click_key(pilot, "Words"))
        await until_on(pilot, GlossaryScreen)
        await until_said(pilot, "Power", "Being able to decide.", "Trust", "Relying on somebody.")
        assert the(pilot, WordList).stops() == ["power", "trust"]
        assert "Being heard." not in words(pilot)
        assert the(pilot, WordList).has_focus
        assert "▶ Power" in shown(pilot)


async def test_the_list_is_walked_and_left_for_the_page_again(worded: Path, clock: FakeClock) -> None:
    async with running(worded, clock) as pilot:
        screen = await at(pilot, "with-words")
        await pilot.press("w")
        await until_on(pilot, GlossaryScreen)
        await pilot.press("down")
        await until(pilot, lambda: "▶ Trust" in shown(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert screen.lesson_player.step.id == "with-words"
        assert "trusting" in words(pilot)


async def test_any_other_word_can_be_looked_for_from_there(worded: Path, clock: FakeClock) -> None:
    async with running(worded, clock) as pilot:
        await at(pilot, "with-words")
        await pilot.press("w")
        await until_on(pilot, GlossaryScreen)
        the(pilot, Input).focus()
        await pilot.press("v", "o", "i")
        await until_said(pilot, "Being heard.")
        assert the(pilot, WordList).stops() == ["voice"]


@pytest.mark.parametrize("step", ["without", "which"])
async def test_where_there_are_none_the_key_opens_all_words(worded: Path, clock: FakeClock, step: str) -> None:
    async with running(worded, clock) as pilot:
        await at(pilot, step)
        await pilot.press("w")
        await until_on(pilot, GlossaryScreen)
        assert len(the(pilot, WordList).stops()) > 1


async def test_where_words_are_written_it_is_a_letter(worded: Path, clock: FakeClock) -> None:
    async with running(worded, clock) as pilot:
        screen = await at(pilot, "words")
        await pilot.press("w")
        await until(pilot, lambda: screen.lesson_player.view().answer == "w")
        assert pilot.app.screen is screen
