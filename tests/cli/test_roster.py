"""Staff numbers and addresses at the command line: read, sent as a mark, matched, and nowhere but in the roster."""

from __future__ import annotations

import email
from pathlib import Path

import pytest
from msgspec.structs import replace

from copro_tui.cohorts.inbox import collect
from copro_tui.cohorts.submission import KIND, Submission
from copro_tui.errors import ExitCode
from copro_tui.storage.envelope import unwrapped, wrapped
from copro_tui.trainer.cohort_admin import CohortAdmin
from tests.cli.programs import complaint, said
from tests.clock import FakeClock
from tests.cohorts.groups import learn
from tests.faults import no_space
from tests.players import play, start

NUMBER, ADDRESS = "90417735", "ann.price@example.org"
PEOPLE = f"Staff number,Name,E-mail\n{NUMBER},Ann Price,{ADDRESS}\n90417736,Ben Jones,\n"


@pytest.fixture
def trainer(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """The course folder of a trainer with a cohort, who is in it, and a table of people beside it."""
    monkeypatch.chdir(folder)
    said(capsys, "cohort", "new", "spring", "--trainer", "Siân")
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return folder


def test_a_bundle_with_a_number_in_the_place_of_its_mark_is_refused(
    trainer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    learn(trainer, "Ann")
    said(capsys, "cohort", "add", "spring", "Ann")
    said(capsys, "send", "--yes", "-o", "ann.json")
    bundle = unwrapped(Path("ann.json"), KIND, Submission)
    Path("ann.json").write_bytes(wrapped(KIND, replace(bundle, number=ADDRESS)))
    assert "does not hold what it should" in said(capsys, "cohort", "collect", "spring", "ann.json", status=1)


@pytest.mark.parametrize("roster_first", [True, False])
def test_a_number_joins_its_learner_and_stays_in_the_roster(
    trainer: Path, capsys: pytest.CaptureFixture[str], roster_first: bool
) -> None:
    learn(trainer, "Ann")
    said(capsys, "cohort", "add", "spring", "Ann")
    if roster_first:
        said(capsys, "cohort", "roster", "spring", "people.csv")
    sent = said(capsys, "send", "--yes", "--number", f" {NUMBER[:4]} {NUMBER[4:]}", "-o", "ann.json")
    assert "A mark of your staff number" in sent
    said(capsys, "cohort", "collect", "spring", "ann.json")
    if not roster_first:
        said(capsys, "cohort", "roster", "spring", "people.csv")
    listed = said(capsys, "cohort", "match", "spring")
    assert f"Matched: 1 person.\n  {NUMBER} Ann Price = Ann\n" in listed
    assert "  90417736 Ben Jones\n" in listed
    assert "Nothing to do: 2 people, as before." in said(capsys, "cohort", "roster", "spring", "people.csv")
    said(capsys, "cohort", "match", "spring", "Ann", "--undo")
    said(capsys, "cohort", "collect", "spring", "ann.json")
    assert "(sent a number that is not in the roster, or is" in said(capsys, "cohort", "match", "spring")
    said(capsys, "cohort", "match", "spring", "Ann", NUMBER)
    (trainer / "people.csv").unlink()
    said(capsys, "cohort", "invite", "spring")
    said(capsys, "cohort", "calendar", "spring")
    for form in ("csv", "json", "html", "xlsx"):
        said(capsys, "report", "spring", "--names", f"--{form}", "-o", f"report.{form}")
    holding = [
        path.name
        for path in trainer.rglob("*")
        if path.is_file() and any(one.encode() in path.read_bytes() for one in (NUMBER, ADDRESS))
    ]
    assert holding == ["spring.roster.csv"]
    assert "--remove NUMBER" in complaint(capsys, "cohort", "erase", "Ben Jones")[1]
    gone = said(capsys, "cohort", "erase", "Ann", "--yes")
    assert "spring.roster.csv" in gone
    assert NUMBER not in (trainer / "progress/cohorts/spring.roster.csv").read_text(encoding="utf-8")


def test_who_is_who_is_said_by_the_trainer(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, name in enumerate(("Ann", "Ben Jones")):
        learn(trainer, name, number)
    said(capsys, "cohort", "add", "spring", "Ann", "Ben Jones")
    assert "has no roster yet" in complaint(capsys, "cohort", "match", "spring")[1]
    said(capsys, "cohort", "roster", "spring", "people.csv")
    assert "(the same name: 90417736 Ben Jones)" in said(capsys, "cohort", "match", "spring")
    assert said(capsys, "cohort", "match", "spring", "--same-names") == "Ben Jones is 90417736 Ben Jones.\n"
    assert "is joined to somebody else" in complaint(capsys, "cohort", "match", "spring", "Ann", "90417736")[1]
    said(capsys, "cohort", "match", "spring", "Ann", NUMBER)
    assert "Matched: 2 people." in said(capsys, "cohort", "match", "spring")
    said(capsys, "cohort", "match", "spring", "Ann", "--undo")
    assert "Matched: 1 person." in said(capsys, "cohort", "match", "spring")
    assert "Ann Price" in said(capsys, "cohort", "roster", "spring", "--remove", NUMBER)
    said(capsys, "cohort", "match", "spring", "Ben Jones", "--undo")
    gone = said(capsys, "cohort", "erase", "Ben Jones", "--yes")
    assert "same person: copro cohort roster spring --remove 90417736\n" in gone
    for wrong in (("Ann",), ("--undo",), ("Ann", "1", "--undo"), ("Ann", "--same-names"), ("Nobody", NUMBER)):
        assert complaint(capsys, "cohort", "match", "spring", *wrong)[0] == ExitCode.USAGE
    assert complaint(capsys, "cohort", "roster", "spring")[0] == ExitCode.USAGE


def test_a_bad_table_changes_nothing_and_each_mistake_has_its_line(
    trainer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "cohort", "roster", "spring", "people.csv")
    before = (trainer / "progress/cohorts/spring.roster.csv").read_bytes()
    (trainer / "bad.csv").write_text("number,email\n1,x\n2,ok@example.org\n2,\n", encoding="utf-8")
    told = said(capsys, "cohort", "roster", "spring", "bad.csv", status=ExitCode.USAGE).splitlines()
    assert [line[:12] for line in told] == ["bad.csv:2:2:", "bad.csv:4:1:", "The roster w"]
    for name, why in ((".", "it is a folder"), ("none.csv", "No such file"), ("a\0b", "null")):
        assert why in complaint(capsys, "cohort", "roster", "spring", name)[1]
    assert (trainer / "progress/cohorts/spring.roster.csv").read_bytes() == before


def test_completions_are_written_for_whoever_has_a_number(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, name in enumerate(("Ann Price", "Ben Jones", "Zoë")):
        player = start(trainer, FakeClock(), name, number)
        for ref in player.course.lessons("what"):
            play(player.open_lesson(ref))
    said(capsys, "cohort", "add", "spring", "Ann Price", "Ben Jones", "Zoë")
    writing = ("report", "spring", "--completions", "totara")
    assert "no roster yet" in complaint(capsys, *writing, "-o", "t.csv")[1]
    said(capsys, "cohort", "roster", "spring", "people.csv")
    assert "has no codes" in complaint(capsys, *writing, "-o", "t.csv")[1]
    cohort = trainer / "progress/cohorts/spring.yaml"
    cohort.write_text(cohort.read_text(encoding="utf-8") + "codes:\n  - {id: what, code: 00-1}\n", encoding="utf-8")
    said(capsys, "cohort", "match", "spring", "--same-names")
    assert "Without a number, and so not in it: 1 person." in said(capsys, *writing, "-o", "t.csv")
    table = (trainer / "t.csv").read_bytes()
    assert table.startswith(b"username,courseshortname,courseidnumber,completiondate,grade\r\n")
    assert [line.split(b",")[0] for line in table.splitlines()[1:]] == [NUMBER.encode(), b"90417736"]
    assert (trainer / "t.csv").stat().st_mode & 0o777 == 0o600
    said(capsys, *writing, "-o", "t.csv", "--overwrite")
    assert (trainer / "t.csv").read_bytes() == table
    for wrong in ((), ("--json", "-o", "x"), ("--stuck", "-o", "x"), ("-o", "t.csv")):
        assert complaint(capsys, *writing, *wrong)[0] == ExitCode.USAGE
    said(capsys, "assign", "when", "--cohort", "spring")
    assert "Codes in other systems:\n  what 00-1\n" in said(capsys, "cohort", "show", "spring")
    assert "  - {id: what, code: 00-1}\n" in cohort.read_text(encoding="utf-8")
    cohort.write_text(cohort.read_text(encoding="utf-8").replace("00-1", "=00-1"), encoding="utf-8")
    assert "would not stay as it is in a table" in said(capsys, "cohort", "show", "spring", status=1)


def test_the_days_and_the_reminders_leave_for_calendars_and_mail(
    trainer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, name in enumerate(("Ann Price", "Zoë")):
        learn(trainer, name, number)
    said(capsys, "cohort", "add", "spring", "Ann Price", "Zoë")
    said(capsys, "assign", "what", "--cohort", "spring", "--due", "2027-01-31")
    said(capsys, "cohort", "calendar", "spring", "-o", "s.ics")
    said(capsys, "cohort", "calendar", "spring", "-o", "again.ics")
    assert {b"SEQUENCE:0" in Path(name).read_bytes() for name in ("s.ics", "again.ics")} == {True}
    said(capsys, "assign", "what", "--cohort", "spring", "--due", "2027-02-28")
    reminders = ("report", "spring", "--reminders")
    said(capsys, "cohort", "roster", "spring", "people.csv")
    said(capsys, "cohort", "match", "spring", "--same-names")
    told = said(capsys, *reminders, "--eml", "out")
    assert "Drafts in out: 2. Nothing was sent." in told
    assert "No address in the roster: 1 person." in told
    assert "left out until all members are matched: 1 person." in told
    ann, zoe = (email.message_from_bytes(path.read_bytes()) for path in sorted(Path("out").iterdir()))
    assert (ann["to"], zoe["to"]) == (f"Ann Price <{ADDRESS}>", None)
    (days,) = (part for part in ann.walk() if part.get_content_subtype() == "calendar")
    assert "SEQUENCE:1\r\n" in days.get_payload(decode=True).decode()  # type: ignore[union-attr]
    said(capsys, "cohort", "remove", "spring", "Zoë")
    assert "Drafts in new: 2." in said(
        capsys, *reminders, "--eml", "new", "--merge", "m.csv", "--link", "https://x.org"
    )
    ben = Path("new/002-ben-jones.eml").read_text(encoding="ascii")
    assert "where you stopped" not in ben
    assert "first lesson" in ben
    assert {path.stat().st_mode & 0o777 for path in (Path("m.csv"), *Path("new").iterdir())} == {0o600}
    for wrong in (("--eml", "new"), ("--eml", "m.csv"), ("--merge", "m.csv"), ("--merge", "x", "--link", "x.org")):
        assert complaint(capsys, *reminders, *wrong)[0] == ExitCode.USAGE
    assert complaint(capsys, "report", "spring", "--eml", "more")[0] == ExitCode.USAGE
    assert not Path("more").exists()


def test_what_arrives_while_a_report_is_made_is_in_it_with_its_number(
    trainer: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    player = start(trainer, FakeClock(), "Ann")
    for ref in player.course.lessons("what"):
        play(player.open_lesson(ref))
    said(capsys, "cohort", "invite", "spring")
    said(capsys, "join", "spring-invitation.json")
    said(capsys, "send", "--yes", "--number", NUMBER, "-o", "ann.json")
    cohort = trainer / "progress/cohorts/spring.yaml"
    cohort.write_text(cohort.read_text(encoding="utf-8") + "codes: [{id: what, code: 00-1}]\n", encoding="utf-8")
    said(capsys, "assign", "when", "--cohort", "spring")
    said(capsys, "cohort", "roster", "spring", "people.csv")
    said(capsys, "send", "--yes", "-o", "unknown.json")
    arriving = ["unknown.json"]
    monkeypatch.setattr(
        CohortAdmin, "receive", lambda self, cohort: list(collect(self._repository, cohort, map(Path, arriving)))
    )
    assert "Drafts in unknown: 1." in said(capsys, "report", "spring", "--reminders", "--eml", "unknown")
    arriving.append("ann.json")
    assert "Drafts in out: 2." in said(capsys, "report", "spring", "--reminders", "--eml", "out")
    assert ADDRESS in Path("out/001-ann.eml").read_text(encoding="ascii")
    said(capsys, "cohort", "remove", "spring", "Ann")
    said(capsys, "report", "spring", "--completions", "totara", "-o", "t.csv")
    assert NUMBER in Path("t.csv").read_text(encoding="utf-8")


def test_a_damaged_note_of_what_was_handed_out_is_said_to_be_one(
    trainer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "cohort", "calendar", "spring")
    (trainer / "progress/cohorts/spring.calendar.json").write_bytes(b"{}")
    status, told = complaint(capsys, "cohort", "calendar", "spring", "-o", "again.ics")
    assert status == ExitCode.RECORD
    assert "spring.calendar.json is damaged" in told
    assert "without it no calendar brings an older one up to date" in told
    assert not Path("again.ics").exists()


def test_drafts_are_all_there_or_none(
    trainer: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said(capsys, "assign", "what", "--cohort", "spring")
    said(capsys, "cohort", "roster", "spring", "people.csv")
    before = sorted(trainer.iterdir())
    monkeypatch.setattr("copro_tui.storage.new_file.sync_folder", no_space)
    assert "No space left" in complaint(capsys, "report", "spring", "--reminders", "--eml", "out")[1]
    assert sorted(trainer.iterdir()) == before
