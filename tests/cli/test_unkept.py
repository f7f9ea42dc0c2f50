"""What the program says at its end, and its status, when something could not be kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from copro_tui.cli.main import main
from copro_tui.errors import ExitCode
from tests.cli.terminals import terminal
from tests.clock import FakeClock
from tests.faults import no_space
from tests.players import open_store, start

FULL = "No space left on device"


def plain(folder: Path, capsys: pytest.CaptureFixture[str], *lines: str) -> tuple[int, str]:
    """The status of plain mode, in which ``lines`` are typed, and what it said."""
    script = folder / "script"
    script.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    status = main(["--course", str(folder), "plain", "--script", str(script)])
    return status, " ".join(capsys.readouterr().out.split())


def test_nothing_is_said_to_be_kept_where_no_record_could_be_begun(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", no_space)
    status, said = plain(folder, capsys, "Ann")
    assert status == ExitCode.RECORD
    assert "Everything is saved" not in said
    assert "Nothing was saved: no record could be begun." in said
    assert said.count(FULL) == 2  # when it was tried, and at the end


def test_pages_are_read_out_where_nothing_can_be_kept_and_the_end_says_so(
    folder: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    start(folder, clock)
    monkeypatch.setattr(os, "fsync", no_space)
    status, said = plain(folder, capsys, "1", "", "n", "n", "n", "n")
    assert status == ExitCode.RECORD
    assert said.count("Nothing is being saved.") == 1
    assert "Step 6 of 8" in said
    assert "Everything is saved" not in said
    assert FULL in said.rpartition(">")[2]


def test_everything_is_kept_once_it_could_be_written(
    folder: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    start(folder, clock)
    status, said = plain(folder, capsys, "1", "", "n")
    assert status == ExitCode.OK
    assert said.endswith("Everything is saved. You can go on at the same place next time.")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_screens_do_not_freeze_while_another_program_writes_and_the_end_says_what_is_not_kept(
    folder: Path, clock: FakeClock
) -> None:
    store = open_store(folder, clock)
    with FileLock(store.path.with_suffix(".lock")), terminal("--course", str(folder)) as screens:
        screens.until(lambda: "Start with lesson 1" in "\n".join(screens.picture.display))
        screens.type(b"\r")
        screens.until(lambda: "Nothing is being saved." in "\n".join(screens.picture.display))
        screens.until(lambda: "A page with a figure." in "\n".join(screens.picture.display))
        screens.type(b"\x11")
        assert screens.end() == ExitCode.RECORD
    assert b"The steps that you saw last could not be saved." in screens.output
    assert store.record.last_step is None
