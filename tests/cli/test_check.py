"""``copro check``: every mistake with its place, and a status that a script can go by."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copro_tui.cli.main import main
from copro_tui.course.course import open_course
from copro_tui.errors import ExitCode
from tests.cli.programs import complaint, copro
from tests.courses import EVERY_KIND, LADDER, SHORT, write_course
from tests.courses import lesson as lesson_of
from tests.exercises.talks import GIVEN_AWAY, small
from tests.talking_course import LESSON, talking_course

PLACE = re.compile(r"^lessons/[^:]+:[1-9]\d*:[1-9]\d*: .+ → .+$")
BAD = {"what/1-every-kind": EVERY_KIND.replace("minutes: 7", "minutes: many\nlenght: 7"), "when/1-gone": ""}


def test_a_good_course_has_no_mistakes(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert main(["check", str(folder)]) == ExitCode.OK
    said = capsys.readouterr()
    assert (said.out, said.err) == (f"No mistakes in {folder}.\n", "")


def test_each_mistake_of_a_bad_course_is_a_line_with_its_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = write_course(tmp_path, lessons=BAD, frameworks={"ladder": LADDER.replace("band: below", "band: beneath")})
    assert main(["check", str(folder)]) == ExitCode.FOUND_PROBLEMS
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert [line for line in lines if not PLACE.match(line)] == []
    assert {line.split(":")[0] for line in lines} >= {
        "lessons/what/1-every-kind.yaml",
        "lessons/when/1-gone.yaml",
        "lessons/frameworks/ladder.yaml",
    }
    assert 'lessons/what/1-every-kind.yaml:2:10: "many" is not a number → write it in digits' in lines
    assert said.err == f"{len(lines)} mistakes in {folder}.\n"


def test_the_name_of_a_file_cannot_control_the_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = write_course(tmp_path, frameworks={"ladder": LADDER, "\x1b[31mX": "title: [", "line\nx": "a: b"})
    assert main(["check", str(folder)]) == ExitCode.FOUND_PROBLEMS
    said = capsys.readouterr()
    assert "\x1b" not in said.out
    assert [line for line in said.out.splitlines() if not PLACE.match(line)] == []
    assert any(line.startswith("lessons/frameworks/�[31mX.yaml:") for line in said.out.splitlines())


def test_one_mistake_is_not_several(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = write_course(
        tmp_path, lessons={"what/1-a": EVERY_KIND, "when/1-b": EVERY_KIND.replace("minutes: 7", "minutes: 0")}
    )
    assert main(["check", str(folder)]) == ExitCode.FOUND_PROBLEMS
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert said.err == f"1 mistake in {folder}.\n"


def test_the_course_is_the_one_asked_for_in_either_way_or_the_nearest(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments in (["check", str(folder)], ["--course", str(folder), "check"], ["check", str(folder / "lessons")]):
        assert main(arguments) == ExitCode.OK
        assert capsys.readouterr().out == f"No mistakes in {folder}.\n"
    monkeypatch.chdir(folder / "lessons" / "what")
    assert main(["check"]) == ExitCode.OK
    assert capsys.readouterr().out == f"No mistakes in {folder}.\n"


@pytest.mark.parametrize("where", ["nowhere", "a file", "an empty folder", "a\nname"])
def test_a_course_that_is_not_there_cannot_be_checked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, where: str
) -> None:
    (tmp_path / "a file").touch()
    (tmp_path / "an empty folder").mkdir()
    status, said = complaint(capsys, "check", str(tmp_path / where))
    assert status == ExitCode.COURSE
    assert " ".join(where.split()) in said


def test_a_mistake_in_the_course_file_is_a_mistake_like_others(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = write_course(tmp_path, course=b"title: caf\xe9\n")
    assert main(["check", str(folder)]) == ExitCode.FOUND_PROBLEMS
    assert capsys.readouterr().out == ("lessons/course.yaml:1:11: this is not UTF-8 text → save the file as UTF-8\n")


def test_a_mistake_in_a_text_of_several_lines_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    bad = EVERY_KIND.replace("minutes: 7", 'minutes: "4\\nor 5"')
    folder = write_course(tmp_path, lessons={"what/1-a": bad, "when/1-b": EVERY_KIND})
    assert main(["check", str(folder)]) == ExitCode.FOUND_PROBLEMS
    said = capsys.readouterr().out
    assert len(said.splitlines()) == 1
    assert PLACE.match(said.rstrip("\n"))


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_an_output_without_the_arrow_gets_a_stand_in(tmp_path: Path, encoding: str) -> None:
    folder = write_course(tmp_path, lessons=BAD)
    ended = copro("check", str(folder), more={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    assert ended.returncode == ExitCode.FOUND_PROBLEMS
    assert "Traceback" not in ended.stderr
    assert "write it in digits" in ended.stdout


def test_of_a_file_with_very_many_mistakes_some_are_shown_and_all_are_counted(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    steps = "".join(f"- page: p{number}\n  tixt: x\n" for number in range(300))
    folder = write_course(tmp_path, lessons={"what/1-long": f"title: Long\nminutes: 5\nsteps:\n{steps}"})
    assert main(["check", str(folder)]) == ExitCode.FOUND_PROBLEMS
    said = capsys.readouterr()
    count = int(said.err.split()[0])
    shown = [line for line in said.out.splitlines() if line.startswith("lessons/what/1-long.yaml:")]
    assert len(shown) == 31
    assert count >= 300
    assert shown[-1].endswith("more mistakes.")


def test_an_expert_gets_a_page_of_a_course_without_mistakes(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    page = tmp_path / "review.html"
    assert main(["check", str(folder), "--review", "-o", str(page)]) == ExitCode.OK
    assert f"Written to {page}." in capsys.readouterr().out
    assert "<h1>Review: A small course</h1>" in page.read_text(encoding="utf-8")
    assert main(["check", str(folder), "--review", "-o", str(page)]) == ExitCode.USAGE, "it is there already"


def test_a_page_is_not_written_of_a_course_with_mistakes(tmp_path: Path) -> None:
    folder, page = write_course(tmp_path, lessons=BAD), tmp_path / "review.html"
    assert main(["check", str(folder), "--review", "-o", str(page)]) == ExitCode.FOUND_PROBLEMS
    assert not page.exists()


def test_a_file_without_the_review_is_refused(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert main(["check", str(folder), "-o", "x.html"]) == ExitCode.USAGE
    assert "--review" in capsys.readouterr().err


def test_what_there_is_to_look_at_is_said_after_the_mistakes(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    assert main(["check", str(folder), "--evidence"]) == ExitCode.FOUND_PROBLEMS
    said = capsys.readouterr()
    assert [line for line in said.out.splitlines() if not PLACE.match(line)] == []
    assert said.err == f"No mistakes in {folder}, but {len(said.out.splitlines())} things to look at.\n"
    bad = write_course(tmp_path / "bad", lessons=BAD)
    assert main(["check", str(bad), "--evidence"]) == ExitCode.FOUND_PROBLEMS
    assert "mistakes in" in capsys.readouterr().err


def test_a_conversation_is_drawn_as_a_text(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = talking_course(tmp_path)
    assert main(["check", str(folder), "--map", "poster"]) == ExitCode.OK
    assert capsys.readouterr().out.splitlines() == small().tree()
    assert main(["check", str(folder), "--map", "postr"]) == ExitCode.USAGE
    assert 'There is no conversation postr. Did you mean "poster"?' in capsys.readouterr().err


def test_a_conversation_that_gives_its_best_reply_away_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = write_course(tmp_path, lessons={"what/1-talk": lesson_of(GIVEN_AWAY), "when/1-later": SHORT})
    assert main(["check", str(folder)]) == ExitCode.FOUND_PROBLEMS
    assert "in most turns (4 of 4) the fullest reply is the first" in capsys.readouterr().out
    assert open_course(folder).lesson(LESSON).exercises, "it can be played all the same"
