"""The door through which files leave: onto the disk, or closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.errors import CoproError
from copro_tui.plain.door import Closed, Disk
from tests.clock import FakeClock
from tests.plain.every_exercise import learner_in
from tests.plain.hearing import Typed, hear


def test_the_disk_writes_where_it_is_told_and_never_over_another_file(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    assert Disk().take(str(file), b"mine") == f"Written to: {file}"
    assert file.read_bytes() == b"mine"
    with pytest.raises(CoproError, match="is there already"):
        Disk().take(str(file), b"other")
    assert file.read_bytes() == b"mine"


def test_a_closed_door_asks_for_no_name_and_says_that_it_is_closed(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    learner_in(tmp_path, clock)
    before = sorted(tmp_path.rglob("*"))
    typed = [Typed(line, "door", line) for line in ("plan", "save my plan to a file", "where")]
    heard = hear(tmp_path, clock, typed).heard
    said = next(one for one in heard if one.what == "save my plan to a file")
    assert said.lines == [
        "Files cannot be saved here. Whoever offers this course can give you a copy.",
        "Back at: My plan. Type again to hear it.",
    ]
    assert heard[-1].lines == ["You are here: My plan."]
    assert sorted(tmp_path.rglob("*")) == before
    with pytest.raises(CoproError):
        Closed().take("plan.html", b"")
