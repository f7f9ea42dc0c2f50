"""``copro export`` and ``copro import``: what they write, what they say, and what they refuse."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from copro_tui.cli.main import main
from copro_tui.course.course import open_course
from copro_tui.course.refs import Ref
from copro_tui.errors import ExitCode
from copro_tui.moodle.questions_in import LARGEST
from tests.cli.programs import complaint
from tests.courses import EVERY_KIND, LESSONS, write_course


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What ``copro`` prints when all goes well."""
    status = main(list(arguments))
    said = capsys.readouterr()
    assert (status, said.err) == (ExitCode.OK, "")
    return said.out


def names_in(path: Path) -> list[str | None]:
    found = parse(path).getroot().iterfind("question")
    return [one.findtext("name/text") for one in found if one.get("type") != "category"]


def test_a_course_goes_out_with_its_losses_file_by_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ran(capsys, "--course", str(folder), "export", "--moodle", "-o", "course.xml")
    lines = said.splitlines()
    assert lines[0] == "Written to course.xml."
    assert lines[-1] == "9 questions."
    at = lines.index("lessons/what/1-every-kind.yaml")
    assert lines[at + 1] == "  Pages left out: 1. With --pages they go along as descriptions."
    assert lines[at + 2].startswith("  build: Moodle's mark is the share of pairs in order")
    assert names_in(Path("course.xml"))[:2] == ["what/every-kind/build", "what/every-kind/cases"]


def test_a_module_or_a_lesson_can_be_chosen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran(capsys, "--course", str(folder), "export", "--moodle", "when", "what/short", "-o", "some.xml", "--pages")
    assert names_in(Path("some.xml")) == [
        "what/short/read",
        "what/short/tick",
        "when/later/read",
        "when/later/tick",
    ]


def test_losses_can_go_to_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ran(capsys, "--course", str(folder), "export", "--gift", "--losses", "lost.txt")
    assert said.splitlines() == ["Written to course.gift.", "Written to lost.txt.", "9 questions."]
    assert "lessons/what/1-every-kind.yaml\n" in Path("lost.txt").read_text(encoding="utf-8")


def test_a_lesson_with_mistakes_is_left_out_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lessons = {**LESSONS, "what/1-every-kind": EVERY_KIND.replace("minutes: 7", "minutes: seven")}
    folder = write_course(tmp_path / "bad", lessons=lessons)
    said = ran(capsys, "--course", str(folder), "export", "--moodle")
    assert "lessons/what/1-every-kind.yaml\n  It has mistakes and was left out: “copro check” names them." in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "No format was named. Add --moodle, or --gift."),
        (["--moodle", "whta"], "There is no module or lesson whta."),
        (["--moodle", "what/shrot"], "what/short"),
        (["--moodle", "-o", "no/course.xml"], "There is no folder no"),
    ],
)
def test_what_cannot_go_out_is_refused_in_a_line(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    status, said = complaint(capsys, "--course", str(folder), "export", *arguments)
    assert status == ExitCode.USAGE
    assert says in said
    assert not list(Path().glob("*.xml"))


def test_what_went_out_comes_in_as_a_course_of_drafts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran(capsys, "--course", str(folder), "export", "--moodle", "--pages", "-o", "course.xml")
    said = ran(capsys, "import", "course.xml", "-o", "draft")
    assert said.splitlines()[0] == "Written to draft."
    assert said.splitlines()[-2] == "Questions taken: 12 of 12."
    left = int(said.splitlines()[-1].partition(" ")[0])
    assert said.endswith(f"{left} things are left to do: “copro check draft” names them.\n")
    assert main(["check", "draft"]) == ExitCode.FOUND_PROBLEMS
    checked = capsys.readouterr()
    assert len(checked.out.splitlines()) == left
    assert sorted(one.name for one in Path("draft/lessons/what").iterdir()) == ["1-every-kind.yaml", "2-short.yaml"]
    assert not list(Path().glob(".*"))


def test_a_single_lesson_can_be_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran(capsys, "--course", str(folder), "export", "--gift", "what/short", "-o", "short.gift")
    said = ran(capsys, "import", "short.gift", "-o", "mine.yaml", "--losses", "left.txt")
    assert "such as lessons/what/10-mine.yaml" in said
    assert Path("mine.yaml").read_text(encoding="utf-8").splitlines()[1] == "title: A short lesson"
    assert Path("left.txt").is_file()


def test_a_lesson_may_go_where_it_belongs_and_is_not_seen_before_it_is_finished(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("it.gift").write_text("Which?{=this#so ~that}\n", encoding="utf-8")
    said = ran(capsys, "import", "it.gift", "-o", str(folder / "lessons" / "when" / "2-new.yaml"))
    assert said.splitlines()[-1].startswith("Learners do not see it before it is finished")
    course = open_course(folder)
    assert course.lesson_or_none(Ref("when", "new")) is None
    assert main(["check", str(folder)]) == ExitCode.FOUND_PROBLEMS
    assert "lessons/when/2-new.yaml:" in capsys.readouterr().out


def test_too_many_questions_for_one_lesson_want_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    Path("many.gift").write_text("\n\n".join(f"Question {number}.{{}}" for number in range(41)), encoding="utf-8")
    status, said = complaint(capsys, "import", "many.gift", "-o", "many.yaml")
    assert status == ExitCode.USAGE
    assert "more questions (41) than a lesson has room for (40)" in said
    assert not Path("many.yaml").exists()


def test_a_file_of_which_nothing_can_be_taken_says_why_of_each(capsys: pytest.CaptureFixture[str]) -> None:
    Path("it.gift").write_text("How many?{#3}\n", encoding="utf-8")
    assert main(["import", "it.gift"]) == ExitCode.USAGE
    said = capsys.readouterr()
    assert said.err.splitlines()[0].startswith("it.gift:1:1: ")
    assert "Nothing was written." in said.err
    assert not Path("draft").exists()


def test_a_draft_never_replaces_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    Path("it.gift").write_text("Write.{}\n", encoding="utf-8")
    ran(capsys, "import", "it.gift")
    ran(capsys, "import", "it.gift")
    assert Path("draft-2/lessons/draft/1-it.yaml").is_file()
    Path("it.yaml").write_text("mine", encoding="utf-8")
    for output, says in (("draft", "is not empty"), ("it.yaml", "is there already")):
        status, said = complaint(capsys, "import", "it.gift", "-o", output)
        assert (status, says in said) == (ExitCode.USAGE, True)
    assert Path("it.yaml").read_text(encoding="utf-8") == "mine"


def test_a_draft_is_no_question_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("it.gift").write_text("Write.{}\n", encoding="utf-8")
    status, said = complaint(capsys, "import", "it.gift", "-o", "it.xml")
    assert (status, "cannot be called it.xml" in said) == (ExitCode.USAGE, True)
    assert not Path("it.xml").exists()


def test_what_cannot_be_read_is_said_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a-folder").mkdir()
    Path("large.xml").write_bytes(b"<quiz>" + b" " * LARGEST)
    Path("empty.xml").write_bytes(b"")
    for name, says in (
        ("a-folder", "it is a folder"),
        ("large.xml", "larger than 16 MiB"),
        ("empty.xml", "empty.xml is empty."),
        ("gone.xml", "No such file"),
    ):
        status, said = complaint(capsys, "import", name)
        assert status == ExitCode.COURSE
        assert says in said
    assert not Path("draft").exists()
