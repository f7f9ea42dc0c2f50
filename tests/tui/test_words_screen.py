"""The words of the course: the arrow key leads from the field to the list, however long that is."""

from __future__ import annotations

from pathlib import Path

from copro_tui.tui.screens.glossary import GlossaryScreen, WordList
from tests.clock import FakeClock
from tests.courses import write_course
from tests.tui.pilots import running, the, until, until_on, until_said, until_shown

MANY = "words:\n" + "".join(
    f"  - {{id: w-{number}, term: Term {number}, meaning: Meaning {number}.}}\n" for number in range(10, 50)
)


async def test_the_arrow_key_leads_from_the_field_into_a_long_list(folder: Path, clock: FakeClock) -> None:
    write_course(folder, glossary=MANY)
    async with running(folder, clock) as pilot:
        await pilot.press("w")
        await until_on(pilot, GlossaryScreen)
        await pilot.press("down")
        await until(pilot, lambda: the(pilot, WordList).has_focus)
        await until_shown(pilot, "▶ Term 10")
        await pilot.press("down")
        await until_shown(pilot, "▶ Term 11")


async def test_what_is_not_there_says_where_else_to_look(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        await pilot.press("w")
        await until_on(pilot, GlossaryScreen)
        await pilot.press("z", "z")
        await until_said(pilot, "No such word here. / searches everything.")
