"""What an author set off is set off on every screen, and no mark of Markdown is ever seen."""

from __future__ import annotations

import random
from pathlib import Path

from rich.segment import Segment

from copro_tui.course.course import open_course
from copro_tui.player import Profiles
from copro_tui.progress.learners import Learners
from copro_tui.tui.app import CoproApp
from tests.clock import FakeClock
from tests.courses import problems_of
from tests.players import open_store
from tests.set_off import RAW, set_off_course
from tests.tui.every_screen import every_screen
from tests.tui.pilots import strips


async def test_no_mark_is_seen_and_what_it_sets_off_is_on_every_screen(tmp_path: Path, clock: FakeClock) -> None:
    folder = set_off_course(tmp_path)
    assert problems_of(folder) == []
    open_store(folder, clock)
    profiles = Profiles(open_course(folder), Learners(folder / "progress"), clock, random.Random(1))
    player = profiles.open("Ann")
    raw, styled = set[str](), set[str]()
    async with CoproApp(profiles, player).run_test(size=(110, 60)) as pilot:
        async for name in every_screen(pilot, player):
            await pilot.pause()
            drawn = [segment for _widget, lines in strips(pilot) for line in lines for segment in line]
            raw |= {f"{name}: {one}" for one in RAW if one in "".join(segment.text for segment in drawn)}
            if any(_is_set_off(segment) for segment in drawn):
                styled.add(name)
    assert raw == set()
    assert {"welcome", "build in hand", "cases", "which checked", "words", "words checked"} <= styled


def _is_set_off(segment: Segment) -> bool:
    style = segment.style
    return style is not None and bool(style.italic) and "off" in segment.text
