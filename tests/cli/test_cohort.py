"""Trainers and learners at the command line, each in a folder of their own, with nothing between them but files."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from copro_tui.cli.main import main
from copro_tui.cohorts.submission import KIND, Submission
from copro_tui.errors import ExitCode
from copro_tui.storage.envelope import unwrapped, wrapped
from copro_tui.text.safe import safe
from tests.cli.programs import copro, said
from tests.clock import FakeClock
from tests.cohorts.groups import learn, repository_of
from tests.courses import write_course
from tests.players import open_store
from tests.reports.accessibility import faults_of


@pytest.fixture
def trainer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The trainer's course folder, and the trainer in it."""
    monkeypatch.chdir(folder)
    return folder


def test_from_an_invitation_to_a_report_by_files_alone(tmp_path: Path) -> None:
    """A trainer and two learners, in three folders, each command in a process of its own."""
    trainer = write_course(tmp_path / "trainer")
    homes = {name: write_course(tmp_path / name.lower()) for name in ("Ann", "Ben")}
    (post := tmp_path / "post").mkdir()

    def run(folder: Path, *arguments: str) -> str:
        ended = copro("--course", str(folder), *arguments)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    run(trainer, "cohort", "new", "spring", "--name", "Spring group", "--trainer", "Siân", "--workshop", "2027-02-14")
    run(trainer, "assign", "what", "--cohort", "spring", "--due", "2027-01-31")
    run(trainer, "cohort", "invite", "spring", "-o", str(post / "invitation.json"))
    assert b"Ann" not in (post / "invitation.json").read_bytes()
    for number, (name, folder) in enumerate(homes.items()):
        learn(folder, name, number, FakeClock())
        joined = run(folder, "join", str(post / "invitation.json"))
        assert "What it is, due 31 January 2027" in joined
        home = run(folder, "--learner", name, "plain")
        assert "For “Spring group”, asked by Siân. Workshop: 14 February 2027." in home
        assert "1 of 2 lessons" in home
        assert "due 31 January 2027" in home
        manifest = run(folder, "send", "--yes", "-o", str(post / f"{name}.json"), "--overwrite")
        assert "Checked answers: 5 (exercises: 5)" in manifest
        assert "Reflections: 0" in manifest
        assert "own words" not in (post / f"{name}.json").read_text(encoding="utf-8")
    files = [str(one) for one in sorted(post.iterdir()) if one.name != "invitation.json"]
    taken = run(trainer, "cohort", "collect", "spring", *files)
    assert "Ann.json: Ann, 5 new answers, now a member." in taken
    again = run(trainer, "cohort", "collect", "spring", *reversed(files))
    assert "Ann.json: Ann, 0 new answers." in again
    rows = list(csv.DictReader(io.StringIO(run(trainer, "report", "spring", "--csv", "--names"))))
    assert [(row["name"], row["module"], row["completed"], row["lessons"]) for row in rows] == [
        ("Ann", "what", "1", "2"),
        ("Ben", "what", "1", "2"),
    ]
    anonymous = run(trainer, "report", "spring", "--csv")
    assert len(anonymous.splitlines()) == 1


