"""Every place beside the lessons, in narrow windows and where only ASCII can be printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.text.width import width
from tests.clock import FakeClock
from tests.plain.every_exercise import learner_in
from tests.plain.hearing import BESIDE
from tests.plain.talking import talk
from tests.whole_course import real_course


@pytest.mark.parametrize("cells", [20, 40])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_every_prompt_fits(tmp_path: Path, clock: FakeClock, cells: int, encoding: str) -> None:
    learner_in(tmp_path, clock)
    typed = [line for line, _what in BESIDE]
    said = talk(tmp_path, clock, typed, width=cells, encoding=encoding, course=real_course())
    echoed = {f"> {line}" for line in typed}
    assert max(width(line) for line in said.splitlines() if line not in echoed) <= cells
    said.encode(encoding)
    assert "is not one of them" not in said
    assert said.endswith("Everything is saved. You can go on at the same place next time.\n") or cells < 60
