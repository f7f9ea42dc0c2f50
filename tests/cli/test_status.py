"""``copro status`` and ``copro continue``: what is next, in one line, and straight to it."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from copro_tui.cli.main import main
from tests.cli.programs import COMMAND, copro, finished
from tests.clock import FakeClock
from tests.courses import FIRST, LATER, SECOND, write_course
from tests.players import answered, finish, go_to, play, start

LOADED = """\
import sys
from copro_tui.cli.main import main
status = main({arguments!r})
print(*(one for one in sys.modules if one in {unwanted!r}), file=sys.stderr)
sys.exit(status)
"""


def begun(folder: Path, days_ago: float = 2) -> Path:
    """A course in which Ann mixed two cases up some days ago, and played another lesson."""
    clock = FakeClock(datetime.now(UTC) - timedelta(days=days_ago))
    player = start(write_course(folder), clock)
    lesson = go_to(player, FIRST, "cases")
    answered(lesson, {"letter": "leading", "survey": "leading", "board": "sharing"})
    finish(lesson)
    play(player.open_lesson(SECOND))
    return folder


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_it_says_in_one_line_where_one_stopped_and_what_is_due(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = begun(tmp_path)
    (line,) = said(capsys, "--course", str(folder), "status").splitlines()
    assert line == ("Next: WHEN 1, A later lesson, about 2 min. 2 mix-ups and 1 more due, about 2 min.")


def test_what_is_not_due_is_not_mentioned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = begun(tmp_path, days_ago=0)
    assert said(capsys, "--course", str(folder), "status") == "Next: WHEN 1, A later lesson, about 2 min.\n"


def test_programs_can_read_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = begun(tmp_path)
    found = json.loads(said(capsys, "--course", str(folder), "status", "--json"))
    assert found["learner"] == "Ann"
    assert found["carry_on"]["place"] == "lesson/when/later"
    assert found["review"] == {"mix_ups": 2, "others": 1, "minutes": 2}
    assert found["asked"] == []


def test_before_anybody_has_begun_it_says_how_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_course(tmp_path)
    assert said(capsys, "--course", str(folder), "status") == "Nobody has begun here. Type “copro” to begin.\n"
    assert json.loads(said(capsys, "--course", str(folder), "status", "--json"))["learner"] is None
    assert not (folder / "progress").exists()


def test_it_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = begun(tmp_path)
    before = {path: path.read_bytes() for path in (folder / "progress").rglob("*") if path.is_file()}
    said(capsys, "--course", str(folder), "status")
    assert {path: path.read_bytes() for path in (folder / "progress").rglob("*") if path.is_file()} == before


def test_textual_is_not_loaded_for_it(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    arguments = ["--course", str(folder), "status"]
    done = finished([COMMAND[0], "-c", LOADED.format(arguments=arguments, unwanted=["textual", "rich", "yaml"])])
    assert done.returncode == 0
    assert "textual" not in done.stderr
    assert "rich" not in done.stderr


def test_nothing_of_review_is_loaded_where_nothing_is_due(tmp_path: Path) -> None:
    """At the second look: at the first, the day on which something will be due is worked out and kept."""
    folder = begun(tmp_path / "course", days_ago=0)
    long_ago = datetime.now().timestamp() - 60
    for path in folder.rglob("*"):
        os.utime(path, (long_ago, long_ago))
    unwanted = ["fsrs", "copro_tui.review", "copro_tui.player.review", "copro_tui.review.schedule"]
    code = LOADED.format(arguments=["--course", str(folder), "status"], unwanted=unwanted)
    homes = {name: str(tmp_path / "home") for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA")}
    for _time in range(40):  # files that have just changed are not trusted yet
        done = finished([COMMAND[0], "-c", code], more=homes)
        if "fsrs" not in done.stderr:
            break
    assert done.returncode == 0
    assert done.stderr.split() == []


def test_continue_goes_straight_to_the_step(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    done = copro("--course", str(folder), "continue")
    assert done.returncode == 0
    assert "Read this." in done.stdout
    assert "Step 1 of 2" in done.stdout
    assert "Home." not in done.stdout


def test_continue_begins_where_nobody_has_begun(tmp_path: Path) -> None:
    done = copro("--course", str(write_course(tmp_path)), "continue")
    assert done.returncode == 0
    assert "What shall we call you?" in done.stdout


def test_a_finished_course_leads_to_what_is_due(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clock = FakeClock(datetime.now(UTC) - timedelta(days=3))
    player = start(write_course(tmp_path), clock)
    for ref in (FIRST, SECOND, LATER):
        play(player.open_lesson(ref))
    line = said(capsys, "--course", str(tmp_path), "status")
    assert line.startswith("You have finished the course.")
    assert "10 to look at again, about 4 min." in line
    clock.advance(3 * 24 * 3600)
    assert str(player.to_carry_on()) == "review"


def test_a_review_that_a_trainer_asks_for_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = begun(tmp_path)
    course = ("--course", str(folder))
    for arguments in (("cohort", "new", "spring"), ("cohort", "add", "spring", "Ann")):
        said(capsys, *course, *arguments)
    review = (*course, "assign", "--cohort", "spring", "--review")
    assert "spring: review by 31 January 2099" in said(capsys, *review, "2099-01-31")
    assert said(capsys, *course, "status").endswith("Asked of you: Review, by 31 January 2099.\n")
    assert "review by" in said(capsys, *course, "cohort", "show", "spring")
    assert "no review is asked for" in said(capsys, *review, "none")
    assert main([*course, "assign", "--cohort", "spring"]) == 2