def test_collecting_says_what_differs_from_what_was_sent_before(
    trainer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    learn(trainer, "Ann")
    said(capsys, "cohort", "new", "spring")
    said(capsys, "cohort", "add", "spring", "Ann")
    said(capsys, "send", "--yes", "-o", "ann.json")
    assert said(capsys, "cohort", "collect", "spring", "ann.json") == "ann.json: Ann, 5 new answers.\n"
    bundle = unwrapped(Path("ann.json"), KIND, Submission)
    tries = tuple(replace(one, score=0.125) for one in bundle.tries[:2])
    Path("ann.json").write_bytes(wrapped(KIND, replace(bundle, tries=tries)))
    assert said(capsys, "cohort", "collect", "spring", "ann.json") == (
        "ann.json: Ann, 0 new answers. 2 entries differ from those on this computer; they were left as they are here.\n"
    )


def test_every_report_in_every_format(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [f"Person {number}" for number in range(6)]
    for number, name in enumerate(names):
        learn(trainer, name, number)
    said(capsys, "cohort", "new", "spring")
    said(capsys, "cohort", "add", "spring", *names)
    said(capsys, "assign", "what", "when", "--cohort", "spring", "--due", "2026-01-31")
    for options in ((), ("--stuck",), ("--items",), ("--spread", "cases")):
        assert said(capsys, "report", "spring", *options)
        assert json.loads(said(capsys, "report", "spring", *options, "--json"))["rows"]
        assert len(list(csv.reader(io.StringIO(said(capsys, "report", "spring", *options, "--csv"))))) > 1
        assert faults_of(said(capsys, "report", "spring", *options, "--html")) == []
        said(capsys, "report", "spring", *options, "--xlsx", "-o", "it.xlsx", "--overwrite")
        assert Path("it.xlsx").read_bytes().startswith(b"PK")
    assert "Hello Person 3," in said(capsys, "report", "spring", "--reminders")
    Path("workshop").mkdir()
    said(capsys, "pack", "spring", "-o", "workshop")
    for edition in ("trainer", "learner"):
        page = Path(f"workshop/spring-workbook-{edition}.html").read_text(encoding="utf-8")
        assert faults_of(page) == []
        assert "Person" not in page


def test_what_is_not_a_terminal_gets_no_names_unless_asked(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(5):
        learn(trainer, f"Person {number}", number)
    said(capsys, "cohort", "new", "spring")
    said(capsys, "cohort", "add", "spring", *(f"Person {number}" for number in range(5)))
    assert "Person" not in said(capsys, "report", "spring")
    assert "Person 3" in said(capsys, "report", "spring", "--names")
    assert "carry names" in said(capsys, "report", "spring", "--reminders", "--csv", status=2)


def test_one_unreadable_record_is_named_and_stops_nothing(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    learn(trainer, "Ann")
    (trainer / "progress" / "cut.json").write_text("{", encoding="utf-8")
    said(capsys, "cohort", "new", "spring")
    said(capsys, "cohort", "add", "spring", "Ann")
    for options in ((), ("--stuck",), ("--items",), ("--spread", "cases"), ("--reminders",)):
        assert main(["report", "spring", *options]) == 0
        printed = capsys.readouterr()
        assert "cut.json" in printed.out + printed.err
    assert "cut.json" not in (trainer / "progress" / "cohorts" / "spring.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("report", "spring"), False),
        (("report", "spring", "--items"), True),
        (("report", "spring", "--items", "--json"), True),
        (("report", "spring", "--spread", "cases"), True),
        (("pack", "spring"), True),
    ],
)
def test_an_unavailable_lesson_stops_no_report_and_is_named_where_its_exercises_are_missing(
    trainer: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], named: bool
) -> None:
    learn(trainer, "Ann")
    (trainer / "lessons" / "what" / "2-short.yaml").write_text("title: [", encoding="utf-8")
    said(capsys, "cohort", "new", "spring")
    said(capsys, "cohort", "add", "spring", "Ann")
    assert main(list(options)) == 0
    printed = capsys.readouterr()
    assert printed.err.startswith("what/short is left out: The lesson “short” is not available today.") == named
    assert len(printed.err.splitlines()) == named
    assert "not available" not in printed.out


def test_nothing_that_others_wrote_can_control_the_terminal(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    learn(trainer, "Ann")
    (trainer / "progress" / "cut\x1b[31m.json").write_text("{", encoding="utf-8")
    said(capsys, "cohort", "new", "spring", "--name", "Spring group")
    path = trainer / "progress" / "cohorts" / "spring.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Spring group", '"Spring\\u202Egroup"'), encoding="utf-8")
    said(capsys, "cohort", "add", "spring", "Ann")
    for command in (
        ("report", "spring"),
        ("report", "spring", "--names"),
        ("cohort", "list"),
        ("cohort", "show", "spring"),
        ("send", "--yes"),
    ):
        assert main(list(command)) == 0
        printed = capsys.readouterr()
        shown = printed.out + printed.err
        assert "Spring�group" in shown or command[0] == "report"
        assert ("cut�[31m.json" in shown) == (command[0] == "report")
        assert safe(shown) == shown


def test_a_cohort_from_its_beginning_to_its_archive(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ann = learn(trainer, "Ann")
    assert "no cohorts" in said(capsys, "cohort", "list")
    said(capsys, "cohort", "new", "spring", "--name", "Spring group", "--trainer", "Siân", "--language", "cy")
    said(capsys, "cohort", "add", "spring", "Ann")
    said(capsys, "cohort", "add", "spring", "Cai", "--id", "c" * 32)
    said(capsys, "assign", "what", "--cohort", "spring", "--due", "31 Jan 2027", "--opens", "2027-01-05")
    said(capsys, "assign", "when", "--cohort", "spring", "--optional")
    shown = said(capsys, "cohort", "show", "spring")
    for line in ("Trainer: Siân", "what, opens 5 January 2027, due 31 January 2027", "when, optional", f"Ann  {ann}"):
        assert line in shown
    said(capsys, "cohort", "remove", "spring", "cai")
    assert [one.name for one in repository_of(trainer).open("spring").members] == ["Ann"]
    said(capsys, "cohort", "archive", "spring")
    assert "spring: Spring group, 1 person (archived)" in said(capsys, "cohort", "list")
    said(capsys, "cohort", "archive", "spring", "--undo")
    assert not repository_of(trainer).open("spring").archived


def test_a_cohort_file_with_mistakes_is_shown_with_all_of_them(
    trainer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "cohort", "new", "spring")
    path = trainer / "progress" / "cohorts" / "spring.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "workshop: soon\nmodules:\n  - {id: whta}\n", encoding="utf-8")
    found = said(capsys, "cohort", "show", "spring", status=1)
    assert 'progress/cohorts/spring.yaml:9:11: "soon" is not a day → write it like 2026-01-31' in found
    assert 'did you mean "what"?' in found
    assert "has mistakes" in said(capsys, "cohort", "list", status=1)
    assert "spring.yaml:9:11" in said(capsys, "report", "spring", status=3)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("report", "nothing"), "no cohort"),
        (("report", "sprin"), "Did you mean"),
        (("assign", "whta", "--cohort", "spring"), 'Did you mean "what"'),
        (("assign", "what", "--cohort", "spring", "--due", "soon"), "is not a day"),
        (("assign", "what", "--cohort", "spring", "--due", "2026-01-01", "--opens", "2026-02-01"), "before it opens"),
        (("cohort", "add", "spring", "Nobody"), "cohort invite"),
        (("cohort", "remove", "spring", "Nobody"), "nobody called"),
        (("cohort", "erase", "Nobody", "--yes"), "Nobody called Nobody"),
        (("cohort", "new", "spring"), "already"),
        (("cohort", "new", "x", "--language", "Welsh"), "not a language code"),
        (("report", "spring", "--spread", "nothing"), "no exercise"),
        (("report", "spring", "--items", "--spread", "cases"), "one report"),
        (("report", "spring", "--xlsx"), "--output"),
        (("join", "not-there.json"), "cannot be read"),
        (("send", "--yes"), "not joined a cohort"),
    ],
)
def test_what_cannot_be_done_is_said_on_one_line(
    trainer: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    learn(trainer, "Ann")
    said(capsys, "cohort", "new", "spring")
    assert main(list(arguments)) in (2, 4)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert says in printed.err


@pytest.mark.parametrize(
    ("typed", "made"), [("Spring", "spring"), ("Spring 2027", "spring-2027"), ("Grŵp Môn", "grwp-mon"), ("x-1", "x-1")]
)
def test_a_cohort_is_called_as_it_is_typed(
    trainer: Path, capsys: pytest.CaptureFixture[str], typed: str, made: str
) -> None:
    assert f"“{made}” begins" in said(capsys, "cohort", "new", typed)
    assert said(capsys, "cohort", "list").startswith(f"{made}: {typed}, ")


@pytest.mark.parametrize("typed", ["../spring", "a/b", "名", "2027", "a\\b", "a\nb", "-"])
def test_what_no_cohort_can_be_called_is_said(trainer: Path, capsys: pytest.CaptureFixture[str], typed: str) -> None:
    assert main(["cohort", "new", "--", typed]) == ExitCode.USAGE
    assert "cannot be a cohort's id" in capsys.readouterr().err


def test_a_cohort_with_capitals_is_found_in_both_ways(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    learn(trainer, "Ann")
    said(capsys, "cohort", "new", "Spring")
    said(capsys, "cohort", "add", "Spring", "Ann")
    said(capsys, "assign", "what", "--cohort", "SPRING", "--due", "31/12/2027")
    assert "due 31 December 2027" in said(capsys, "cohort", "show", "spring")
    for arguments in (["report", "Spring"], ["cohort", "invite", "Spring"], ["send", "Spring", "--yes"]):
        said(capsys, *arguments)


def test_a_learner_named_before_the_command_joins_and_sends(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("Ann", "Bob"):
        learn(trainer, name)
    said(capsys, "cohort", "new", "spring")
    said(capsys, "cohort", "invite", "spring", "-o", "it.json")
    for name in ("Ann", "Bob"):
        assert f"{name} has joined" in said(capsys, "--learner", name, "join", "it.json")
        assert f"From: {name}\n" in said(capsys, "--learner", name, "send", "--yes")
    assert {one.name for one in Path().glob("spring-*.json")} == {"spring-ann.json", "spring-bob.json"}


def test_erasing_asks_and_says_what_it_removed(
    trainer: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = learn(trainer, "Ann")
    said(capsys, "cohort", "new", "spring")
    said(capsys, "cohort", "add", "spring", "Ann")
    said(capsys, "send", "--yes", "-o", "ann.json")
    said(capsys, "cohort", "collect", "spring", "ann.json")
    monkeypatch.setattr("click.confirm", lambda *_arguments, **_more: False)
    said(capsys, "cohort", "erase", "Ann", status=2)
    assert repository_of(trainer).open("spring").members
    told = said(capsys, "cohort", "erase", "ann", "--yes")
    assert "Taken out of" in told
    assert f"spring/{ann}.json" in told
    assert "Their own record is theirs" in told
    assert "erased from this cohort" in said(capsys, "cohort", "collect", "spring", "ann.json", status=1)
    assert repository_of(trainer).open("spring").members == ()


def test_one_broken_cohort_file_does_not_stop_erasing(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ann = learn(trainer, "Ann")
    for cohort in ("spring", "summer"):
        said(capsys, "cohort", "new", cohort)
        said(capsys, "cohort", "add", cohort, "Ann")
        said(capsys, "send", cohort, "--yes", "-o", f"{cohort}.json")
        said(capsys, "cohort", "collect", cohort, f"{cohort}.json")
    broken = trainer / "progress" / "cohorts" / "summer.yaml"
    whole = broken.read_text(encoding="utf-8")
    broken.write_text(whole + "workshop: soon\n", encoding="utf-8")
    told = said(capsys, "cohort", "erase", "Ann", "--yes")
    assert "“summer” has mistakes" in told
    assert "fingerprint" in told
    assert not [*(trainer / "progress" / "cohorts").rglob(f"{ann}.json")]
    assert repository_of(trainer).open("spring").members == ()
    broken.write_text(whole, encoding="utf-8")
    assert "Taken out of" in said(capsys, "cohort", "erase", "Ann", "--yes")
    log = said(capsys, "cohort", "erase", "--log")
    assert sorted(line.split()[1] for line in log.splitlines()) == ["spring", "summer"]
    assert "Ann" not in log
    assert ann not in log
    said(capsys, "cohort", "erase", status=2)
    said(capsys, "cohort", "erase", "Ann", "--log", status=2)


def test_who_was_erased_comes_back_by_a_new_invitation_and_by_no_earlier_one(
    trainer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = write_course(tmp_path / "home")
    learn(home, "Ann")
    said(capsys, "cohort", "new", "spring")

    def at(hour: int) -> None:
        monkeypatch.setattr("copro_tui.cli.trainer_context.now", lambda: datetime(2026, 3, 1, hour, tzinfo=UTC))

    def invited_and_sent() -> None:
        said(capsys, "cohort", "invite", "spring", "-o", "it.json", "--overwrite")
        said(capsys, "--course", str(home), "join", "it.json")
        said(capsys, "--course", str(home), "send", "--yes", "-o", "ann.json", "--overwrite")

    at(9)
    invited_and_sent()
    said(capsys, "cohort", "collect", "spring", "ann.json")
    at(10)
    said(capsys, "cohort", "erase", "Ann", "--yes")
    assert "a new invitation" in said(capsys, "cohort", "collect", "spring", "ann.json", status=1)
    at(11)
    invited_and_sent()
    assert "now a member" in said(capsys, "cohort", "collect", "spring", "ann.json")
    assert repository_of(trainer).open("spring").erased == ()


def test_what_is_kept_of_one_person_is_shown_and_nobody_elses(
    trainer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ann, ben = learn(trainer, "Ann"), learn(trainer, "Ben", 1)
    said(capsys, "cohort", "new", "spring")
    said(capsys, "cohort", "add", "spring", "Ann", "Ben")
    for name, words in (("Ann", ["--own", "words"]), ("Ben", [])):
        said(capsys, "--learner", name, "send", "--yes", *words, "-o", f"{name}.json")
        said(capsys, "cohort", "collect", "spring", f"{name}.json")
    told = said(capsys, "cohort", "show-person", "Ann")
    assert "spring: Ann" in told
    assert "Answers: 5. Of their own, by their choice: 1." in told
    told = said(capsys, "cohort", "show-person", "Ann", "--json")
    (held,) = json.loads(told)["cohorts"]
    assert held["sent"]["words"][0]["text"] == "My own words."
    assert ann in told
    assert ben not in told
    said(capsys, "cohort", "show-person", "Nobody", status=2)


def test_reflections_go_along_only_when_chosen(
    trainer: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    learn(trainer, "Ann")
    said(capsys, "cohort", "new", "spring")
    said(capsys, "cohort", "add", "spring", "Ann")
    monkeypatch.setattr("click.confirm", lambda *_arguments, **_more: True)
    for typed, there in (("", False), ("2 x", False), ("1", True)):
        monkeypatch.setattr("click.prompt", lambda *_arguments, typed=typed, **_more: typed)
        told = said(capsys, "send", "-o", "ann.json", "--overwrite")
        assert f"Reflections: {int(there)}" in told
        assert f"Placements of your own work: {int('2' in typed)}" in told
        assert ("My own words." in Path("ann.json").read_text(encoding="utf-8")) == there
    said(capsys, "send", "--yes", "--reflection", "words", "-o", "ann.json", "--overwrite")
    assert "My own words." in Path("ann.json").read_text(encoding="utf-8")
    told = said(capsys, "send", "--yes", "--own", "own", "-o", "ann.json", "--overwrite")
    assert "Placements of your own work: 1" in told
    assert "every-kind/own" in Path("ann.json").read_text(encoding="utf-8")
    assert "every-kind/words" not in Path("ann.json").read_text(encoding="utf-8")
    assert "nothing of your own" in said(capsys, "send", "--yes", "--reflection", "nothing", status=2)


def test_who_joins_before_they_have_begun_is_asked_for_their_name(
    trainer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said(capsys, "cohort", "new", "spring")
    said(capsys, "cohort", "invite", "spring", "-o", "it.json")
    learner = str(write_course(tmp_path / "learner"))
    assert "Nobody has a record here yet" in said(capsys, "--course", learner, "join", "it.json", status=2)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_arguments, **_more: " Cai ")
    assert "Cai has joined “spring”." in said(capsys, "--course", learner, "join", "it.json")
    other = str(write_course(tmp_path / "other"))
    assert "Dai has joined “spring”." in said(capsys, "--course", other, "join", "it.json", "--learner", "Dai")
    assert "no learner called “Die”" in said(capsys, "--course", other, "join", "it.json", "--learner", "Die", status=2)


def test_where_nobody_is_in_a_cohort_nothing_is_loaded_for_it(folder: Path) -> None:
    open_store(folder, FakeClock(), "Ann")
    program = (
        "import sys\nfrom copro_tui.cli.main import main\nmain(sys.argv[1:])\n"
        "print([one for one in sys.modules if one.startswith('copro_tui.cohorts')])"
    )
    for made, loaded in ((False, False), (True, True)):
        if made:
            (folder / "progress" / "joined").mkdir()
        command = [sys.executable, "-c", program, "--course", str(folder), "plain"]
        ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", input="", check=True)
        assert ("copro_tui.cohorts" in ended.stdout) == loaded, ended.stdout


def test_a_copy_of_a_cohort_file_stops_no_list(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "cohort", "new", "spring")
    path = trainer / "progress" / "cohorts" / "spring.yaml"
    shutil.copy(path, path.with_name("spring (1).yaml"))
    listed = said(capsys, "cohort", "list", status=1)
    assert "spring: spring, 0 people" in listed
    assert "spring (1)" in listed
    assert "cannot be a cohort's id. → Rename or remove" in said(capsys, "cohort", "show", "spring (1)", status=1)


def test_an_invitation_to_another_course_is_refused(
    trainer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    learn(trainer, "Ann")
    other = tmp_path / "other"
    shutil.copytree(trainer / "lessons", other / "lessons")
    course = other / "lessons" / "course.yaml"
    course.write_text(course.read_text(encoding="utf-8").replace("A small course", "Another course"), encoding="utf-8")
    said(capsys, "--course", str(other), "cohort", "new", "autumn")
    said(capsys, "--course", str(other), "cohort", "invite", "autumn", "-o", "it.json")
    assert "Another course" in said(capsys, "join", "it.json", status=2)
    assert not (trainer / "progress" / "joined").exists()
