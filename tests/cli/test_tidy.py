"""Until when a cohort is kept, at the command line: set, shown, listed when due, and removed where that is said."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from copro_tui.cohorts.repository import CohortRepository
from tests.cli.programs import said
from tests.cohorts.groups import learn, repository_of

At = Callable[[int], None]


@pytest.fixture
def on_the(folder: Path, monkeypatch: pytest.MonkeyPatch) -> At:
    """Sets the day in March 2026; the trainer is in the course folder, on the first."""
    monkeypatch.chdir(folder)

    def at(day: int) -> None:
        monkeypatch.setattr("copro_tui.cli.trainer_context.now", lambda: datetime(2026, 3, day, 12, tzinfo=UTC))

    at(1)
    return at


def collected(folder: Path, capsys: pytest.CaptureFixture[str], *cohorts: str, until: str = "3 Mar") -> str:
    """Ann is in each of these cohorts, and what she sent was collected; returns her id."""
    ann = learn(folder, "Ann")
    for one in cohorts:
        said(capsys, "cohort", "new", one, "--keep-until", until)
        said(capsys, "cohort", "add", one, "Ann")
        said(capsys, "send", one, "--yes", "-o", f"{one}.json")
        said(capsys, "cohort", "collect", one, f"{one}.json")
    return ann


def kept_of(folder: Path, learner: str) -> list[Path]:
    cohorts = CohortRepository(repository_of(folder).course).folder
    return [one for one in cohorts.rglob("*") if one.is_file() and learner in f"{one.name} {one.read_bytes()!r}"]


def test_the_day_is_set_changed_shown_and_taken_back(
    folder: Path, on_the: At, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "cohort", "new", "spring", "--keep-until", "31 Mar")
    assert "Kept until: 31 March 2026" in said(capsys, "cohort", "show", "spring")
    assert said(capsys, "cohort", "keep-until", "SPRING", "1/4/2026") == (
        "What is collected of “spring” is kept until 1 April 2026.\n"
    )
    assert "“soon” is not a day." in said(capsys, "cohort", "keep-until", "spring", "soon", status=2)
    assert repository_of(folder).open("spring").keep_until == "2026-04-01"
    assert "No end is set" in said(capsys, "cohort", "keep-until", "spring", "none")
    assert "Kept until" not in said(capsys, "cohort", "show", "spring")
    assert "“soon” is not a day." in said(capsys, "cohort", "new", "summer", "--keep-until", "soon", status=2)
    assert repository_of(folder).ids() == ("spring",)


def test_what_is_due_is_listed_and_goes_when_that_is_said(
    folder: Path, on_the: At, capsys: pytest.CaptureFixture[str]
) -> None:
    ann = collected(folder, capsys, "spring")
    on_the(3)
    assert said(capsys, "cohort", "tidy") == "Nothing is due to be removed.\n"
    assert "is kept until 3 March 2026" in said(capsys, "cohort", "tidy", "spring", "--yes", status=2)
    on_the(4)
    told = said(capsys, "cohort", "collect", "spring", "spring.json")
    assert "was to be kept until 3 March 2026" in told
    assert "“copro cohort tidy spring” removes it." in told
    assert "  What is collected of “spring” was to be kept until" in said(capsys, "cohort", "list")
    before = kept_of(folder, ann)
    assert len(before) == 2
    assert said(capsys, "cohort", "tidy") == (
        "What is collected of “spring” was to be kept until 3 March 2026.\n"
        "  What 1 person sent\n"
        "  The names in the cohort's file: 1 person\n"
        "Nothing was removed. “--yes” removes it for good.\n"
    )
    assert kept_of(folder, ann) == before
    assert "Removed. The cohort “spring” is there still" in said(capsys, "cohort", "tidy", "--yes")
    assert kept_of(folder, ann) == []
    assert said(capsys, "cohort", "list") == "spring: spring, 0 people\n"
    assert said(capsys, "cohort", "tidy") == "Nothing is due to be removed.\n"
    assert "is kept any more" in said(capsys, "cohort", "tidy", "spring", "--yes")
    assert "Removed on 4 March 2026, all that was kept: 1 person" in said(capsys, "cohort", "show", "spring")
    assert said(capsys, "cohort", "erase", "--log") == "2026-03-04T12:00:00+00:00  spring  everybody: 1 person\n"
    told = said(capsys, "cohort", "collect", "spring", "spring.json", status=1)
    assert "from before the work" in told
    assert "tidy" not in told  # there is nothing to remove
    assert kept_of(folder, ann) == []
    assert said(capsys, "report", "spring", "--csv")


def test_learners_are_told_when_they_join_and_before_they_send(
    folder: Path, on_the: At, capsys: pytest.CaptureFixture[str]
) -> None:
    learn(folder, "Ann")
    for until, told in (("", False), ("31 Mar", True)):
        said(capsys, "cohort", "new", f"spring{until[:2]}", "--keep-until", until)
        said(capsys, "cohort", "invite", f"spring{until[:2]}", "-o", "it.json", "--overwrite")
        sentence = "Your trainer keeps what you send until 31 March 2026."
        assert (sentence in said(capsys, "join", "it.json")) is told
        assert (sentence in said(capsys, "send", f"spring{until[:2]}", "--yes", "-o", f"{until}.json")) is told
    unlike = Path("it.json").read_text(encoding="utf-8").replace("2026-03-31", "2026-02-31")
    Path("it.json").write_text(unlike, encoding="utf-8")
    said(capsys, "join", "it.json", status=2)


@pytest.mark.parametrize("answer", [True, False])
def test_in_a_terminal_it_asks(
    folder: Path, on_the: At, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    ann = collected(folder, capsys, "spring")
    on_the(9)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_arguments, **_more: answer)
    assert ("Removed." in said(capsys, "cohort", "tidy")) is answer
    assert bool(kept_of(folder, ann)) is not answer


def test_a_cohort_that_cannot_be_read_stops_no_other(
    folder: Path, on_the: At, capsys: pytest.CaptureFixture[str]
) -> None:
    ann = collected(folder, capsys, "autumn", "spring")
    broken = repository_of(folder).path("autumn")
    broken.write_text(broken.read_text(encoding="utf-8") + "workshop: soon\n", encoding="utf-8")
    on_the(9)
    told = said(capsys, "cohort", "tidy", "--yes", status=1)
    assert "“autumn” has mistakes" in told
    assert "“spring” is there still" in told
    assert {one.stem for one in kept_of(folder, ann)} == {"autumn", ann}
    assert "mistakes" not in said(capsys, "cohort", "tidy", "spring")


def test_what_cannot_be_removed_is_named_on_a_line_and_the_rest_goes(
    folder: Path, on_the: At, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = collected(folder, capsys, "autumn", "spring")
    on_the(9)
    real = Path.unlink

    def fails(path: Path, **more: bool) -> None:
        if path.name == f"{ann}.json" and path.parent.name == "autumn":
            raise PermissionError(13, "Permission denied")
        real(path, **more)

    monkeypatch.setattr(Path, "unlink", fails)
    told = said(capsys, "cohort", "tidy", "--yes", status=1)
    assert f"{ann}.json could not be removed (Permission denied). Mend that, and tidy again." in told
    assert "“autumn” is there still" not in told
    assert "“spring” is there still" in told
    assert [one.parent.name for one in kept_of(folder, ann)] == ["autumn"]
    monkeypatch.setattr(Path, "unlink", real)
    assert "“autumn” is there still" in said(capsys, "cohort", "tidy", "--yes")
    assert kept_of(folder, ann) == []
