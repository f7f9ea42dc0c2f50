"""``copro trainer`` and ``copro workshop``: refused in a sentence where they cannot be, and in a real terminal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from copro_tui.cli.main import main
from copro_tui.errors import ExitCode
from tests.cli.programs import complaint
from tests.cli.terminals import terminal
from tests.cli.test_cursor import DOWN, from_cursor, on_the_mark
from tests.tui.trainer.services import FIVE, group

posix = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are a thing of Unix")

CTRL_Q = b"\x11"


@pytest.mark.parametrize("command", [["trainer"], ["workshop", "spring", "cases"]], ids=["trainer", "workshop"])
def test_without_a_terminal_it_says_so(folder: Path, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    group(folder, "Ann")
    status, said = complaint(capsys, "--course", str(folder), *command)
    assert status == ExitCode.TERMINAL
    assert said.startswith("copro: A trainer's screens need a terminal.")


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        (["autumn", "cases"], "There is no cohort “autumn”."),
        (["../spring", "cases"], "There is no cohort “../spring”."),
        (["spring", "casse"], "There is no exercise “casse” in which something is placed. Did you mean"),
        (["spring", "build"], "There is no exercise “build” in which something is placed."),
    ],
)
def test_a_cohort_or_an_exercise_that_is_not_there(
    folder: Path, capsys: pytest.CaptureFixture[str], command: list[str], problem: str
) -> None:
    group(folder, "Ann")
    status, said = complaint(capsys, "--course", str(folder), "workshop", *command)
    assert status == ExitCode.USAGE
    assert problem.casefold() in said.casefold()


@pytest.mark.parametrize("command", [["trainer"], ["workshop", "spring", "cases"]], ids=["trainer", "workshop"])
def test_no_course(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    assert complaint(capsys, "--course", str(tmp_path), *command)[0] == ExitCode.COURSE


def test_no_lesson_is_opened_again_while_it_is_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    group(folder, *FIVE)
    monkeypatch.setattr(
        "copro_tui.course.cache.SETTLED", -(10**12)
    )  # nobody waits until the files are some seconds old
    report = ["--course", str(folder), "report", "spring", "--items"]
    assert main(report) == ExitCode.OK
    opened = []
    monkeypatch.setattr("copro_tui.course.loader.read_lesson", lambda *of: opened.append(of))
    assert main(report) == ExitCode.OK
    assert opened == []


@posix
def test_the_cursor_goes_through_the_screens_of_a_trainer(folder: Path) -> None:
    group(folder, *FIVE)
    with terminal("--course", str(folder), "trainer") as screen:
        for entry in ("Spring group", "New cohort"):
            screen.until(lambda: from_cursor(screen).startswith((entry, f"▶ {entry}")))  # noqa: B023 - waited for
            assert on_the_mark(screen, None)
            screen.type(DOWN)
        screen.type(b"\x1b[H\r")
        for entry in ("WHAT ", "WHEN ", "Everybody", "May need a hand", "The workshop"):
            screen.until(lambda: from_cursor(screen).startswith((entry, f"▶ {entry}")))  # noqa: B023
            assert on_the_mark(screen, None)
            screen.type(DOWN)
        assert not screen.picture.cursor.hidden
        screen.type(CTRL_Q)
        assert screen.end() == ExitCode.OK
    assert b"Traceback" not in screen.output


@posix
def test_the_cursor_is_on_the_case_in_view(folder: Path) -> None:
    group(folder, *FIVE)
    with terminal("--course", str(folder), "workshop", "spring", "cases") as screen:
        screen.until(lambda: "5 of 5 have answered" in screen.picture.display[0])
        for number in (1, 2, 3):
            screen.until(lambda: from_cursor(screen).startswith(f"▶{number}"))  # noqa: B023
            screen.type(b"\x1b[C")
        screen.type(b"\x1b")
        assert screen.end() == ExitCode.OK
    assert b"Traceback" not in screen.output
