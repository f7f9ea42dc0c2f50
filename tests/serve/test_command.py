"""``copro serve`` as it is typed."""

from __future__ import annotations

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
    assert capsys.readouterr().out.splitlines()[-2:] == ["Ann Jones: not here yet", "Bob: shut out"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["invite", "Ann", "--address", "http://learn.example.org"], "cannot be the address of the course"),
        (["revoke", "Nobody"], "Nobody here is called “Nobody”"),
        (["--address", "ftp://x"], "cannot be the address of the course"),
        (["--port", "99999"], "99999"),
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
    assert f"cannot be offered at: {port}" in capsys.readouterr().err


def test_a_folder_that_cannot_be_used_is_said(
    course: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").write_text("a file")
    assert main([*course, "serve", "people", "--data", str(tmp_path / "data")]) in (2, 4)
    assert "data" in capsys.readouterr().err


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
