"""A fault of the program: one sentence, the details in a file of the user's, and nothing else."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from platformdirs import user_log_path

from copro_tui.cli.last_resort import LARGEST_LOG, fault_in_words
from copro_tui.cli.main import main
from copro_tui.errors import ExitCode
from tests.cli.programs import complaint
from tests.cli.terminals import terminal
from tests.clock import FakeClock
from tests.courses import write_course
from tests.players import open_store

ROOT = Path(__file__).parents[2]
FAULTY_SCREEN = """\
import copro_tui.player.plan

def a_fault(*_):
    words = "VERY " + "PRIVATE"
    raise ValueError("the cause")

copro_tui.player.plan.plan = a_fault
"""
"""What makes the plan's screen end in a fault, loaded by Python at its start."""

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


def fault(words: str = "x") -> ValueError:
    """A fault with a traceback."""
    try:
        raise ValueError(words)
    except ValueError as error:
        return error


@pytest.mark.parametrize("kind", [ValueError, OSError, MemoryError, RecursionError, AssertionError])
def test_a_fault_is_said_in_one_line_and_kept_with_its_details(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, kind: type[Exception]
) -> None:
    def broken() -> str:
        raise kind("the \x1b[31mcause")

    monkeypatch.setattr("copro_tui.cli.schema.lesson_schema", broken)
    status, said = complaint(capsys, "schema")
    log = user_log_path("copro", appauthor=False) / "faults.txt"
    assert status == ExitCode.FAULT
    for words in ("in the program itself", kind.__name__, "the �[31mcause", "What you did before is saved.", str(log)):
        assert words in said
    written = log.read_text(encoding="utf-8")
    assert "Traceback" in written
    assert "in broken" in written
    assert "\x1b" not in written


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_only_its_owner_can_read_the_details(tmp_path: Path) -> None:
    fault_in_words(fault(), log := tmp_path / "log" / "faults.txt", NOW)
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_the_file_keeps_the_newest_and_does_not_grow_for_ever(tmp_path: Path) -> None:
    log = tmp_path / "faults.txt"
    for number in range(30):
        fault_in_words(fault(f"number {number}. " + "x" * 9000), log, NOW)
    assert log.stat().st_size <= LARGEST_LOG
    text = log.read_text(encoding="utf-8", errors="replace")
    assert "number 29." in text
    assert "number 28." in text
    assert "number 1." not in text


def test_where_the_details_cannot_be_written_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    said = fault_in_words(fault("y" * 5000), tmp_path / "file" / "faults.txt", NOW)
    assert "could not be written" in said
    assert len(said) < 600


def test_a_link_in_the_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    (mine := tmp_path / "mine").write_text("Mine.", encoding="utf-8")
    (log := tmp_path / "faults.txt").symlink_to(mine)
    fault_in_words(fault(), log, NOW)
    assert mine.read_text(encoding="utf-8") == "Mine."
    assert "Mine." not in log.read_text(encoding="utf-8")


def test_ctrl_c_is_no_fault(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("copro_tui.cli.schema.lesson_schema", interrupted)
    assert main(["schema"]) == ExitCode.USAGE
    assert capsys.readouterr().err.strip() == ""


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are a thing of Unix")
def test_a_fault_on_a_screen_is_said_in_one_line_without_words_of_the_learner(tmp_path: Path) -> None:
    faulty = tmp_path / "sitecustomize.py"
    faulty.write_text(FAULTY_SCREEN, encoding="utf-8")
    course = write_course(tmp_path / "course")
    open_store(course, FakeClock())
    with terminal("--course", str(course), more={"PYTHONPATH": f"{tmp_path}:{ROOT}"}) as screen:
        screen.until(lambda: b"F1" in screen.output)
        screen.type(b"p")
        assert screen.end() == ExitCode.FAULT
    said = screen.output.rpartition(b"\x1b[?1049l")[2]
    assert b"Something is wrong in the program itself (ValueError: the cause)." in b" ".join(said.split())
    assert b"Traceback" not in screen.output
    written = (user_log_path("copro", appauthor=False) / "faults.txt").read_text(encoding="utf-8")
    assert "in a_fault" in written
    assert "VERY PRIVATE" not in written
