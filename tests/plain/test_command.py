"""``copro plain`` as people start it: in processes of its own, with pipes, scripts and hostile terminals."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from copro_tui.cli.terminal import needs_lines, output_encoding
from copro_tui.errors import TerminalError
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.plain.talking import course_script
from tests.players import start

COMMAND = [sys.executable, "-W", "error", "-m", "copro_tui"]
KEPT = "Everything is saved. You can go on at the same place next time.\n"
LATEST = 30
"""Seconds after which a program that says nothing is taken for dead."""


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **more}


def copro(folder: Path, *arguments: str, typed: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    """``copro`` in the course in ``folder`` with ``typed`` on its standard input."""
    command = [*COMMAND, "--course", str(folder), *arguments]
    return subprocess.run(command, input=typed, capture_output=True, env=environment(**more), timeout=60)


def text(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def test_a_script_and_a_pipe_play_the_same(folder: Path, tmp_path: Path, clock: FakeClock) -> None:
    script = tmp_path / "script.txt"
    script.write_bytes(text(course_script(folder)))
    from_script = copro(folder, "plain", "--script", str(script))
    assert (from_script.returncode, from_script.stderr) == (0, b"")
    assert all(
        entry.standing.done == entry.standing.lessons and entry.standing.score == 1
        for entry in start(folder, clock).modules()
    )
    (folder / "progress").rename(tmp_path / "before")
    piped = copro(folder, typed=script.read_bytes())
    assert (piped.returncode, piped.stderr) == (0, b"")
    assert piped.stdout == from_script.stdout
    assert piped.stdout.decode().endswith(KEPT)


@pytest.mark.parametrize("arguments", [(), ("--plain",), ("plain",)])
def test_without_a_terminal_it_is_plain(folder: Path, arguments: tuple[str, ...]) -> None:
    ended = copro(folder, *arguments)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "What shall we call you?" in ended.stdout.decode()
    assert ended.stdout.decode().endswith(KEPT)


def test_it_starts_without_textual(folder: Path) -> None:
    probe = (
        "import sys; from copro_tui.cli.main import main; status = main(sys.argv[1:]);"
        "print(status, *sorted({one.split('.')[0] for one in sys.modules} & {'textual', 'rich'}), sep=',')"
    )
    command = [sys.executable, "-c", probe, "--course", str(folder), "plain"]
    ended = subprocess.run(command, input=text(["Ann", "1", "q"]), capture_output=True, env=environment(), timeout=60)
    assert ended.stdout.decode().splitlines()[-1] == "0"


@pytest.mark.criterion("EN 5.2")
@pytest.mark.parametrize(
    ("more", "wanted"),
    [({"ACCESSIBLE": "1"}, True), ({"TERM": "dumb"}, True), ({"ACCESSIBLE": "0"}, False), ({"TERM": "xterm"}, False)],
)
def test_when_a_terminal_gets_plain_mode(monkeypatch: pytest.MonkeyPatch, more: dict[str, str], wanted: bool) -> None:
    for stream in (sys.stdin, sys.stdout, sys.__stderr__):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    assert needs_lines(more) is wanted
    assert needs_lines(more, lines=True)


def test_screens_that_are_asked_for_are_shown_where_plain_mode_is_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (sys.stdin, sys.stdout, sys.__stderr__):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    assert not needs_lines({"ACCESSIBLE": "1"}, lines=False)
    with pytest.raises(TerminalError):
        needs_lines({"TERM": "dumb"}, lines=False)


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows, screens are drawn on standard output")
@pytest.mark.parametrize("missing", ["stdin", "stdout", "__stderr__"])
@pytest.mark.parametrize("closed", [True, False])
def test_where_nothing_can_be_drawn_or_typed_it_is_plain(
    monkeypatch: pytest.MonkeyPatch, missing: str, closed: bool
) -> None:
    for name in ("stdin", "stdout", "__stderr__"):
        monkeypatch.setattr(getattr(sys, name), "isatty", lambda name=name: name != missing)
    if closed:
        monkeypatch.setattr(sys, missing, None)
    assert needs_lines({})


@pytest.mark.parametrize(
    ("locale", "encoding"),
    [
        ({"LANG": "C"}, "ascii"),
        ({"LANG": "cy_GB.UTF-8", "LC_ALL": "C"}, "ascii"),
        ({"LANG": "C", "LC_ALL": "C.UTF-8"}, "utf-8"),
        ({}, "utf-8"),
    ],
)
def test_the_c_locale_is_taken_for_ascii(locale: dict[str, str], encoding: str) -> None:
    assert output_encoding("utf-8", locale) == encoding


@pytest.mark.parametrize("more", [{"LANG": "C"}, {"LC_ALL": "C"}, {"TERM": "dumb"}, {"COLUMNS": "20"}])
def test_hostile_terminals(folder: Path, clock: FakeClock, more: dict[str, str]) -> None:
    ended = copro(folder, typed=text(course_script(folder)), **more)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"\x1b" not in ended.stdout
    if "TERM" not in more and "COLUMNS" not in more:
        assert ended.stdout.isascii()
    assert all(entry.standing.score == 1 for entry in start(folder, clock).modules())


def test_a_pipe_that_closes_early(folder: Path, clock: FakeClock) -> None:
    command = [*COMMAND, "--course", str(folder), "plain"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as program:
        assert program.stdin
        assert program.stdout
        assert program.stderr
        program.stdin.write(text(["Ann", "1"]))
        program.stdin.flush()
        while b"Ann" not in program.stdout.readline():
            assert program.poll() is None
        program.stdout.close()
        program.stdin.write(text([""] * 50))
        program.stdin.close()
        assert program.stderr.read() == b""
        assert program.wait(LATEST) == 0
    assert start(folder, clock).about.name == "Ann"


def test_a_line_of_one_megabyte_and_control_characters(folder: Path, clock: FakeClock) -> None:
    typed = b"Ann\n1\n\n" + b"x" * 2**20 + b"\n\x00\x01\x1b[A\n\xff\xfe\nmove 1 down\n"
    ended = copro(folder, "plain", typed=typed)
    said = ended.stdout.decode()
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "That line was not taken. Characters: 1048576." in said
    assert "Keys that plain mode does not use were left out of that line." in said
    assert len(said) < 20_000
    view = start(folder, clock).open_lesson(FIRST, "build").view()
    assert list(view.answer) == [view.layout[1], view.layout[0], *view.layout[2:]]


def test_a_last_line_without_an_end_is_taken(folder: Path, clock: FakeClock) -> None:
    assert copro(folder, "plain", typed=b"Ann").returncode == 0
    assert start(folder, clock).about.name == "Ann"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("plain", "--script", "not-there.txt"), 2, "not-there.txt"),
        (("--learner", "Nobody", "plain"), 2, "Nobody"),
    ],
)
def test_what_cannot_be_begun_is_one_line(folder: Path, arguments: tuple[str, ...], status: int, words: str) -> None:
    ended = copro(folder, *arguments)
    assert (ended.returncode, ended.stdout) == (status, b"")
    assert words in ended.stderr.decode()
    assert len(ended.stderr.decode().splitlines()) == 1


@contextmanager
def in_a_terminal(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """``copro`` with ACCESSIBLE=1 in a pseudo-terminal, and our end of it."""
    ours, theirs = pty.openpty()
    command = [*COMMAND, "--course", str(folder)]
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(ACCESSIBLE="1"),
        start_new_session=True,
        preexec_fn=heeding_interrupts,
    ) as program:
        os.close(theirs)
        yield program, ours
        if program.poll() is None:
            program.kill()
    os.close(ours)


def heeding_interrupts() -> None:
    """Take SIGINT as any terminal's program does, though the tests may run in the background, where it is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def read_until(ours: int, words: str) -> str:
    """What is on the terminal, up to ``words``; at most what comes in LATEST seconds."""
    said, late = "", time.monotonic() + LATEST
    while words not in said:
        ready, _writable, _broken = select.select([ours], [], [], max(0.0, late - time.monotonic()))
        assert ready, said
        try:
            said += os.read(ours, 4096).decode(errors="replace")
        except OSError:  # the other end is closed
            break
    return said


