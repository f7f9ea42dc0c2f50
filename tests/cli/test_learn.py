"""``copro`` on its own, when it cannot begin: one line that says what, where and what to do, and nothing is changed."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from copro_tui.cli.main import main
from copro_tui.errors import ExitCode
from tests.cli.programs import complaint, copro
from tests.clock import FakeClock
from tests.courses import write_course
from tests.players import open_store


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, with what is in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def record_of(folder: Path, name: str, clock: FakeClock) -> Path:
    return open_store(folder, clock, name).path


def come_in(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str]:
    """The status of ``copro`` without a terminal and with nothing to read, and what it said before it ended."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    status = main(list(arguments))
    said = capsys.readouterr()
    assert said.err == ""
    return status, said.out


def test_without_a_terminal_it_talks_in_lines_and_writes_nothing_of_its_own_accord(folder: Path) -> None:
    before = contents(folder)
    ended = copro("--course", str(folder))
    assert (ended.returncode, ended.stderr) == (ExitCode.OK, "")
    assert "A small course" in ended.stdout
    assert "\x1b" not in ended.stdout
    assert contents(folder) == before


def test_an_unknown_course_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, said = complaint(capsys, "--course", str(tmp_path / "nowhere"))
    assert status == ExitCode.COURSE
    assert "nowhere" in said
    assert "lessons/course.yaml" in said


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "this is empty"),
        (b"title: caf\xe9\n", "1:11: this is not UTF-8 text"),
        (b"title: [", "is never closed"),
        (b"title: a\x00b", "1:9: a character that YAML does not allow"),
    ],
)
def test_a_course_file_that_cannot_be_used_is_named_with_the_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: bytes, why: str
) -> None:
    status, said = complaint(capsys, "--course", str(write_course(tmp_path, course=text)))
    assert status == ExitCode.COURSE
    assert "lessons/course.yaml:" in said
    assert why in said


@pytest.mark.parametrize("name", ["Nobody", "a/b", "../../etc/passwd", "🐑", "Siôn Tŷ", "\x1b[31m\nX", "[/]"])
def test_a_learner_who_is_not_here_is_named(capsys: pytest.CaptureFixture[str], folder: Path, name: str) -> None:
    status, said = complaint(capsys, "--course", str(folder), "--learner", name)
    assert status == ExitCode.USAGE
    assert "There is no learner called" in said
    assert not (folder / "progress").exists()


@pytest.mark.parametrize(
    ("name", "why"), [("x" * 300, "300 characters"), ("", "at least one letter"), (" \t", "letter")]
)
def test_a_name_that_nobody_can_have_is_refused(
    capsys: pytest.CaptureFixture[str], folder: Path, name: str, why: str
) -> None:
    status, said = complaint(capsys, "--course", str(folder), "--learner", name)
    assert status == ExitCode.USAGE
    assert why in said


@pytest.mark.parametrize("name", ["Ann", "a/b", "🐑", "Siôn Tŷ", "CON", "."])
def test_a_learner_who_is_here_comes_in(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path, clock: FakeClock, name: str
) -> None:
    record_of(folder, name, clock)
    record_of(folder, "Somebody else", clock)
    status, said = come_in(capsys, monkeypatch, "--course", str(folder), "--learner", name)
    assert status == ExitCode.OK
    assert f"Home. A small course. {name}, English." in said


@pytest.mark.parametrize("text", [b"not JSON", b"", b"[]", b"{", b'{"about": 5}', b"\xff\xfe", b"null"])
@pytest.mark.parametrize("asked", [True, False])
def test_a_record_that_cannot_be_read_is_named_and_left_alone(
    capsys: pytest.CaptureFixture[str], folder: Path, clock: FakeClock, text: bytes, asked: bool
) -> None:
    path = record_of(folder, "Ann", clock)
    path.write_bytes(text)
    before = contents(folder)
    status, said = complaint(capsys, "--course", str(folder), *(["--learner", "Ann"] if asked else []))
    assert status == ExitCode.RECORD
    assert str(path) in said
    assert contents(folder) == before


def test_a_spoilt_record_does_not_keep_the_others_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path, clock: FakeClock
) -> None:
    record_of(folder, "Ann", clock).write_text("{", encoding="utf-8")
    record_of(folder, "Bob", clock)
    for more in ([], ["--learner", "Bob"]):
        status, said = come_in(capsys, monkeypatch, "--course", str(folder), *more)
        assert status == ExitCode.OK
        assert "Bob" in said


def test_a_records_folder_that_is_none_is_named(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "progress").write_text("I am a file.", encoding="utf-8")
    status, said = complaint(capsys, "--course", str(folder))
    assert status == ExitCode.RECORD
    assert str(folder / "progress") in said
    assert (folder / "progress").read_text(encoding="utf-8") == "I am a file."
