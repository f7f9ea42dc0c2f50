"""``copro serve`` as it is typed."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from copro_tui.cli.main import main
from copro_tui.cli.serve import options
from tests.courses import write_course


@pytest.fixture
def course(tmp_path: Path) -> list[str]:
    """The options before the command."""
    return ["--course", str(write_course(tmp_path / "course"))]


def test_people_are_invited_listed_and_shut_out(
    course: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path / "data")]
    assert main([*course, "serve", "people", *data]) == 0
    assert main([*course, "serve", "invite", "Ann Jones", "Bob", *data, "--address", "https://learn.example.org"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Nobody has been invited yet."
    assert [one.partition("#")[0] for one in said[1:]] == [
        "Ann Jones: https://learn.example.org/in",
        "Bob: https://learn.example.org/in",
    ]
    assert len({one.partition("#")[2] for one in said[1:]}) == 2
    assert main([*course, "serve", "revoke", "bob", *data]) == 0
    assert main([*course, "serve", "people", *data]) == 0
    ann, bob = capsys.readouterr().out.splitlines()[-2:]
    assert re.fullmatch(r"Ann Jones \([0-9a-f]{16}\): not here yet", ann)
    assert re.fullmatch(r"Bob \([0-9a-f]{16}\): shut out", bob)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["invite", "Ann", "--address", "http://learn.example.org"], "cannot be the address of the course"),
        (["revoke", "Nobody"], "Nobody here is called “Nobody”"),
        (["--address", "ftp://x"], "cannot be the address of the course"),
        (["--port", "99999"], "99999"),
        (["--host", "0.0.0.0"], "--host"),
        (["--identity-header", "X-User"], "needs a long secret"),
        (["--identity-header", "X-User", "--proxy-secret-file", "/nowhere"], "/nowhere cannot be read"),
        (["restore"], "is as it should be"),
    ],
)
def test_what_cannot_be_done_is_said(
    course: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: list[str], said: str
) -> None:
    group, options = (typed[:1], typed[1:]) if not typed[0].startswith("-") else ([], typed)
    assert main([*course, "serve", *group, "--data", str(tmp_path / "data"), *options]) == 2
    assert said in capsys.readouterr().err


def test_a_port_in_use_is_said(course: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main([*course, "serve", "--data", str(tmp_path / "data"), "--port", str(port)]) == 2
    said = capsys.readouterr()
    assert f"cannot be offered at: {port} (Address already in use)" in said.err
    assert "The course is at" not in said.out


def test_a_folder_that_cannot_be_used_is_said(
    course: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").write_text("a file")
    assert main([*course, "serve", "people", "--data", str(tmp_path / "data")]) in (2, 4)
    assert "data" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder in which nobody may make any")
@pytest.mark.parametrize("command", [["invite", "Ann"], ["people"], ["check"], []])
def test_a_data_folder_that_cannot_be_made_is_said(
    course: list[str], capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main([*course, "serve", *command, "--data", "/proc/copro"]) == 4
    assert "The folder /proc/copro cannot be used" in capsys.readouterr().err


def test_a_damaged_list_is_said_and_restored(
    course: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path / "data")]
    for name in ("Ann", "Bob"):
        assert main([*course, "serve", "invite", name, *data]) == 0
    (tmp_path / "data" / "people.json").write_bytes(b"{")
    for command in (["people"], [], ["invite", "Cai"]):
        assert main([*course, "serve", *command, *data]) == 4
        assert "people.json is damaged: nobody can come in. “copro serve restore”" in capsys.readouterr().err
    assert main([*course, "serve", "restore", *data]) == 0
    assert "The list of people is again as it was on" in capsys.readouterr().out
    assert main([*course, "serve", "people", *data]) == 0
    assert capsys.readouterr().out.startswith("Ann ")


def test_without_the_extra_it_says_how_to_install_it(
    course: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "NEEDED", ("aiohttp", "not_there"))
    assert main([*course, "serve", "--data", str(tmp_path / "data")]) == 2
    assert 'pip install "copro[serve]"' in capsys.readouterr().err


def test_the_check_starts_a_visit_of_nobodys(
    course: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*course, "serve", "check", "--data", str(tmp_path / "data")]) == 0
    said = capsys.readouterr().out
    assert "A test visit began after" in said
    assert "Only this computer can reach it" in said
    (tmp_path / "data").chmod(0o755)
    assert main([*course, "serve", "check", "--data", str(tmp_path / "data")]) == 1
    assert "Other accounts can look into the data folder" in capsys.readouterr().out
