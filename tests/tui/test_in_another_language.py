"""Every screen in a language that nobody speaks: no English is left, nothing is cut off, and the keys have one row."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.progress.learners import Learners
from copro_tui.tui.widgets.key_line import KeyLine
from tests import courses
from tests.clock import FakeClock
from tests.exercises.talks import SMALL
from tests.pseudo import CODE, cut_off, depth, english_in, speak, words_of
from tests.tui.every_screen import every_screen
from tests.tui.pilots import running, strips

KNOWN = words_of(
    *(text for text in vars(courses).values() if isinstance(text, str)),
    SMALL,
    "Ann copro English qps sho shozz Something is saved wrong Nothing being",
)
"""Words of the course, of its learner, and names."""


MAY_CUT = {
    "TopLine": "it shortens titles, of lessons as of screens",
    "PracticeBoard": "lanes have the names of a framework, which translators make short",
}
"""Widgets in which a text of ours may be cut off in a narrow window, and why."""


@pytest.mark.parametrize("size", [(40, 24), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_screen_can_be_in_another_language(
    folder: Path, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    speak(tmp_path / "pseudo", monkeypatch)
    Learners(folder / "progress").create("Ann", clock(), CODE)
    found: set[str] = set()
    async with running(folder, clock, size=size) as pilot:
        async for name in every_screen(pilot, pilot.app.screen.player):  # type: ignore[attr-defined]
            await pilot.pause()
            for widget, drawn in strips(pilot):
                text = "\n".join(strip.text.rstrip() for strip in drawn)
                kind = type(widget).__name__
                found |= {f"{name}: {kind}: English: {word}" for word in english_in(text, KNOWN)}
                if kind not in MAY_CUT:
                    found |= {f"{name}: {kind}: cut off: {line}" for line in cut_off(text)}
                if depth(text) > 2 and "…" not in text:
                    found.add(f"{name}: {kind}: {depth(text)} texts in one another: {text}")
                if isinstance(widget, KeyLine) and widget.region.height != 1:
                    found.add(f"{name}: the keys have {widget.region.height} rows")
    assert sorted(found) == []
