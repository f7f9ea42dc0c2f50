"""Output that is closed, full or left by its reader: one sentence, a status that means it, and never a traceback."""

from __future__ import annotations

import errno
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from copro_tui.cli.main import main
from copro_tui.cli.streams import watched_streams
from copro_tui.errors import ExitCode
from tests.cli.programs import COMMAND, environment, finished
from tests.cli.test_documents import master
from tests.clock import FakeClock
from tests.courses import write_course

POSIX = pytest.mark.skipif(os.name != "posix", reason="a shell redirects otherwise on Windows")

SPEAKING: dict[str, list[str]] = {
    "version": ["--version"],
    "help": ["--help"],
    "help of a command": ["record", "--help"],
    "home": [],
    "plain": ["plain"],
    "check": ["check"],
    "schema": ["schema"],
    "plan": ["plan"],
    "certificate": ["certificate"],
    "record show": ["record", "show"],
    "record as JSON": ["record", "show", "--json"],
    "record export": ["record", "export", "mine.json"],
    "record rename": ["record", "rename", "Anna"],
    "join": ["join", "it.json"],
    "send": ["send", "--yes"],
    "cohort new": ["cohort", "new", "autumn"],
    "cohort list": ["cohort", "list"],
    "cohort show": ["cohort", "show", "spring"],
    "cohort add": ["cohort", "add", "spring", "Ann"],
    "cohort invite": ["cohort", "invite", "spring"],
    "cohort collect": ["cohort", "collect", "spring", "ann.json"],
    "cohort archive": ["cohort", "archive", "spring"],
    "cohort remove": ["cohort", "remove", "spring", "Ann"],
    "cohort erase": ["cohort", "erase", "Ann", "--yes"],
    "assign": ["assign", "what", "--cohort", "spring"],
    "report": ["report", "spring"],
    "report as CSV": ["report", "spring", "--csv"],
    "pack": ["pack", "spring"],
    "doctor": ["doctor"],
}
"""Every command that prints something, with what it needs."""

ENOUGH = ["version", "help", "home", "report as CSV"]
"""Those that are tried with real descriptors, each in a process of its own."""

FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")


