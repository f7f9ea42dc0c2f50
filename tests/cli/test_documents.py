"""``copro plan`` and ``copro certificate``: pages to take away, or one line that says why not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from copro_tui.cli.main import main
from copro_tui.errors import ExitCode
from tests.cli.programs import complaint, copro
from tests.clock import FakeClock
from tests.courses import FIRST, LATER, SECOND
from tests.documents.lint import PageReader, problems
from tests.players import answered, go_to, open_store, play, start


def write(folder: Path, clock: FakeClock, name: str = "Ann") -> None:
    """``name`` writes one part of the plan and places the other."""
    player = start(folder, clock, name)
    lesson_player = go_to(player, FIRST, "own")
    answered(lesson_player, {"good-day": "doing-with", "bad-day": "doing-to"})
    lesson_player = go_to(player, FIRST, "words")
    answered(lesson_player, f"{name} will ask the drivers.")


def master(folder: Path, clock: FakeClock, name: str = "Ann") -> None:
    """``name`` masters every lesson."""
    player = start(folder, clock, name)
    for ref in (FIRST, SECOND, LATER):
        play(player.open_lesson(ref))


def said_by(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What ``copro`` prints when all goes well; it complains of nothing."""
    status = main(list(arguments))
    said = capsys.readouterr()
    assert (status, said.err) == (ExitCode.OK, "")
    return said.out


# -- the plan -----------------------------------------------------------------------------------------------------


def test_the_plan_is_printed_as_markdown(capsys: pytest.CaptureFixture[str], folder: Path, clock: FakeClock) -> None:
    write(folder, clock)
    said = said_by(capsys, "--course", str(folder), "plan")
    assert said.startswith("# My plan: Ann\n")
    assert "> Ann will ask the drivers." in said
    assert "- On a good day: **Doing with**" in said
    assert said.index("## Where we are today") < said.index("## My next step")


@pytest.mark.parametrize("is_terminal", [True, False])
def test_what_was_written_cannot_control_a_terminal_however_it_gets_there(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    clock: FakeClock,
    is_terminal: bool,
) -> None:
    lesson_player = go_to(start(folder, clock, "Ann"), FIRST, "words")
    answered(lesson_player, "I will\x1b[2J ask.")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal)
    said = said_by(capsys, "--course", str(folder), "plan")
    assert "I will�\\[2J ask." in said
    assert "\x1b" not in said


def test_a_plan_with_nothing_in_it_says_so(capsys: pytest.CaptureFixture[str], folder: Path, clock: FakeClock) -> None:
    open_store(folder, clock)
    assert said_by(capsys, "--course", str(folder), "plan").count("Still to write.") == 2


@pytest.mark.parametrize("name", ["plan.md", "plan.txt", "plan", "plan.html.md"])
def test_the_plan_is_written_as_markdown(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path, clock: FakeClock, name: str
) -> None:
    write(folder, clock)
    printed = said_by(capsys, "--course", str(folder), "plan")
    assert str(tmp_path / name) in said_by(capsys, "--course", str(folder), "plan", "-o", str(tmp_path / name))
    assert (tmp_path / name).read_text(encoding="utf-8") == printed


@pytest.mark.parametrize("name", ["plan.html", "plan.htm", "PLAN.HTML"])
def test_the_plan_is_written_as_a_page(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path, clock: FakeClock, name: str
) -> None:
    write(folder, clock, "Siân <b>")
    assert name in said_by(capsys, "--course", str(folder), "plan", "--output", str(tmp_path / name))
    page = (tmp_path / name).read_text(encoding="utf-8")
    assert problems(page) == []
    assert "Siân <b> will ask the drivers." in PageReader(page).said


def test_the_plan_is_that_of_who_learned_last(
    capsys: pytest.CaptureFixture[str], folder: Path, clock: FakeClock
) -> None:
    for name in ("Ann", "Bob"):
        write(folder, clock, name)
    for used, name in enumerate(("Bob", "Ann")):
        os.utime(open_store(folder, clock, name).path, (used, used))
    assert "My plan: Ann" in said_by(capsys, "--course", str(folder), "plan")


@pytest.mark.parametrize("name", ["Ann", "Bob"])
def test_the_plan_of_a_learner_by_name(
    capsys: pytest.CaptureFixture[str], folder: Path, clock: FakeClock, name: str
) -> None:
    for one in ("Ann", "Bob"):
        write(folder, clock, one)
    said = said_by(capsys, "--course", str(folder), "plan", "--learner", name)
    assert f"My plan: {name}" in said
    assert f"{name} will ask the drivers." in said


@pytest.mark.parametrize("name", ["Ann", "Bob"])
def test_a_learner_named_before_the_command_is_the_same_learner(
    capsys: pytest.CaptureFixture[str], folder: Path, clock: FakeClock, name: str
) -> None:
    """``copro --learner Ann plan`` must never print somebody else's plan."""
    for one in ("Ann", "Bob"):
        write(folder, clock, one)
    assert f"My plan: {name}" in said_by(capsys, "--course", str(folder), "--learner", name, "plan")


