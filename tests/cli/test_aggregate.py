"""``copro report COHORT --aggregate``: from the files to a report that says nothing of single people."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from copro_tui.cohorts.answers import source
from copro_tui.cohorts.answers.index import FILE
from copro_tui.cohorts.model import Member
from copro_tui.errors import ExitCode
from copro_tui.text.spreadsheet import Value
from tests.analytics.groups import in_cohort, sent_group, somebody
from tests.cli.programs import complaint, said
from tests.cohorts.groups import repository_of
from tests.reports.accessibility import faults_of

PEOPLE = 23


@pytest.fixture
def trainer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course folder with a cohort of 23 people, and the trainer in it."""
    sent_group(folder, PEOPLE)
    monkeypatch.chdir(folder)
    return folder


def rows_of(text: str) -> list[dict[str, Value]]:
    return list(csv.DictReader(io.StringIO(text)))


COUNTS = ("completed", "mastered", "answered", "right")


def test_counts_are_whole_fives_and_what_is_withheld_is_empty_and_said_to_be(
    trainer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = rows_of(said(capsys, "report", "spring", "--aggregate", "--csv"))
    assert (rows[0]["about"], rows[0]["people"]) == ("group", "20")
    assert {row["about"] for row in rows} >= {"group", "module", "lesson", "exercise"}
    told = [row[key] for row in rows for key in COUNTS if row[key]]
    assert told
    assert set(told) <= {"5", "10"}
    for row in rows[1:]:
        assert all(not row[key] for key in str(row["withheld"]).split())
    assert any(row["withheld"] for row in rows)
    assert "right_from" in rows[0]


def test_every_form_has_it_and_nobody_in_it(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read = json.loads(said(capsys, "report", "spring", "--aggregate", "--json"))
    assert (read["report"], read["people"]) == ("aggregate", "aggregate")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+00:00", read["made"])
    page = said(capsys, "report", "spring", "--aggregate", "--html")
    text = said(capsys, "report", "spring", "--aggregate")
    said(capsys, "report", "spring", "--aggregate", "--xlsx", "-o", "it.xlsx")
    assert Path("it.xlsx").read_bytes().startswith(b"PK")
    assert faults_of(page) == []
    assert "Made in the week from " in page
    assert "It is about 20 people" in text
    for one in (json.dumps(read), page, text):
        assert "Person" not in one
        assert "L-" not in one


def test_it_is_the_same_from_the_index(
    trainer: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from_files = said(capsys, "report", "spring", "--aggregate", "--csv")
    monkeypatch.setattr(source, "FEWEST", 1)
    for _again in range(2):
        assert said(capsys, "report", "spring", "--aggregate", "--csv") == from_files
    assert list(trainer.rglob(FILE))


def test_what_would_undo_it_is_refused_in_a_sentence(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options, words in (
        (("--names",), "This report names nobody, so “--names” does not go with “--aggregate”."),
        (("--answers", "-o", "a.csv"), "Choose one report."),
        (("--spread", "cases"), "Choose one report."),
    ):
        status, complained = complaint(capsys, "report", "spring", "--aggregate", *options)
        assert (status, words in complained) == (ExitCode.USAGE, True)


def test_two_cohorts_that_are_nearly_the_same_get_none(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = repository_of(trainer).course
    in_cohort(trainer, [somebody(course, number, 1) for number in range(2, PEOPLE - 1)], "autumn")
    for one, other in (("spring", "autumn"), ("autumn", "spring")):
        status, words = complaint(capsys, "report", one, "--aggregate")
        assert status == ExitCode.USAGE
        assert f"The cohorts “{one}” and “{other}” differ in fewer than five people." in words
    said(capsys, "report", "spring", "--csv")


def test_a_cohort_of_the_same_and_up_to_four_more_gets_the_same(
    trainer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = said(capsys, "report", "spring", "--aggregate", "--csv")
    more = [Member(f"{number:032x}", f"Person {number}") for number in (98, 99)]
    repository_of(trainer).change("spring", lambda now: now.with_members(more[:1]))
    assert said(capsys, "report", "spring", "--aggregate", "--csv") == before
    repository_of(trainer).change("spring", lambda now: now.with_members(more))
    assert "group,,,25," in said(capsys, "report", "spring", "--aggregate", "--csv")


def test_of_fewer_than_five_nothing_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sent_group(folder, 4)
    words = ("--course", str(folder), "report", "spring", "--aggregate")
    assert len(said(capsys, *words, "--csv").splitlines()) == 1
    assert "a group of fewer than five people, of which nothing is told" in said(capsys, *words)
    assert faults_of(said(capsys, *words, "--html")) == []


def test_how_many_files_could_not_be_read_is_not_in_it(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (trainer / "progress" / "cut.json").write_text("{", encoding="utf-8")
    printed = said(capsys, "report", "spring", "--aggregate", "--json", "-o", "it.json")
    assert "cut.json" in printed, "whoever makes it is told"
    assert json.loads(Path("it.json").read_text(encoding="utf-8"))["unreadable"] == [
        "Some files could not be read and are left out."
    ]