class Failing(io.RawIOBase):
    """A device that cannot be written."""

    def __init__(self, number: int) -> None:
        self._number = number

    def writable(self) -> bool:
        return True

    def write(self, _data: object, /) -> int:
        raise OSError(self._number, os.strerror(self._number))


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder where Ann has mastered everything and is in a cohort, with the files that go to and fro."""
    folder = write_course(tmp_path_factory.mktemp("streams") / "course")
    master(folder, FakeClock())
    for arguments in (
        ["cohort", "new", "spring"],
        ["cohort", "add", "spring", "Ann"],
        ["cohort", "invite", "spring", "-o", str(folder / "it.json")],
        ["send", "--yes", "-o", str(folder / "ann.json")],
    ):
        assert main(["--course", str(folder), *arguments]) == ExitCode.OK
    return folder


def ended(
    folder: Path, arguments: list[str], redirected: str, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """``copro`` in a process of its own, redirected as a shell does it."""
    shell = ["sh", "-c", f'exec "$@" {redirected}', "sh", *COMMAND, *arguments]
    return finished(shell, folder=folder, more=more)


def no_traceback(said: str) -> None:
    for word in ("Traceback", "Exception", "Error:", "Errno", ".py"):
        assert word not in said, said


@pytest.mark.parametrize("name", SPEAKING)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EPIPE])
def test_every_command_survives_an_output_that_cannot_be_written(
    group: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    number: int,
) -> None:
    monkeypatch.chdir(_copy(group, tmp_path))
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(Failing(number)), encoding="utf-8"))
    status = main(SPEAKING[name])
    sys.stdout = sys.__stdout__
    said = capsys.readouterr().err
    if number == errno.EPIPE:  # the reader has had enough, which is nobody's fault
        assert (status, said) == (ExitCode.OK, "")
    else:
        assert status == ExitCode.OUTPUT
        assert said == f"copro: The output cannot be written ({os.strerror(number)}). What you did before is saved.\n"


@POSIX
@pytest.mark.parametrize("name", ENOUGH)
@pytest.mark.parametrize(
    ("redirected", "lines"),
    [
        (">&-", 1),
        (">&- 2>&-", 0),
        pytest.param("> /dev/full", 1, marks=FULL),
        pytest.param("> /dev/full 2>&1", 0, marks=FULL),
    ],
)
def test_a_closed_output_has_a_status_and_a_sentence_where_it_can_be_seen(
    group: Path, name: str, redirected: str, lines: int
) -> None:
    done = ended(group, SPEAKING[name], redirected)
    no_traceback(done.stderr)
    assert done.returncode == ExitCode.OUTPUT
    assert len(done.stderr.splitlines()) == lines


@POSIX
@pytest.mark.parametrize(("arguments", "status"), [(["--version"], 0), (["plan", "--learner", "X"], 2)])
@pytest.mark.parametrize("redirected", ["2>&-", pytest.param("2> /dev/full", marks=FULL), "<&- 2>&-"])
def test_nobody_who_sees_the_messages_changes_no_status(
    group: Path, arguments: list[str], status: int, redirected: str
) -> None:
    done = ended(group, arguments, redirected)
    no_traceback(done.stderr)
    assert done.returncode == status
    assert done.stdout.startswith("copro") == (status == 0)


@POSIX
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(("redirected", "status"), [("", 0), (">&-", 6)])
def test_what_completes_in_a_shell_ends_in_order(group: Path, shell: str, redirected: str, status: int) -> None:
    more = {
        "_COPRO_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": "copro re",
        "COMP_CWORD": "re" if shell == "fish" else "1",
    }
    done = ended(group, [], redirected, more)
    no_traceback(done.stderr)
    assert done.returncode == status
    if not redirected:
        assert "record" in done.stdout


@POSIX
def test_a_file_of_ours_never_gets_the_number_of_a_closed_stream(group: Path, tmp_path: Path) -> None:
    """Else what is printed would go into it; and what was done before the output ended is kept."""
    folder = _copy(group, tmp_path)
    assert ended(folder, ["record", "rename", "Anna"], ">&- 2>&- <&-").returncode == ExitCode.OUTPUT
    assert "Name: Anna\n" in ended(folder, ["record", "show"], "").stdout


@POSIX
@pytest.mark.parametrize(
    "name", [name for name in SPEAKING if name not in ("version", "help", "help of a command", "schema")]
)
def test_a_folder_that_was_removed_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (gone := tmp_path / "gone").mkdir()
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.chdir(gone)
    gone.rmdir()
    status = main(SPEAKING[name])
    said = capsys.readouterr()
    assert "cannot be found any more" in said.err + said.out
    no_traceback(said.err + said.out)
    assert status == (ExitCode.FOUND_PROBLEMS if name == "doctor" else ExitCode.COURSE)


@POSIX
def test_a_course_that_is_named_in_full_needs_no_folder_to_stand_in(
    group: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (gone := tmp_path / "gone").mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert main(["--course", str(group), "plan"]) == ExitCode.OK
    assert "# My plan: Ann" in capsys.readouterr().out
    assert main(["--course", str(group), "plan", "-o", "plan.md"]) == ExitCode.OUTPUT
    assert "plan.md cannot be written" in capsys.readouterr().err


@POSIX
def test_output_that_does_not_wait_is_written_all_the_same(group: Path) -> None:
    """As in a terminal that another program has set not to block."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with subprocess.Popen(
        [*COMMAND, "schema"], cwd=group, env=environment(), stdout=writing, stderr=subprocess.PIPE
    ) as running:
        os.close(writing)
        data = b""
        while block := os.read(reading, 512):
            data += block
        _out, said = running.communicate(timeout=60)
    os.close(reading)
    assert (running.returncode, said) == (ExitCode.OK, b"")
    assert data.endswith(b"}\n")


def _copy(group: Path, tmp_path: Path) -> Path:
    """The group, to be changed by one test."""
    folder = tmp_path / "course"
    shutil.copytree(group, folder)
    return folder


def test_what_screens_left_in_a_stream_that_has_gone_does_not_change_the_status(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader, writer = os.pipe()
    with os.fdopen(writer, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        with watched_streams():
            stream.write("left")
            os.close(reader)
        stream.flush()  # as Python does when it ends