def test_a_record_that_cannot_be_read_does_not_keep_the_others_out(
    capsys: pytest.CaptureFixture[str], folder: Path, clock: FakeClock
) -> None:
    write(folder, clock, "Ann")
    open_store(folder, clock, "Bob").path.write_text("{", encoding="utf-8")
    assert "My plan: Ann" in said_by(capsys, "--course", str(folder), "plan")
    assert complaint(capsys, "--course", str(folder), "plan", "--learner", "Bob")[0] == ExitCode.RECORD


def test_asking_for_a_plan_changes_nothing(capsys: pytest.CaptureFixture[str], folder: Path, clock: FakeClock) -> None:
    write(folder, clock)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    said_by(capsys, "--course", str(folder), "plan")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_plan_goes_through_a_pipe_that_knows_few_letters(folder: Path, clock: FakeClock) -> None:
    """As on Windows, where what goes into a pipe or a file is in the code page of the country."""
    write(folder, clock, "Siân")
    ended = copro("--course", str(folder), "plan", more={"PYTHONIOENCODING": "cp1252"})
    assert "Traceback" not in ended.stderr
    assert ended.returncode == ExitCode.OK
    assert "will ask the drivers." in ended.stdout


# -- the certificate ----------------------------------------------------------------------------------------------


def test_the_certificate_is_written_once_everything_is_mastered(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path, clock: FakeClock
) -> None:
    master(folder, clock)
    path = tmp_path / "mine.html"
    assert str(path) in said_by(capsys, "--course", str(folder), "certificate", "-o", str(path))
    page = path.read_text(encoding="utf-8")
    assert problems(page) == []
    said = PageReader(page).said
    for text in ("Ann", "A small course", "2026.1", "What it is", "Every kind of step", "A later lesson"):
        assert text in said
    assert "Length of the course: 3 lessons, 11 minutes." in said
    for text in ("My own words.", "%", "100", "first"):
        assert text not in said


def test_the_certificate_goes_to_where_one_stands(
    capsys: pytest.CaptureFixture[str], folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    master(folder, clock)
    monkeypatch.chdir(folder)
    assert "certificate.html" in said_by(capsys, "certificate")
    assert "Ann" in (folder / "certificate.html").read_text(encoding="utf-8")


def test_the_certificate_is_refused_while_a_lesson_is_not_mastered(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path, clock: FakeClock
) -> None:
    play(start(folder, clock).open_lesson(SECOND))
    path = tmp_path / "mine.html"
    status, said = complaint(capsys, "--course", str(folder), "certificate", "-o", str(path))
    assert status == ExitCode.USAGE
    for text in ("mastered", "WHAT 1, WHEN 1", "80%"):
        assert text in said
    assert "A short lesson" not in said
    assert not path.exists()


def test_complete_is_not_yet_mastered(
    capsys: pytest.CaptureFixture[str], folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    player = start(folder, clock)
    for ref in (FIRST, SECOND):
        play(player.open_lesson(ref))
    lesson_player = go_to(player, LATER, "read")
    lesson_player.next()
    answered(lesson_player, ["other-one"])
    assert lesson_player.state.complete
    assert complaint(capsys, "certificate")[0] == ExitCode.USAGE
    assert not (folder / "certificate.html").exists()


def test_somebody_elses_mastery_earns_no_certificate(
    capsys: pytest.CaptureFixture[str], folder: Path, clock: FakeClock, tmp_path: Path
) -> None:
    master(folder, clock, "Ann")
    open_store(folder, clock, "Bob")
    where = ["-o", str(tmp_path / "mine.html")]
    assert complaint(capsys, "--course", str(folder), "certificate", "--learner", "Bob", *where)[0] == ExitCode.USAGE
    assert "mine.html" in said_by(capsys, "--course", str(folder), "certificate", "--learner", "Ann", *where)


# -- what both refuse ---------------------------------------------------------------------------------------------

BOTH = pytest.mark.parametrize("command", ["plan", "certificate"])


@BOTH
def test_where_nobody_learns_yet_it_says_so(capsys: pytest.CaptureFixture[str], folder: Path, command: str) -> None:
    status, said = complaint(capsys, "--course", str(folder), command)
    assert status == ExitCode.USAGE
    assert "Nobody has a record here yet." in said
    assert not (folder / "progress").exists()


@BOTH
def test_a_learner_who_is_not_here_is_named(
    capsys: pytest.CaptureFixture[str], folder: Path, clock: FakeClock, command: str
) -> None:
    open_store(folder, clock)
    status, said = complaint(capsys, "--course", str(folder), command, "--learner", "Nobody [/]")
    assert status == ExitCode.USAGE
    assert "Nobody [/]" in said


@BOTH
def test_there_is_no_course_here(capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str) -> None:
    assert complaint(capsys, "--course", str(tmp_path), command)[0] == ExitCode.COURSE


@BOTH
def test_what_is_not_understood_is_said(capsys: pytest.CaptureFixture[str], folder: Path, command: str) -> None:
    status, said = complaint(capsys, "--course", str(folder), command, "--colour")
    assert status == ExitCode.USAGE
    assert "--colour" in said