def wait_until_it_reads(process: int) -> None:
    """Wait until a program sleeps: a signal just before it reads would be noticed only after the next key."""
    state, late = Path(f"/proc/{process}/stat"), time.monotonic() + LATEST
    while state.exists() and state.read_text().rpartition(")")[2].split()[0] != "S":
        assert time.monotonic() < late


@pytest.fixture
def terminal(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    with in_a_terminal(folder) as ours:
        yield ours


def type_in(ours: int, *lines: str) -> str:
    """Type each line once the program waits for one; returns what was said before the next prompt."""
    said = read_until(ours, "> ")
    for line in lines:
        os.write(ours, f"{line}\n".encode())
        said = read_until(ours, "\n> ")
    return said.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("typed", "case", "words"),
    [
        (["2"], "Case A, 1 of 3.", "A is on 2 Asking, Below."),
        (["2", ""], "Case A, 1 of 3.", "Enter goes on."),
        (["2", "", "", "3"], "Case B, 2 of 3.", "B is on 3 Sharing, Above."),
        (["letter=4 survey=2 board=3", *[""] * 6], "Another look. Case ", "At first it was on 4 Leading."),
    ],
)
def test_a_program_that_is_killed_goes_on_at_the_very_case(
    folder: Path, typed: list[str], case: str, words: str
) -> None:
    with in_a_terminal(folder) as (program, ours):
        said = type_in(ours, "Ann", "1", "g 3", "", *typed)
        program.kill()
        program.wait(LATEST)
    with in_a_terminal(folder) as (_program, ours):
        back = type_in(ours, "1")
        while back.endswith("Enter reads on.\n> "):
            os.write(ours, b"\n")
            back += read_until(ours, "\n> ").replace("\r\n", "\n")
    assert "Step 3 of 8." in back
    assert f"\n{case}" in back
    assert words in back
    assert [line for line in said.splitlines() if line.startswith("Right.")] == [
        line for line in back.splitlines() if line.startswith("Right.")
    ]


def test_a_terminal_and_ctrl_c(folder: Path, clock: FakeClock, terminal: tuple[subprocess.Popen[bytes], int]) -> None:
    program, ours = terminal
    said = ""
    for line in (b"Ann\n", b"1\n", b"g 2\n", b"move 1 down\n"):
        said += read_until(ours, "> ")
        os.write(ours, line)
    said += read_until(ours, "To check it: check.")
    if not said.endswith("> "):
        said += read_until(ours, "> ")
    wait_until_it_reads(program.pid)
    program.send_signal(signal.SIGINT)
    said += read_until(ours, "next time.")
    assert program.wait(LATEST) == 0
    assert "\x1b" not in said  # nothing addresses the cursor, nothing colours
    assert said.replace("\r\n", "").isprintable()
    view = start(folder, clock).open_lesson(FIRST).view()
    assert (view.step.id, list(view.answer)[:2]) == ("build", [view.layout[1], view.layout[0]])
    assert view.standing.tries == 0
