"""Every screen in a language that nobody speaks: no English is left, nothing is cut off, and the keys have one row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.cohorts.model import Assigned
from copro_tui.progress.learners import Learners
from copro_tui.tui.widgets.key_line import KeyLine
from tests.clock import FakeClock
from tests.exercises.talks import SMALL
from tests.pseudo import CODE, cut_off, depth, english_in, speak, words_of
from tests.tui.every_screen import every_screen
from tests.tui.pilots import running, running_app, strips
from tests.tui.trainer.every_screen import every_screen as every_screen_of_a_trainer
from tests.tui.trainer.services import FIVE, course_in, group, service_at, trainer_of

KNOWN = words_of(
    SMALL,
    "Ann copro progress cohorts yaml English qps sho shozz Something is saved wrong Nothing being",
    "No such file or directory",
)
"""Words of the conversation, and what is typed or said in the walk."""

MAY_CUT = {
    "TopLine": "it shortens titles, of lessons as of screens",
    "PracticeBoard": "lanes have the names of a framework, which translators make short",
}
"""Widgets in which a text of ours may be cut off in a narrow window, and why."""


def words_in(folder: Path) -> frozenset[str]:
    """The words of a course's files, and those of its path."""
    return words_of(str(folder), *(path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")))


def faults(pilot: Pilot[None], known: frozenset[str]) -> Iterator[str]:
    """What is wrong with the screen in front."""
    for widget, drawn in strips(pilot):
        if widget.id == "preview":  # a report as it is in a file: letters are in each person's own language
            continue
        text = "\n".join(strip.text.rstrip() for strip in drawn)
        kind = type(widget).__name__
        yield from (f"{kind}: English: {word}" for word in english_in(text, known))
        cut = cut_off(text)
        yield from (f"{kind}: cut off: {line}" for line in cut if kind not in MAY_CUT)
        if depth(text) > 2 and not cut and "…" not in text:
            yield f"{kind}: {depth(text)} texts in one another: {text}"
        if isinstance(widget, KeyLine) and widget.region.height != 1:
            yield f"the keys have {widget.region.height} rows"


@pytest.mark.parametrize("size", [(40, 24), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_screen_can_be_in_another_language(
    folder: Path, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    speak(tmp_path / "pseudo", monkeypatch)
    Learners(folder / "progress").create("Ann", clock(), CODE)
    known, found = KNOWN | words_in(folder), set[str]()
    async with running(folder, clock, size=size) as pilot:
        async for name in every_screen(pilot, pilot.app.screen.player):  # type: ignore[attr-defined]
            await pilot.pause()
            found |= {f"{name}: {one}" for one in faults(pilot, known)}
    assert sorted(found) == []


async def test_every_screen_of_a_trainer_can_be_in_another_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = course_in(tmp_path / "course")
    group(folder, *FIVE, modules=[Assigned("what", due="2026-01-06")], name="Spring group", workshop="2026-09-24")
    speak(tmp_path / "pseudo", monkeypatch)
    known, found = KNOWN | words_in(folder), set[str]()
    async with running_app(trainer_of(folder), (40, 24)) as pilot:
        async for screen in every_screen_of_a_trainer(pilot, service_at(folder)):
            found |= {f"{type(screen).__name__}: {one}" for one in faults(pilot, known)}
    assert sorted(found) == []
