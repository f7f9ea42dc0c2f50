"""Motion, where a learner has chosen it: three frames, ended by any key; none by default."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.tui.widgets import moving
from copro_tui.tui.widgets.moving import MovingFigure
from tests.clock import FakeClock
from tests.players import start
from tests.tui.hands import at, board
from tests.tui.pilots import until


async def test_a_token_moves_in_three_frames_where_that_was_chosen(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(folder, clock).choose("motion", "basic")
    async with at(folder, clock, "cases") as pilot:
        await pilot.press("1")
        seen = []
        paint = MovingFigure._paint

        def spy(self: MovingFigure, left: tuple[object, ...], before: object) -> None:
            seen.append(len(left))
            paint(self, left, before)  # type: ignore[arg-type]

        monkeypatch.setattr(MovingFigure, "_paint", spy)
        await pilot.press("4")
        await until(pilot, lambda: seen[-4:] == [3, 2, 1, 0])
        assert board(pilot).painted == board(pilot)._figure


@pytest.mark.criterion("2.2.2")
async def test_any_key_ends_it(folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "FRAME", 1_000_000)
    start(folder, clock).choose("motion", "basic")
    async with at(folder, clock, "cases") as pilot:
        await pilot.press("1", "4")
        await until(pilot, lambda: board(pilot).painted != board(pilot)._figure)
        await pilot.press("f12")
        await until(pilot, lambda: board(pilot).painted == board(pilot)._figure)


@pytest.mark.criterion("2.2.2", "2.3.1")
async def test_nothing_moves_by_default(folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "frames", lambda *_figures: pytest.fail("asked for frames"))
    async with at(folder, clock, "cases") as pilot:
        await pilot.press("1", "4", "enter")
        assert board(pilot).painted == board(pilot)._figure
