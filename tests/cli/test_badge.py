"""Badges at the command line: the trainer's key, who gets one, and how anybody checks it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from copro_tui.cli.badge.settings import settings_folder
from copro_tui.errors import ExitCode
from copro_tui.trainer.badges import KEY_FILE
from tests.cli.programs import complaint, said
from tests.clock import FakeClock
from tests.cohorts.groups import learn
from tests.players import play, start
from tests.reports.accessibility import faults_of


@pytest.fixture
def trainer(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """The course folder of a trainer: Ann Price has mastered all of it, Ben has begun."""
    monkeypatch.chdir(folder)
    player = start(folder, FakeClock(), "Ann Price")
    for ref in player.course.all_lessons():
        play(player.open_lesson(ref))
    learn(folder, "Ben", 2)
    said(capsys, "cohort", "new", "spring", "--trainer", "Siân")
    said(capsys, "cohort", "add", "spring", "Ann Price", "Ben")
    return folder


def test_from_a_key_to_a_badge_that_is_checked(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "“copro badge new-key” makes one" in complaint(capsys, "badge", "issue", "spring", "Ann Price")[1]
    told = said(capsys, "badge", "new-key")
    key = settings_folder() / KEY_FILE
    assert str(key) in told
    (did,) = re.findall(r"did:key:\w+", told)
    assert (key.stat().st_mode & 0o777, key.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    before = key.read_bytes()
    assert "There is a key already" in complaint(capsys, "badge", "new-key")[1]
    assert key.read_bytes() == before
    said(capsys, "badge", "issue", "spring", "Ann Price")
    page = Path("spring-ann-price-badge.html").read_text(encoding="utf-8")
    assert faults_of(page) == []
    assert all(part in page for part in ("Ann Price", "A small course", did, "spring-ann-price-badge.json"))
    data = Path("spring-ann-price-badge.json").read_text(encoding="utf-8")
    for private in ("Ann", "score", "My own words", key.read_text(encoding="ascii").splitlines()[1]):
        assert private not in data
    checking = ("badge", "verify", "spring-ann-price-badge.json")
    assert "That is your own key." in said(capsys, *checking)
    assert "That is the issuer you named." in said(capsys, *checking, "--issuer", did)
    assert "not the issuer you named" in said(capsys, *checking, "--issuer", "did:key:zOther", status=1)
    assert "does not say that it is for" in said(capsys, *checking, "--address", "ann@example.org", status=1)
    key.unlink()
    assert "compare this key" in said(capsys, *checking)


def test_an_address_goes_in_as_a_hash_if_the_roster_has_it(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "badge", "new-key")
    issuing = ("badge", "issue", "spring", "Ann Price", "--with-address", "-o", "ann.json")
    assert "has no roster yet" in complaint(capsys, *issuing)[1]
    Path("people.csv").write_text("number,name,email\n1,Ann Price,ann@example.org\n", encoding="utf-8")
    said(capsys, "cohort", "roster", "spring", "people.csv")
    assert "Ann Price has no address" in complaint(capsys, *issuing)[1]
    said(capsys, "cohort", "match", "spring", "--same-names")
    said(capsys, *issuing)
    assert "ann@example.org" not in Path("ann.json").read_text(encoding="utf-8")
    assert json.loads(Path("ann.json").read_bytes())["id"] in Path("progress/cohorts/spring.roster.csv").read_text()
    assert "It is for who has this address." in said(
        capsys, "badge", "verify", "ann.json", "--address", "ann@example.org"
    )


def test_what_stands_in_the_way_of_a_badge_is_said_and_nothing_is_written(
    trainer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "badge", "new-key")
    key = settings_folder() / KEY_FILE
    files = sorted(trainer.iterdir())
    issuing = ("badge", "issue", "spring")
    assert "Ben has not mastered every lesson" in complaint(capsys, *issuing, "Ben")[1]
    assert "nobody called “Cai”" in complaint(capsys, *issuing, "Cai")[1]
    assert "is not an address of a page" in complaint(capsys, *issuing, "Ann Price", "--url", "example.org")[1]
    assert "JSON file" in complaint(capsys, *issuing, "Ann Price", "-o", "a.html")[1]
    if os.name == "posix":
        key.chmod(0o640)
        assert "Others can read the key" in complaint(capsys, *issuing, "Ann Price")[1]
        key.chmod(0o600)
    for damaged in (b"", b"no key", b"x" * 5000):
        key.write_bytes(damaged)
        assert complaint(capsys, *issuing, "Ann Price")[0] in (ExitCode.USAGE, ExitCode.RECORD)
    for name in ("none.json", ".", "lessons/course.yaml"):
        assert complaint(capsys, "badge", "verify", name)[0] == ExitCode.USAGE
    assert sorted(trainer.iterdir()) == files
